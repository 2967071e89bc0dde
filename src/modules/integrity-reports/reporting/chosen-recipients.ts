import type { DirectoryEntry } from '../protocol/directory.ts'
import type { KnownKey } from '../protocol/directory-events.ts'
import { mostRecipients } from '../protocol/keybox.ts'

/** Whom a report is about, as far as the directory knows positions. */
export interface Concern {
  readonly positions: readonly string[]
  /** Whether those who report to a concerned position are left out too. */
  readonly alsoThoseUnder: boolean
}

export interface ChosenRecipients {
  readonly recipients: readonly DirectoryEntry[]
  /** Who must never read, those whose key is not in force included: it may be again. */
  readonly excluded: readonly DirectoryEntry[]
}

/**
 * Who receives a report about these positions, and who must not. A recovery key that the reporter wants has one of the
 * places; of the others, those outside come first if places run out.
 */
export function chooseRecipients(
  keys: readonly KnownKey[],
  concern: Concern,
  recovery?: DirectoryEntry,
): ChosenRecipients {
  const all = Array.from(new Map(keys.map(({ entry }) => [entry.id, entry])).values())
  const excluded = all.filter((entry) => isConcerned(entry, concern))
  const ids = new Set(excluded.map(({ id }) => id))
  const allowed = receivingNow(keys).filter(({ id }) => !ids.has(id))
  const ordered = [
    ...allowed.filter(({ role }) => role === 'outside'),
    ...allowed.filter(({ role }) => role !== 'outside'),
  ]
  const guarded = recovery ? [recovery] : []
  return { recipients: [...ordered.slice(0, mostRecipients - guarded.length), ...guarded], excluded }
}

/** Without somebody outside nothing is encrypted, however many there are inside. */
export function isChannelOpen(keys: readonly KnownKey[]): boolean {
  return receivingNow(keys).some(({ role }) => role === 'outside')
}

/** The positions that a reporter is asked about: of those who receive inside, and of their superiors. */
export function positionsToAsk(keys: readonly KnownKey[]): readonly string[] {
  const inside = receivingNow(keys).filter(({ role }) => role === 'officer')
  return Array.from(new Set(inside.flatMap(({ position, reportsTo }) => [position, ...reportsTo])))
}

function isConcerned(
  { position, reportsTo }: DirectoryEntry,
  { positions, alsoThoseUnder }: Concern,
): boolean {
  if (positions.includes(position)) return true
  return alsoThoseUnder && reportsTo.some((superior) => positions.includes(superior))
}

function receivingNow(keys: readonly KnownKey[]): readonly DirectoryEntry[] {
  return keys
    .filter(({ state }) => state === 'active')
    .map(({ entry }) => entry)
    .filter(({ role }) => role === 'officer' || role === 'outside')
}
