import { openCheckpoint, parseCheckpoint, type Checkpoint, type OpenedCheckpoint } from './checkpoint.ts'
import { LogUnreadable, type LogSource } from './log-source.ts'
import { areEqual, type Hash } from './merkle.ts'
import { formatVerifierKey, type VerifierKey } from './signed-note-key.ts'
import { parseNote, type Signer } from './signed-note.ts'
import {
  readPublishedKeys,
  readText,
  rotationKind,
  rotationSubject,
  trustKeys,
  type Trusted,
} from './verifying-keys.ts'
import { Problems, type FoundProblems, type ProblemCode } from './verifying-problems.ts'
import { rebuildLog } from './verifying-rebuild.ts'

export interface VerifyingOptions {
  /** A signed checkpoint of this log that somebody kept: the log must still begin with it. */
  readonly earlierCheckpoint?: string
  /** Keys of the log from elsewhere than the log. Without them the first published one is believed. */
  readonly keys?: readonly VerifierKey[]
  /** Keys of witnesses that must have cosigned. */
  readonly witnesses?: readonly VerifierKey[]
}

/** A log without problems is right. */
export interface LedgerReport extends FoundProblems {
  readonly place: string
  /** The signed checkpoint, word for word: to be kept, and given as the earlier one next time. */
  readonly note: string
  readonly checkpoint?: Checkpoint
  /** How many entries were read and checked, and the times of the first and the last, to the minute. */
  readonly entries: number
  readonly from?: string
  readonly to?: string
  readonly keys: Trusted['trusts']
  readonly cosigners: readonly Signer[]
  /** The size of the earlier checkpoint, where the log still begins with it. */
  readonly earlierSize?: number
}

/**
 * Rebuilds a log from its public files and checks everything they say: each entry against the tree, each
 * tile, the root, the signatures, the order of times, the handing over of keys, and that it still begins
 * with an earlier checkpoint. Throws {@link LogUnreadable} where there is no log or it cannot be reached.
 */
export async function verifyLedger(source: LogSource, options: VerifyingOptions = {}): Promise<LedgerReport> {
  const { keys: given = [], witnesses = [] } = options
  const problems = new Problems()
  const note = await readText(source, 'checkpoint')
  if (note === undefined) throw new LogUnreadable('checkpoint', 'absent')
  const found = await readPublishedKeys(source, problems)
  if (!found && given.length === 0) throw new LogUnreadable('keys', 'absent')

  const published = found ?? []
  const logKeys = [...given, ...published.map(({ key }) => key)]
  const opened = openCheckpoint(note, [...logKeys, ...witnesses])
  if (!opened.ok) {
    // Nobody is responsible for what it says, so there is nothing to compare with.
    problems.add(`checkpoint-${opened.reason}`)
    return { place: source.name, note, entries: 0, keys: [], cosigners: [], ...problems.found() }
  }
  const { checkpoint } = opened
  const earlier = openEarlier(options.earlierCheckpoint, logKeys, problems)
  const wanted = new Set(published.map(({ vkey }) => rotationSubject(vkey)))
  const rotations = new Map<string, number>()
  const seen: { entries: number; from?: string; to?: string } = { entries: 0 }
  const roots = await rebuildLog({
    source,
    size: checkpoint.size,
    rootsAt: new Set([earlier?.size, ...published.map(({ handover }) => sizeOf(handover))]),
    problems,
    onEntry({ kind, subject, time }, index) {
      seen.entries += 1
      seen.from ??= time
      seen.to = time
      const isWanted = kind === rotationKind && wanted.has(subject) && !rotations.has(subject)
      if (isWanted) rotations.set(subject, index)
    },
  })
  const cosigners = checkpoint.signers.filter(({ key }) => witnesses.includes(key))
  for (const witness of witnesses) {
    if (!cosigners.some(({ key }) => key === witness)) problems.add('cosignature-missing', witness.name)
  }
  const report = { place: source.name, note, checkpoint, ...seen, cosigners }
  const root = roots.get(checkpoint.size)
  // Entries are missing, which was said; what depends on all of them cannot be known.
  if (!root) return { ...report, keys: [], ...problems.found() }

  if (!areEqual(root, checkpoint.root)) problems.add('root-differs')
  const trusted = trustKeys({ published, given, rotations, roots, problems })
  if (!isSignedBy(checkpoint, trusted.current)) problems.add('checkpoint-unsigned')
  const wrong = earlier && wrongWithEarlier(earlier, { checkpoint, trusted, roots })
  if (wrong) problems.add(wrong)
  return {
    ...report,
    keys: trusted.trusts,
    ...(earlier && !wrong ? { earlierSize: earlier.size } : {}),
    ...problems.found(),
  }
}

function isSignedBy({ signers }: OpenedCheckpoint, vkeys: ReadonlySet<string>): boolean {
  return signers.some(({ key }) => vkeys.has(formatVerifierKey(key)))
}

/** The size that a note claims, whoever signed it: the root at that size will be wanted. */
function sizeOf(note: string | undefined): number | undefined {
  const parsed = note === undefined ? undefined : parseNote(note)
  return parsed && parseCheckpoint(parsed.text)?.size
}

function openEarlier(
  note: string | undefined,
  keys: readonly VerifierKey[],
  problems: Problems,
): OpenedCheckpoint | undefined {
  if (note === undefined) return undefined
  const opened = openCheckpoint(note, keys)
  if (opened.ok) return opened.checkpoint
  problems.add(`earlier-${opened.reason}`)
  return undefined
}

interface Comparison {
  readonly checkpoint: OpenedCheckpoint
  readonly trusted: Trusted
  readonly roots: ReadonlyMap<number, Hash>
}

function wrongWithEarlier(
  earlier: OpenedCheckpoint,
  { checkpoint, trusted, roots }: Comparison,
): ProblemCode | undefined {
  if (earlier.origin !== checkpoint.origin) return 'earlier-of-another-log'
  if (!isSignedBy(earlier, trusted.all)) return 'earlier-unsigned'
  if (earlier.size > checkpoint.size) return 'shrunk'
  const root = roots.get(earlier.size)
  return root && areEqual(root, earlier.root) ? undefined : 'rewritten'
}
