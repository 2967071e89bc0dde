import { hexToBytes, bytesToHex } from '@noble/hashes/utils.js'
import { describe, expect, test } from 'vitest'
import { GrowingTree } from './merkle-growth.ts'
import {
  consistencyPath,
  emptyRoot,
  inclusionPath,
  leafHash,
  nodeHash,
  rootAt,
  rootOf,
  verifyConsistency,
  verifyInclusion,
  type Hash,
  type HashReader,
} from './merkle.ts'

// The test vectors of the reference implementation of RFC 6962 (google/certificate-transparency).
const inputs = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
]
const publishedRoots = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
]
const leaves = inputs.map((input) => leafHash(hexToBytes(input)))

/** All complete subtrees of some leaves, level by level. */
function subtreesOf(row: readonly Hash[]): HashReader {
  const levels = [row]
  for (let level = row; level.length > 1;) {
    const above: Hash[] = []
    for (let index = 0; index + 1 < level.length; index += 2) {
      above.push(nodeHash(level[index]!, level[index + 1]!))
    }
    levels.push(above)
    level = above
  }
  return (level, index) => {
    const hash = levels[level]?.[index]
    if (!hash) throw new Error(`the subtree ${level}/${index} is not complete`)
    return hash
  }
}

const hex = (hashes: readonly Hash[]): string[] => hashes.map((hash) => bytesToHex(hash))

