import type { KnownDirectory } from '../client/known-directory.ts'
import type { KnownLog } from '../client/known-log.ts'
import type { KnownRecovery } from '../client/known-recovery.ts'
import { recipientOf } from '../protocol/age-keys.ts'
import { b64, publicKeyOf } from '../protocol/binding.ts'
import type { Sender } from '../protocol/composing.ts'
import type { KnownKey } from '../protocol/directory-events.ts'
import type { KeyFile } from '../protocol/key-file.ts'
import type { stopWords } from '../recovery/stop-messages.ts'
import type { checkWords } from './check-words.ts'
import { dayInWords } from './days.ts'
import type { FoundReport, OpenedReport, Reader } from './opened-report.ts'
import type { Paths } from './paths.ts'
import type { Searched } from './pool-search.ts'
import type { recipientWords } from './recipient-words.ts'

/** What the server gave the page. */
export interface Given {
  readonly words: typeof recipientWords.th
  readonly checks: typeof checkWords.th
  readonly roles: Readonly<Record<string, string>>
  readonly paths: Paths
  readonly log: KnownLog
  readonly stopWords: typeof stopWords.th
  /** How long a closed report is kept. */
  readonly keptYears: number
}

export type ProvenDirectory = Extract<KnownDirectory, { ok: true }>

/** What is in memory while a key is open, and nowhere else. */
export interface Session extends Given {
  readonly language: string
  readonly file: KeyFile
  readonly directory: ProvenDirectory
  /** Who holds shares of recovery keys, and what is asked of them. */
  readonly recovery: KnownRecovery
  /** The holder's own key in the directory. */
  readonly own: KnownKey | undefined
  readonly searched: Searched
  readonly reports: readonly FoundReport[]
  /** Reports whose door was opened, by their ids. */
  readonly opened: Map<string, OpenedReport>
  readonly say: (text: string) => void
}

export async function ownKey(
  { ageSeed, signSeed }: KeyFile,
  keys: readonly KnownKey[],
): Promise<KnownKey | undefined> {
  const enc = await recipientOf(ageSeed)
  const sig = b64(publicKeyOf(signSeed))
  return keys.find(({ entry }) => entry.enc === enc && entry.sig === sig)
}

export function readerOf({ directory, file, searched, paths }: Session): Reader {
  return {
    org: directory.org,
    ageSeed: file.ageSeed,
    directory: directory.keys.map(({ entry }) => entry),
    ledger: searched.ledger,
    paths,
  }
}

/** As whom the holder of the key writes. */
export function senderOf({ own, file }: Session): Sender | undefined {
  if (!own || own.entry.role === 'recovery') return undefined
  return { by: own.entry.id, role: own.entry.role, signSeed: file.signSeed }
}

/** Somebody by position, as far as the directory knows him. */
export function nameOf({ directory, words, roles }: Session, id: string): string {
  if (id === 'reporter') return words.reporter
  const known = directory.keys.find(({ entry }) => entry.id === id)?.entry
  return known ? `${known.position} (${roles[known.role] ?? known.role})` : id
}

export function inWords({ language }: Session, day: string): string {
  return dayInWords(day, language)
}
