import { z } from 'zod'
import { latestCheckpoint, makeCheckpoint, publishedNote } from '../../platform/ledger/checkpoints.ts'
import { cosignCheckpoint } from '../../platform/ledger/cosigning.ts'
import { handoverNote } from '../../platform/ledger/key-rotation.ts'
import { publicKeys } from '../../platform/ledger/keys.ts'
import { receiptOf } from '../../platform/ledger/receipts.ts'
import { parseTilePath } from '../../platform/ledger/tiles.ts'
import { readTileFile } from '../../platform/ledger/tree-reading.ts'
import { route, type Answer } from '../../platform/web/route.ts'
import { ledgerUrls } from './urls.ts'

const file = { permission: 'public', event: 'none', languages: 'one' } as const
const text = 'text/plain; charset=utf-8'
const numberInAddress = z.coerce.number().int().nonnegative().max(Number.MAX_SAFE_INTEGER)

/** The log as C2SP tlog-tiles publishes it, and what belongs to it, for programs of anybody. */
export const fileRoutes = [
  // Signs where nothing was signed yet, as on the very first request; otherwise it only reads.
  route(ledgerUrls.checkpoint, { ...file, reuse: 'never', writes: true }, async ({ tx, services, now }) => {
    const checkpoint = (await latestCheckpoint(tx)) ?? (await makeCheckpoint(tx, services.ledgerKeys, now))
    return textFile(await publishedNote(tx, checkpoint))
  }),
  // The bytes of a tile never change once it is there, so it may be kept for a revision.
  route(
    ledgerUrls.tile,
    { ...file, reuse: 'revision', parameters: z.object({ '*': z.string() }) },
    async ({ tx, parameters }) => {
      const address = parseTilePath(`tile/${parameters['*']}`)
      const size = (await latestCheckpoint(tx))?.size ?? 0
      const body = address && (await readTileFile(tx, address, size))
      return body ? { kind: 'data', type: 'application/octet-stream', body } : { kind: 'absent' }
    },
  ),
  route(ledgerUrls.keys, { ...file, reuse: 'never' }, async ({ tx }) =>
    textFile(lines(await publicKeys(tx, 'log'))),
  ),
  route(
    ledgerUrls.handover,
    { ...file, reuse: 'never', parameters: z.object({ number: numberInAddress }) },
    async ({ tx, parameters }) => textFile(await handoverNote(tx, parameters.number)),
  ),
  route(
    ledgerUrls.receipt,
    { ...file, reuse: 'never', writes: true, parameters: z.object({ index: numberInAddress }) },
    async ({ tx, parameters: { index }, services, now }) => {
      const body = await receiptOf(tx, index, { keys: services.ledgerKeys, at: now })
      return body === undefined
        ? { kind: 'absent' }
        : { kind: 'data', type: text, filename: `receipt-${index}.tlog-proof`, body }
    },
  ),
  route(ledgerUrls.witnessKeys, { ...file, reuse: 'never' }, async ({ tx }) =>
    textFile(lines(await publicKeys(tx, 'witness'))),
  ),
  // What a witness remembers is no act of the organisation, so it leaves no entry.
  route(
    ledgerUrls.addCheckpoint,
    { ...file, method: 'POST', takes: 'text', reuse: 'never' },
    async ({ tx, text: body, services, now }) => ({
      kind: 'data',
      ...(await cosignCheckpoint(tx, body, { keys: services.ledgerKeys, at: now })),
    }),
  ),
]

function textFile(body: string | undefined): Answer {
  return body === undefined ? { kind: 'absent' } : { kind: 'data', type: text, body }
}

function lines(texts: readonly string[]): string {
  return texts.map((line) => `${line}\n`).join('')
}