describe('the published hashes of RFC 6962', () => {
  test.each(publishedRoots.map((root, size) => ({ size, root })))('root of $size', async ({ size, root }) => {
    expect(bytesToHex(rootOf(leaves.slice(0, size)))).toBe(root)
    expect(bytesToHex(await rootAt(size, subtreesOf(leaves)))).toBe(root)
  })

  test.each([
    {
      index: 0,
      size: 8,
      path: [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    },
    {
      index: 5,
      size: 8,
      path: [
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    },
    { index: 2, size: 3, path: ['fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'] },
    {
      index: 1,
      size: 5,
      path: [
        '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    },
  ])('leaf $index in a tree of $size', async ({ index, size, path }) => {
    expect(hex(await inclusionPath(index, size, subtreesOf(leaves)))).toEqual(path)
  })

  test.each([
    {
      first: 1,
      second: 8,
      path: [
        '96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7',
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        '6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4',
      ],
    },
    {
      first: 6,
      second: 8,
      path: [
        '0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a',
        'ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0',
        'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
      ],
    },
    {
      first: 2,
      second: 5,
      path: [
        '5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e',
        'bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b',
      ],
    },
  ])('from $first to $second', async ({ first, second, path }) => {
    expect(hex(await consistencyPath(first, second, subtreesOf(leaves)))).toEqual(path)
  })
})

describe('all sizes to 300', () => {
  const most = 300
  const many = Array.from({ length: most }, (_, index) => leafHash(Buffer.from(`leaf ${index}`)))
  const subtrees = subtreesOf(many)
  const roots: Hash[] = [emptyRoot]
  const tree = new GrowingTree()
  for (const leaf of many) {
    tree.add(leaf, () => {})
    roots.push(tree.root())
  }

  test('a growing tree has the root of a tree built at once', async () => {
    expect(new GrowingTree().root()).toEqual(emptyRoot)
    for (let size = 0; size <= most; size += 1) {
      expect(rootOf(many.slice(0, size))).toEqual(roots[size])
      expect(await rootAt(size, subtrees)).toEqual(roots[size])
    }
  })

  test('every leaf is proved, and in no other place', async () => {
    const wrong = []
    for (let size = 1; size <= most; size += 1) {
      const root = roots[size]!
      for (let index = 0; index < size; index += 1) {
        const path = await inclusionPath(index, size, subtrees)
        const proof = { index, size, leaf: many[index]!, path, root }
        const isProved = verifyInclusion(proof)
        const isProvedElsewhere = verifyInclusion({ ...proof, index: (index + 1) % (size + 1) })
        if (!isProved || isProvedElsewhere) wrong.push({ index, size })
      }
    }
    expect(wrong).toEqual([])
  })

  test('every size continues every smaller one, and none that it does not', async () => {
    const wrong = []
    for (let second = 0; second <= most; second += 1) {
      for (let first = 0; first <= second; first += 1) {
        const path = await consistencyPath(first, second, subtrees)
        const proof = { first, second, firstRoot: roots[first]!, secondRoot: roots[second]!, path }
        const isProved = verifyConsistency(proof)
        // Everything continues the empty tree.
        const isProvedElsewhere =
          first > 0 && verifyConsistency({ ...proof, secondRoot: roots[(second + 1) % (most + 1)]! })
        if (!isProved || isProvedElsewhere) wrong.push({ first, second })
      }
    }
    expect(wrong).toEqual([])
  })
})

describe('what is changed is caught', () => {
  const flipped = (hash: Hash, bit: number): Hash => {
    const changed = Uint8Array.from(hash)
    changed[Math.floor(bit / 8)]! ^= 2 ** (bit % 8)
    return changed
  }
  const bits = Array.from({ length: 256 }, (_, bit) => bit)

  test('every single bit of a proof of inclusion', async () => {
    const path = await inclusionPath(4, 7, subtreesOf(leaves))
    const proof = { index: 4, size: 7, leaf: leaves[4]!, path, root: rootOf(leaves.slice(0, 7)) }
    expect(verifyInclusion(proof)).toBe(true)
    for (const bit of bits) {
      expect(verifyInclusion({ ...proof, leaf: flipped(proof.leaf, bit) })).toBe(false)
      expect(verifyInclusion({ ...proof, root: flipped(proof.root, bit) })).toBe(false)
      for (const at of path.keys()) {
        expect(verifyInclusion({ ...proof, path: path.with(at, flipped(path[at]!, bit)) })).toBe(false)
      }
    }
  })

  test('every single bit of a proof of consistency', async () => {
    const path = await consistencyPath(3, 7, subtreesOf(leaves))
    const proof = {
      first: 3,
      second: 7,
      firstRoot: rootOf(leaves.slice(0, 3)),
      secondRoot: rootOf(leaves.slice(0, 7)),
      path,
    }
    expect(verifyConsistency(proof)).toBe(true)
    for (const bit of bits) {
      expect(verifyConsistency({ ...proof, firstRoot: flipped(proof.firstRoot, bit) })).toBe(false)
      expect(verifyConsistency({ ...proof, secondRoot: flipped(proof.secondRoot, bit) })).toBe(false)
      for (const at of path.keys()) {
        expect(verifyConsistency({ ...proof, path: path.with(at, flipped(path[at]!, bit)) })).toBe(false)
      }
    }
  })

  test('a path that is too short, too long or in another order', async () => {
    const path = await inclusionPath(2, 7, subtreesOf(leaves))
    const proof = { index: 2, size: 7, leaf: leaves[2]!, root: rootOf(leaves.slice(0, 7)) }
    expect(verifyInclusion({ ...proof, path })).toBe(true)
    for (const wrong of [path.slice(1), path.slice(0, -1), [...path, path[0]!], path.toReversed(), []]) {
      expect(verifyInclusion({ ...proof, path: wrong })).toBe(false)
    }
    const steps = await consistencyPath(3, 7, subtreesOf(leaves))
    const roots = { firstRoot: rootOf(leaves.slice(0, 3)), secondRoot: proof.root }
    for (const wrong of [steps.slice(1), steps.slice(0, -1), [...steps, steps[0]!], steps.toReversed(), []]) {
      expect(verifyConsistency({ first: 3, second: 7, ...roots, path: wrong })).toBe(false)
    }
  })
})

describe('what is refused', () => {
  const short = new Uint8Array(31)
  const long = new Uint8Array(33)
  const root = rootOf(leaves)

  test.each([short, long, new Uint8Array()])('a hash of $length bytes', (wrong) => {
    expect(() => nodeHash(wrong, root)).toThrow(RangeError)
    expect(() => nodeHash(root, wrong)).toThrow(RangeError)
    expect(() => rootOf([wrong])).toThrow(RangeError)
    const inclusion = { index: 0, size: 1, leaf: root, path: [], root }
    expect(verifyInclusion(inclusion)).toBe(true)
    expect(verifyInclusion({ ...inclusion, leaf: wrong, root: wrong })).toBe(false)
    expect(verifyInclusion({ ...inclusion, size: 2, path: [wrong] })).toBe(false)
    const consistency = { first: 1, second: 1, firstRoot: root, secondRoot: root, path: [] }
    expect(verifyConsistency(consistency)).toBe(true)
    expect(verifyConsistency({ ...consistency, firstRoot: wrong, secondRoot: wrong })).toBe(false)
    expect(verifyConsistency({ ...consistency, second: 2, path: [wrong] })).toBe(false)
  })

  test.each([-1, 0.5, Number.NaN, 2 ** 53])('a size of %d', async (size) => {
    const subtrees = subtreesOf(leaves)
    await expect(rootAt(size, subtrees)).rejects.toThrow(RangeError)
    await expect(inclusionPath(0, size, subtrees)).rejects.toThrow(RangeError)
    await expect(consistencyPath(0, size, subtrees)).rejects.toThrow(RangeError)
    await expect(consistencyPath(size, 8, subtrees)).rejects.toThrow(RangeError)
    expect(verifyInclusion({ index: 0, size, leaf: root, path: [], root })).toBe(false)
    expect(
      verifyConsistency({ first: size, second: size, firstRoot: root, secondRoot: root, path: [] }),
    ).toBe(false)
  })

  test('a leaf beyond the tree, and a tree that shrinks', async () => {
    const subtrees = subtreesOf(leaves)
    await expect(inclusionPath(8, 8, subtrees)).rejects.toThrow(RangeError)
    await expect(inclusionPath(-1, 8, subtrees)).rejects.toThrow(RangeError)
    await expect(consistencyPath(8, 7, subtrees)).rejects.toThrow(RangeError)
    const same = { firstRoot: root, secondRoot: root, path: [] }
    expect(verifyConsistency({ first: 8, second: 7, ...same })).toBe(false)
  })
})

describe('size zero', () => {
  const root = rootOf(leaves)

  test('nothing is in an empty tree', async () => {
    await expect(inclusionPath(0, 0, subtreesOf([]))).rejects.toThrow(RangeError)
    expect(verifyInclusion({ index: 0, size: 0, leaf: emptyRoot, path: [], root: emptyRoot })).toBe(false)
  })

  test('every tree continues the empty one, and that needs no proof', async () => {
    expect(await consistencyPath(0, 8, subtreesOf(leaves))).toEqual([])
    const proof = { first: 0, second: 8, firstRoot: emptyRoot, secondRoot: root, path: [] }
    expect(verifyConsistency(proof)).toBe(true)
    expect(verifyConsistency({ ...proof, second: 0, secondRoot: emptyRoot })).toBe(true)
    expect(verifyConsistency({ ...proof, path: [root] })).toBe(false)
    expect(verifyConsistency({ ...proof, firstRoot: root })).toBe(false)
    expect(verifyConsistency({ ...proof, second: 0 })).toBe(false)
  })
})

test('a tree beyond 32 bits', async () => {
  // All leaves are the same, so that a subtree is known by its level alone.
  const rows = [leafHash(new Uint8Array())]
  for (let level = 0; level < 52; level += 1) rows.push(nodeHash(rows[level]!, rows[level]!))
  const subtrees: HashReader = (level) => rows[level]!
  const [first, second] = [2 ** 33 + 12_345, 2 ** 40 + 2 ** 32 + 1]
  const [firstRoot, secondRoot] = [await rootAt(first, subtrees), await rootAt(second, subtrees)]
  const path = await consistencyPath(first, second, subtrees)
  expect(verifyConsistency({ first, second, firstRoot, secondRoot, path })).toBe(true)
  for (const index of [0, 2 ** 32 + 7, second - 1]) {
    const proof = { index, size: second, leaf: rows[0]!, path: await inclusionPath(index, second, subtrees) }
    expect(verifyInclusion({ ...proof, root: secondRoot })).toBe(true)
    expect(verifyInclusion({ ...proof, root: firstRoot })).toBe(false)
  }
})
