import { concatBytes } from '@noble/hashes/utils.js'
import { answerLength, readThread, threadLength, type StoredThread } from '../exchange/thread-stream.ts'
import { callThrough, type Door } from './calling.ts'

export interface DoorPaths {
  readonly challenge: string
  readonly open: string
  readonly more: string
}

/** Above it nothing is a thread, whatever a server says of its length. */
const longestThread = 64 * 1024 * 1024

/** All that stands behind a door. Undefined for one that does not open, for whatever reason. */
export async function openDoor(door: Door, paths: DoorPaths): Promise<StoredThread | undefined> {
  const first = await callThrough({ door, path: paths.open, challengePath: paths.challenge })
  const length = first.length === answerLength ? threadLength(first) : 0
  if (length === 0 || length > longestThread) return undefined
  const pieces = [first]
  for (let from = answerLength; from < length; from += answerLength) {
    const head = { from }
    pieces.push(await callThrough({ door, path: paths.more, challengePath: paths.challenge, head }))
  }
  return readThread(concatBytes(...pieces).subarray(0, length))
}
