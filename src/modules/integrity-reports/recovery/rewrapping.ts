import { entryHash, type DirectoryEntry } from '../protocol/directory.ts'
import type { RecipientKeys } from '../protocol/key-file.ts'
import type { ProvenDirectory } from '../receiving/session.ts'
import { noPools } from '../receiving/kept-on-device.ts'
import { openReport, reportsIn, type FoundReport, type OpenedReport } from '../receiving/opened-report.ts'
import type { Paths } from '../receiving/paths.ts'
import { searchPool } from '../receiving/pool-search.ts'
import { nothingRemembered } from '../receiving/remembered.ts'
import { changeRecipients } from '../receiving/writing.ts'

/**
 * What became of a report: it was passed on; the new key has it already; it never was for whoever lost the key, or the
 * reporter keeps him out; its door is closed to the recovery key; a check of it failed; nobody outside would be left;
 * or somebody kept writing to it.
 */
export type Rewrapped = 'passed' | 'had' | 'not-theirs' | 'closed' | 'refused' | 'no-outside' | 'busy'

export interface Rewrapping {
  readonly directory: ProvenDirectory
  /** The recovery key's entry, and its keys as they were put together. */
  readonly recovery: DirectoryEntry
  readonly keys: RecipientKeys
  /** The new key of whoever lost one. */
  readonly renewed: DirectoryEntry
  readonly today: string
  readonly paths: Paths
  /** Waits until the page could draw it. */
  readonly progress: (text: { readonly done: number; readonly all: number }) => Promise<void>
}

const tries = 3

/**
 * Finds what the recovery key opens, as any recipient does, and gives each report that its lost key opened a keybox for
 * the new one. The recovery key is a recipient no longer after that. May be done again from the beginning.
 *
 * @throws MonthUnproven, CallFailed
 */
export async function rewrapAll(work: Rewrapping): Promise<ReadonlyMap<Rewrapped, number>> {
  const { directory, recovery, keys, today, paths, progress } = work
  const searched = await searchPool({
    paths,
    ledgerKeys: directory.ledgerKeys,
    since: recovery.from,
    // Gaps are for the recipients to notice; here nobody is told of any.
    keptSince: recovery.from,
    today,
    ageSeed: keys.ageSeed,
    cache: noPools,
    remembered: nothingRemembered,
    progress: async () => {},
  })
  const found = reportsIn(searched.found)
  const outcomes = new Map<Rewrapped, number>()
  for (const [index, report] of found.entries()) {
    await progress({ done: index, all: found.length })
    const outcome = await rewrapOne(work, report, searched.ledger)
    outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
  }
  return outcomes
}

async function rewrapOne(
  work: Rewrapping,
  found: FoundReport,
  ledger: Parameters<typeof openReport>[1]['ledger'],
): Promise<Rewrapped> {
  const { directory, keys, recovery, paths } = work
  const sender = { by: recovery.id, role: 'recovery', signSeed: keys.signSeed } as const
  const reader = {
    org: directory.org,
    ageSeed: keys.ageSeed,
    directory: directory.keys.map(({ entry }) => entry),
    ledger,
    paths,
  }
  for (let attempt = 0; attempt < tries; attempt += 1) {
    const opened = await openReport(found, reader)
    if (!opened) return 'closed'
    const recipients = recipientsOf(opened, work)
    if (typeof recipients === 'string') return recipients
    const { outcome } = await changeRecipients(opened, sender, { recipients, reason: 'recovery' }, paths)
    if (outcome === 'ok') return 'passed'
    if (outcome !== 'conflict') return 'closed'
  }
  return 'busy'
}

/** Those who read it now and whose keys are in force, with the new key in place of the lost one. */
function recipientsOf(
  { thread }: OpenedReport,
  { directory, renewed }: Rewrapping,
): readonly DirectoryEntry[] | Rewrapped {
  const genesis = thread.messages[0]?.head
  if (thread.refused || !thread.epoch || genesis?.kind !== 'genesis') return 'refused'
  const circle = thread.epoch.keybox.body.recipients
  const listed = circle.find(({ id }) => id === renewed.id)
  const isKeptOut = genesis.excluded.includes(renewed.id) || genesis.concerned.includes(renewed.position)
  if (!listed || isKeptOut) return 'not-theirs'
  if (listed.entry === entryHash(renewed)) return 'had'
  const inForce = new Map(
    directory.keys.flatMap(({ entry, state }) => (state === 'active' ? [[entryHash(entry), entry]] : [])),
  )
  const others = circle
    .filter(({ id, role }) => id !== renewed.id && role !== 'recovery')
    .flatMap(({ entry }) => inForce.get(entry) ?? [])
  const recipients = [...others, renewed]
  return recipients.some(({ role }) => role === 'outside') ? recipients : 'no-outside'
}
