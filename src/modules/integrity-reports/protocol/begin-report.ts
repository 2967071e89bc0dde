import { b64 } from './binding.ts'
import type { Composed, Sender, Written } from './composing.ts'
import { compose } from './composing.ts'
import type { DirectoryEntry } from './directory.ts'
import type { EpochKeys } from './epoch.ts'
import { epochKeys, newEpochSeed, reportId } from './epoch.ts'
import { recipientSet, shortEntry } from './directory.ts'
import { sealKeybox } from './keybox.ts'
import type { ReceiptKeys } from './receipt-keys.ts'

/** What the page knows once the reporter has chosen; the files are sealed to `keys.recipient` before sending. */
export interface ReportBegun {
  readonly report: string
  readonly keybox: Uint8Array
  readonly keys: EpochKeys
  /** Seals message 0. */
  readonly finish: (written: Omit<Written, 'kind'>) => Promise<Composed>
}

export interface NewReport {
  readonly org: string
  readonly reporter: ReceiptKeys
  readonly recipients: readonly DirectoryEntry[]
  /** Ids of those who may never read, and the positions that the reporter says are concerned. */
  readonly excluded: readonly string[]
  readonly concerned: readonly string[]
}

/**
 * Begins a report: its first epoch and keybox. In two steps, because a file is sealed to the epoch before
 * message 0 can name it.
 *
 * @throws Error when a recipient is excluded, or none is outside the organisation: every reader would
 * refuse such a report.
 */
export async function beginReport(order: NewReport): Promise<ReportBegun> {
  const { org, reporter, recipients, excluded, concerned } = order
  if (recipients.some(({ id }) => excluded.includes(id))) throw new Error('an excluded person is a recipient')
  if (!recipients.some(({ role }) => role === 'outside')) throw new Error('no recipient is outside')
  const seed = newEpochSeed()
  const keys = await epochKeys(org, seed)
  const report = reportId(org, reporter)
  const sender: Sender = { by: 'reporter', role: 'reporter', signSeed: reporter.signSeed }
  const { bytes } = await sealKeybox({
    org,
    report,
    epoch: 0,
    seed,
    recipients,
    reporter: reporter.recipient,
    by: 'reporter',
    authorSeed: reporter.signSeed,
    prev: '',
  })
  const place = {
    org,
    report,
    seq: 0,
    prev: '',
    epoch: 0,
    rset: recipientSet(recipients.map(shortEntry)),
    recipient: keys.recipient,
    tagKey: keys.tagKey,
  }
  const kind = {
    kind: 'genesis',
    reporter: { sig: b64(reporter.signPublic), enc: reporter.recipient },
    excluded,
    concerned,
  } as const
  return { report, keybox: bytes, keys, finish: (written) => compose(place, sender, { ...written, kind }) }
}
