import { utf8ToBytes } from '@noble/hashes/utils.js'
import { CallFailed, callThrough, outcomeOf } from '../client/calling.ts'
import { answer } from '../protocol/answer.ts'
import { b64 } from '../protocol/binding.ts'
import type { ReceiptKeys } from '../protocol/receipt-keys.ts'
import { integrityReportUrls as urls } from '../urls.ts'
import type { ReadyFile } from './preparing-file.ts'
import { doorOf, type ReadThread } from './read-thread.ts'
import { SendingFiles } from './sending-files.ts'

export interface Answer {
  readonly kind: 'message' | 'consent'
  readonly text: string
  readonly files: readonly ReadyFile[]
}

/** `refused`: a check failed when it was read again. `changed`: others were faster each time. */
export type Answered = 'ok' | 'offline' | 'changed' | 'nothing' | 'refused' | 'full' | 'too-large'

const mostTries = 5

/**
 * Adds a message to the reporter's own thread, after all that stands there now: where another one came first, the
 * thread is read and checked again and the message sealed anew.
 */
export async function sendAnswer(
  keys: ReceiptKeys,
  written: Answer,
  read: () => Promise<ReadThread | undefined>,
  progress: (part: number) => void,
): Promise<Answered> {
  try {
    let sending: { readonly recipient: string; readonly files: SendingFiles } | undefined
    for (let attempt = 0; attempt < mostTries; attempt += 1) {
      const found = await read()
      if (!found) return 'nothing'
      const { thread } = found
      if (thread.refused || !thread.epoch) return 'refused'
      const { recipient } = thread.epoch.keys
      // The recipients have changed: what was sealed to those before is not sent.
      if (sending?.recipient !== recipient) {
        sending = { recipient, files: new SendingFiles(written.files, recipient) }
      }
      const arrived = await sending.files.send(urls.part(), progress)
      if (arrived === 'full' || arrived === 'too-large') return arrived
      const named = sending.files.named()
      const { seq, prev, message, tag, commitment } = await answer(
        thread,
        { by: 'reporter', role: 'reporter', signSeed: keys.signSeed },
        { kind: { kind: written.kind }, content: utf8ToBytes(written.text), files: named },
      )
      const head = {
        seq,
        prev,
        tag: b64(tag),
        commitment: b64(commitment),
        blobs: named.map(({ blob }) => blob),
      }
      const call = {
        door: doorOf(keys),
        path: urls.append(),
        challengePath: urls.challenge(),
        head,
        payload: message,
      }
      const outcome = await outcomeOf(callThrough(call))
      if (outcome === 'ok' || outcome === 'nothing' || outcome === 'too-large') return outcome
      if (outcome === 'missing') sending.files.forget()
    }
    return 'changed'
  } catch (fault) {
    if (fault instanceof CallFailed) return 'offline'
    throw fault
  }
}

/** The server closes the reporter's door for good. @throws CallFailed where it does not answer. */
export async function closeOwnDoor(keys: ReceiptKeys): Promise<void> {
  await outcomeOf(callThrough({ door: doorOf(keys), path: urls.burn(), challengePath: urls.challenge() }))
}
