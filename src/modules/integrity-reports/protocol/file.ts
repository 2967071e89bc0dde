import { sha256 } from '@noble/hashes/sha2.js'
import { decrypterWith, encrypterTo } from './age-keys.ts'
import { b64 } from './binding.ts'
import { readU64, u64 } from './integers.ts'
import { bucketOf, isZeros } from './padding.ts'

const sizeLength = 8
const pieceOfZeros = 64 * 1024

type Bytes = ReadableStream<Uint8Array>

/** A ciphertext as a message names it. */
export interface StoredFile {
  readonly size: number
  readonly sha256: string
}

/** What a file is refused for: its bytes are not those that were signed, or the inside is not as agreed. */
export class FileRefused extends Error {
  override readonly name = 'FileRefused'
  readonly check: 'hash' | 'key' | 'padding'

  constructor(check: 'hash' | 'key' | 'padding') {
    super(`the file was refused: ${check}`)
    this.check = check
  }
}

/**
 * Encrypts a file to the key of an epoch while it streams by; never is more of it in memory than a piece.
 * `stored` comes when the last byte has been read.
 *
 * The stream fails if the content has another length than was said.
 */
export async function sealFile(
  recipient: string,
  size: number,
  content: Bytes,
): Promise<{ ciphertext: Bytes; stored: Promise<StoredFile> }> {
  const encrypted = await encrypterTo(recipient).encrypt(content.pipeThrough(padding(size)))
  const { stream, stored } = described(encrypted)
  return { ciphertext: stream, stored }
}

/**
 * Opens a file in two passes: the first only hashes, so that not one byte of a ciphertext that was not
 * signed reaches age; the second hashes again, in case what is read changed meanwhile.
 *
 * @throws FileRefused at once for wrong bytes or another key, later from the stream for wrong padding. What
 * came out before that is to be thrown away.
 */
export async function openFile(
  epochAgeSeed: Uint8Array,
  expected: StoredFile,
  read: () => Bytes,
): Promise<Bytes> {
  if (!isExpected(await hashOf(read()), expected)) throw new FileRefused('hash')
  const { stream, stored } = described(read())
  try {
    const plaintext = await decrypterWith(epochAgeSeed).decrypt(stream)
    return plaintext.pipeThrough(withoutPadding(stored, expected))
  } catch {
    throw new FileRefused('key')
  }
}

function isExpected(found: StoredFile, expected: StoredFile): boolean {
  return found.size === expected.size && found.sha256 === expected.sha256
}

async function hashOf(stream: Bytes): Promise<StoredFile> {
  const { stream: passed, stored } = described(stream)
  const reader = passed.getReader()
  while (!(await reader.read()).done);
  return stored
}

/** The same bytes, and what they are once all have passed. */
function described(stream: Bytes): { stream: Bytes; stored: Promise<StoredFile> } {
  const hash = sha256.create()
  let size = 0
  let done: (stored: StoredFile) => void
  const stored = new Promise<StoredFile>((resolve) => {
    done = resolve
  })
  const counting = new TransformStream<Uint8Array, Uint8Array>({
    transform(piece, controller) {
      hash.update(piece)
      size += piece.length
      controller.enqueue(piece)
    },
    flush() {
      done({ size, sha256: b64(hash.digest()) })
    },
  })
  return { stream: stream.pipeThrough(counting), stored }
}

/** The true size in front, zeros behind up to the bucket. */
function padding(size: number): TransformStream<Uint8Array, Uint8Array> {
  let passed = 0
  return new TransformStream({
    start(controller) {
      controller.enqueue(u64(size))
    },
    transform(piece, controller) {
      passed += piece.length
      if (passed > size) throw new Error('the file is longer than was said')
      controller.enqueue(piece)
    },
    flush(controller) {
      if (passed !== size) throw new Error('the file is shorter than was said')
      let missing = bucketOf(sizeLength + size) - sizeLength - size
      for (; missing > 0; missing -= pieceOfZeros) {
        controller.enqueue(new Uint8Array(Math.min(missing, pieceOfZeros)))
      }
    },
  })
}

function withoutPadding(
  stored: Promise<StoredFile>,
  expected: StoredFile,
): TransformStream<Uint8Array, Uint8Array> {
  const front = new Uint8Array(sizeLength)
  let total = 0
  let size = 0
  return new TransformStream({
    transform(piece, controller) {
      let rest = piece
      if (total < sizeLength) {
        const taken = rest.subarray(0, sizeLength - total)
        front.set(taken, total)
        total += taken.length
        rest = rest.subarray(taken.length)
        if (total < sizeLength) return
        const said = readU64(front, 0)
        if (said === undefined) throw new FileRefused('padding')
        size = said
      }
      const content = rest.subarray(0, Math.max(0, sizeLength + size - total))
      total += rest.length
      if (!isZeros(rest.subarray(content.length))) throw new FileRefused('padding')
      if (content.length > 0) controller.enqueue(content)
    },
    async flush() {
      if (total < sizeLength || total !== bucketOf(sizeLength + size)) throw new FileRefused('padding')
      if (!isExpected(await stored, expected)) throw new FileRefused('hash')
    },
  })
}
