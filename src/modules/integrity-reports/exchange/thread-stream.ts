import { concatBytes } from '@noble/hashes/utils.js'
import { keyboxLength } from '../protocol/keybox.ts'
import { readU32, u32 } from '../protocol/integers.ts'

/** Every answer of a door has this many bytes, whether there is something behind it or not. */
export const answerLength = 65_536

/** All that a report has for whoever comes through one of its doors, as the server keeps it. */
export interface StoredThread {
  readonly keyboxes: readonly Uint8Array[]
  readonly messages: readonly Uint8Array[]
}

const headLength = 12

/**
 * `u32 total length ‖ u32 keyboxes ‖ u32 messages ‖ keyboxes ‖ (u32 length ‖ message)…`, of which a door
 * serves one answer's length at a time.
 */
export function writeThread({ keyboxes, messages }: StoredThread): Uint8Array {
  const parts = [...keyboxes, ...messages.flatMap((message) => [u32(message.length), message])]
  const length = headLength + parts.reduce((sum, part) => sum + part.length, 0)
  return concatBytes(u32(length), u32(keyboxes.length), u32(messages.length), ...parts)
}

/** One answer's length of it from an offset, filled up with zeros. */
export function answerAt(thread: Uint8Array, offset: number): Uint8Array {
  const answer = new Uint8Array(answerLength)
  answer.set(thread.subarray(offset, offset + answerLength))
  return answer
}

/** How long the whole is, by its first answer; 0 for a door that does not open. */
export function threadLength(firstAnswer: Uint8Array): number {
  return readU32(firstAnswer, 0)
}

/** Undefined for what is no thread: a server may answer anything. */
export function readThread(bytes: Uint8Array): StoredThread | undefined {
  if (bytes.length < headLength || readU32(bytes, 0) !== bytes.length) return undefined
  const keyboxCount = readU32(bytes, 4)
  const messageCount = readU32(bytes, 8)
  let offset = headLength
  const take = (length: number): Uint8Array | undefined => {
    if (offset + length > bytes.length) return undefined
    offset += length
    return bytes.slice(offset - length, offset)
  }
  const keyboxes: Uint8Array[] = []
  for (let index = 0; index < keyboxCount; index += 1) {
    const keybox = take(keyboxLength)
    if (!keybox) return undefined
    keyboxes.push(keybox)
  }
  const messages: Uint8Array[] = []
  for (let index = 0; index < messageCount; index += 1) {
    const length = take(4)
    const message = length && take(readU32(length, 0))
    if (!message) return undefined
    messages.push(message)
  }
  return offset === bytes.length ? { keyboxes, messages } : undefined
}
