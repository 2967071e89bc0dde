import { call, callThrough, newChallenge, outcomeOf, post, sendBlob, type Door } from '../client/calling.ts'
import { openDoor } from '../client/thread.ts'
import { writeCall } from '../exchange/call.ts'
import { answer } from '../protocol/answer.ts'
import { beginReport } from '../protocol/begin-report.ts'
import { b64 } from '../protocol/binding.ts'
import type { KindOfHead, FileOfMessage } from '../protocol/message-head.ts'
import type { DirectoryEntry } from '../protocol/directory.ts'
import { sealFile } from '../protocol/file.ts'
import { openKeybox } from '../protocol/keybox.ts'
import { solvePuzzle } from '../protocol/puzzle.ts'
import { receiptKeys, type ReceiptKeys } from '../protocol/receipt-keys.ts'
import { newReceipt } from '../protocol/receipt.ts'
import { verifyThread, type VerifiedThread } from '../protocol/verification.ts'
import { integrityReportUrls as urls } from '../urls.ts'
import { concatBytes, randomBytes } from '@noble/hashes/utils.js'

// For tests: a reporter who says to the server what the pages of reporters say, through the browser's fetch.

export interface StagedReport {
  readonly org: string
  readonly report: string
  readonly keys: ReceiptKeys
}

const doorOf = ({ keys }: StagedReport): Door => ({ id: keys.lookup, seed: keys.authSeed })

export async function fileReport({
  org,
  recipients,
  excluded,
  concerned,
  text,
  files,
}: {
  readonly org: string
  readonly recipients: readonly DirectoryEntry[]
  readonly excluded: readonly string[]
  readonly concerned: readonly string[]
  readonly text: string
  readonly files: readonly { readonly name: string; readonly type: string; readonly content: Uint8Array }[]
}): Promise<StagedReport> {
  const keys = await receiptKeys(org, newReceipt(), 16)
  const begun = await beginReport({ org, reporter: keys, recipients, excluded, concerned })
  const named: FileOfMessage[] = []
  for (const { name, type, content } of files) {
    const blob = randomBytes(16)
    const stream = new Blob([content as BlobPart]).stream() as ReadableStream<Uint8Array>
    const { ciphertext, stored } = await sealFile(begun.keys.recipient, content.length, stream)
    const sealed = new Uint8Array(await new Response(ciphertext as BodyInit).arrayBuffer())
    await sendBlob(urls.part(), { blob, content: sealed, sent: () => {} })
    named.push({ blob: b64(blob), ...(await stored), type, name })
  }
  const { message, tag, commitment } = await begun.finish({
    content: new TextEncoder().encode(text),
    files: named,
  })
  const { challenge, bits } = await newChallenge(urls.challenge())
  const head = {
    v: 1,
    report: begun.report,
    reporterDoor: { id: b64(keys.lookup), publicKey: b64(keys.authPublic) },
    epochDoor: { id: b64(begun.keys.cap), publicKey: b64(begun.keys.readPublic) },
    tag: b64(tag),
    commitment: b64(commitment),
    blobs: named.map(({ blob }) => blob),
    challenge: b64(challenge),
    bits,
    solution: solvePuzzle({ challenge, report: begun.report, bits }),
  }
  const outcome = await outcomeOf(post(urls.create(), writeCall(head, concatBytes(begun.keybox, message))))
  if (outcome !== 'ok') throw new Error(`the report was not taken: ${outcome}`)
  return { org, report: begun.report, keys }
}

export async function readAsReporter(
  filed: StagedReport,
  directory: readonly DirectoryEntry[],
): Promise<VerifiedThread> {
  const stored = await openDoor(doorOf(filed), {
    challenge: urls.challenge(),
    open: urls.open(),
    more: urls.more(),
  })
  if (!stored) throw new Error('the door of the reporter does not open')
  const boxes = await Promise.all(stored.keyboxes.map((box) => openKeybox(filed.keys.ageSeed, box)))
  return verifyThread({
    org: filed.org,
    report: filed.report,
    keyboxes: boxes.flatMap((box) => box ?? []),
    messages: stored.messages,
    directory,
    ledger: undefined,
  })
}

export async function writeAsReporter(
  filed: StagedReport,
  thread: VerifiedThread,
  { kind, text }: { readonly kind: 'message' | 'consent'; readonly text: string },
): Promise<string> {
  const sender = { by: 'reporter', role: 'reporter', signSeed: filed.keys.signSeed } as const
  const content = new TextEncoder().encode(text)
  const { seq, prev, tag, commitment, message } = await answer(thread, sender, {
    kind: { kind } as KindOfHead,
    content,
  })
  return outcomeOf(
    callThrough({
      door: doorOf(filed),
      path: urls.append(),
      challengePath: urls.challenge(),
      head: { seq, prev, tag: b64(tag), commitment: b64(commitment), blobs: [] },
      payload: message,
    }),
  )
}

/** Everybody who ever was in the directory, as it is served. */
export async function entriesServed(): Promise<readonly DirectoryEntry[]> {
  const { head } = await call(urls.directory(), {})
  const events = head['events'] as unknown as readonly { payload: string }[]
  return events.flatMap(({ payload }) => {
    const { details } = JSON.parse(payload) as { details: { event: string } }
    return (JSON.parse(details.event) as { entries: readonly DirectoryEntry[] }).entries
  })
}
