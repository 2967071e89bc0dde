import { sha256 } from '@noble/hashes/sha2.js'
import { expect, test } from 'vitest'
import { encrypterTo, recipientOf } from './age-keys.ts'
import { b64 } from './binding.ts'
import type { FileRefused, StoredFile } from './file.ts'
import { openFile, sealFile } from './file.ts'
import { u64 } from './integers.ts'

const seed = new Uint8Array(32).fill(5)
const recipient = await recipientOf(seed)

function streamOf(bytes: Uint8Array, piece = 10_000): ReadableStream<Uint8Array> {
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.slice(at, at + piece))
      at += piece
    },
  })
}

async function bytesOf(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  return new Uint8Array(await new Response(stream as ReadableStream<Uint8Array<ArrayBuffer>>).arrayBuffer())
}

async function sealed(content: Uint8Array): Promise<{ ciphertext: Uint8Array; stored: StoredFile }> {
  const { ciphertext, stored } = await sealFile(recipient, content.length, streamOf(content))
  return { ciphertext: await bytesOf(ciphertext), stored: await stored }
}

function numbered(length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => at % 251)
}

async function opened(ciphertext: Uint8Array, expected: StoredFile, key = seed): Promise<Uint8Array> {
  return bytesOf(await openFile(key, expected, () => streamOf(ciphertext, 7777)))
}

/** As the message names it once its writer has signed that ciphertext, whatever is in it. */
function named(ciphertext: Uint8Array): StoredFile {
  return { size: ciphertext.length, sha256: b64(sha256(ciphertext)) }
}

async function check(ciphertext: Uint8Array, expected: StoredFile, key = seed): Promise<string> {
  const error: unknown = await opened(ciphertext, expected, key).catch((reason: unknown) => reason)
  return (error as FileRefused).check
}

test.each([0, 1, 4088, 4089, 65_528, 65_529, 200_000])('a file of %i bytes comes back', async (length) => {
  const content = numbered(length)
  const { ciphertext, stored } = await sealed(content)
  expect(stored).toEqual(named(ciphertext))
  expect(b64(await opened(ciphertext, stored))).toBe(b64(content))
})

test('ten million bytes are stored as the protocol says', async () => {
  const { ciphertext, stored } = await sealFile(
    recipient,
    10_000_000,
    streamOf(new Uint8Array(10_000_000), 1 << 20),
  )
  const read = await bytesOf(ciphertext)
  expect(read).toHaveLength(10_227_755)
  expect((await stored).size).toBe(10_227_755)
})

test('a length that was not said fails', async () => {
  const { ciphertext } = await sealFile(recipient, 9, streamOf(numbered(10)))
  await expect(bytesOf(ciphertext)).rejects.toThrow('longer')
  const { ciphertext: other } = await sealFile(recipient, 11, streamOf(numbered(10)))
  await expect(bytesOf(other)).rejects.toThrow('shorter')
})

test('chunks exchanged, an end cut off, and a flipped bit are found before age sees a byte', async () => {
  const { ciphertext, stored } = await sealed(numbered(200_000))
  const start = ciphertext.length - 262_144 - 4 * 16
  const chunk = 65_536 + 16
  const exchanged = ciphertext.slice()
  exchanged.set(ciphertext.subarray(start, start + chunk), start + chunk)
  exchanged.set(ciphertext.subarray(start + chunk, start + 2 * chunk), start)
  expect(await check(exchanged, stored)).toBe('hash')
  expect(await check(ciphertext.subarray(0, Math.floor(ciphertext.length * 0.99)), stored)).toBe('hash')
  const flipped = ciphertext.slice()
  flipped[start] = (flipped[start] ?? 0) ^ 1
  expect(await check(flipped, stored)).toBe('hash')
  // Signed by a cheating sender they still do not open.
  await expect(opened(exchanged, named(exchanged))).rejects.toThrow()
  const cut = ciphertext.subarray(0, start + chunk)
  await expect(opened(cut, named(cut))).rejects.toThrow()
})

test('what changes between the two passes is found too', async () => {
  const { ciphertext, stored } = await sealed(numbered(10))
  const { ciphertext: other } = await sealed(numbered(11))
  let pass = 0
  const read = (): ReadableStream<Uint8Array> => streamOf((pass += 1) === 1 ? ciphertext : other)
  await expect(openFile(seed, stored, read).then(bytesOf)).rejects.toMatchObject({ check: 'hash' })
})

test('another key does not open it', async () => {
  const { ciphertext, stored } = await sealed(numbered(10))
  expect(await check(ciphertext, stored, new Uint8Array(32).fill(6))).toBe('key')
})

test('padding that is not zeros, and another bucket, are refused', async () => {
  const box = async (plaintext: Uint8Array): Promise<Uint8Array> => encrypterTo(recipient).encrypt(plaintext)
  const inside = (length: number, said: number): Uint8Array => {
    const plaintext = new Uint8Array(length)
    plaintext.set(u64(said))
    return plaintext
  }
  const dirty = inside(4096, 10)
  dirty[4095] = 1
  const wrong = [
    dirty,
    inside(16_384, 10),
    inside(4095, 10),
    inside(4096, 5000),
    inside(4096, 2 ** 53 - 1),
    new Uint8Array(4),
  ]
  const tooLarge = new Uint8Array(4096).fill(255)
  for (const plaintext of [...wrong, tooLarge]) {
    const ciphertext = await box(plaintext)
    expect(await check(ciphertext, named(ciphertext))).toBe('padding')
  }
})
