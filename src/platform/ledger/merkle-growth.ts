import { emptyRoot, nodeHash, type Hash } from './merkle.ts'

/**
 * A tree that takes leaf after leaf and keeps only its right edge: one hash a level, however large it is.
 */
export class GrowingTree {
  /** By level: the complete subtree that still waits for its right neighbour. */
  readonly #edge: (Hash | undefined)[] = []

  /** Adds a leaf, and tells the hash of every subtree that it completes, the leaf itself first. */
  add(leaf: Hash, tell: (level: number, hash: Hash) => void): void {
    let hash = leaf
    let level = 0
    tell(level, hash)
    for (let left = this.#edge[0]; left; left = this.#edge[level]) {
      this.#edge[level] = undefined
      hash = nodeHash(left, hash)
      level += 1
      tell(level, hash)
    }
    this.#edge[level] = hash
  }

  root(): Hash {
    const parts = this.#edge.filter((hash) => hash !== undefined)
    return parts.length === 0 ? emptyRoot : parts.reduce((right, left) => nodeHash(left, right))
  }
}
