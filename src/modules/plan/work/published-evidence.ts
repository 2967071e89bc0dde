import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import type {
  PublishedSource,
  PublishedTable,
  PublishedThing,
} from '../../../platform/publishing/published.ts'
import { evidenceOf, insertPiece, isStepOf, type EvidencePiece, type NewEvidence } from './evidence.ts'
import type { ProgrammeYear } from './steps.ts'

/** The step or the indicator that something is to show; the programme as a whole where neither is named. */
export interface Shown {
  readonly step?: string | undefined
  readonly indicator?: string | undefined
}

/**
 * Adds something that is published here as evidence: a reference to the edition that stands now, never a copy, and
 * for everybody. Refuses a step of another programme or year, and what shows the same already; that an indicator is
 * of the programme, the caller knows.
 */
export async function addPublishedEvidence(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    thing,
    ...shown
  }: Pick<NewEvidence, 'year' | 'stepId' | 'indicatorId' | 'datedOn' | 'at'> & {
    readonly thing: PublishedThing
  },
): Promise<{ ok: true } | { ok: false; reason: 'absent' | 'already' }> {
  if (shown.stepId !== undefined && !(await isStepOf(tx, shown.year, shown.stepId))) {
    return { ok: false, reason: 'absent' }
  }
  const evidenceId = await insertPiece(
    tx,
    actor,
    { ...shown, isPublic: true },
    {
      kind: 'published',
      title: thing.title.th,
      publishedSource: thing.kind,
      publishedId: thing.id,
      publishedEdition: thing.edition,
      publishedSha256: thing.sha256,
      publishedOn: thing.publishedOn.toString(),
      publishedAddress: thing.editionAddress,
    },
  )
  return evidenceId === undefined ? { ok: false, reason: 'already' } : { ok: true }
}

/** What became of the edition of something published that is evidence. */
export interface PublishedNow {
  /** What its source calls it; undefined where no module has the source any more. */
  readonly sourceTitle: PublishedSource['title'] | undefined
  /** `gone`: withdrawn from the public since. */
  readonly state: 'stands' | 'replaced' | 'gone'
  /** Where what took its place stands. */
  readonly replacedBy: string | null
}

/** A piece as pages show it; `published` is null of files and links. */
export type ShownPiece = EvidencePiece & { readonly published: PublishedNow | null }

/** The evidence of a programme in a year as `evidenceOf` reads it, each published thing with what became of it. */
export async function evidenceShown(
  tx: TenantTransaction,
  table: PublishedTable,
  year: ProgrammeYear,
): Promise<ShownPiece[]> {
  const pieces = await evidenceOf(tx, year)
  const bySource = Map.groupBy(
    pieces.filter(({ kind }) => kind === 'published'),
    ({ publishedSource }) => publishedSource!,
  )
  const standing = new Map<string, PublishedThing>()
  for (const [source, own] of bySource) {
    const ids = [...new Set(own.map(({ publishedId }) => publishedId!))]
    for (const thing of (await table.get(source)?.find(tx, ids)) ?? [])
      standing.set(`${source} ${thing.id}`, thing)
  }
  return pieces.map((piece) => {
    const { kind, publishedSource, publishedId, publishedEdition } = piece
    if (kind !== 'published') return { ...piece, published: null }
    const thing = standing.get(`${publishedSource} ${publishedId}`)
    const sourceTitle = table.get(publishedSource!)?.title
    if (!thing) return { ...piece, published: { sourceTitle, state: 'gone', replacedBy: null } }
    const replacedBy = thing.replacedBy ?? (thing.edition > publishedEdition! ? thing.address : null)
    const state = replacedBy === null ? 'stands' : 'replaced'
    return { ...piece, published: { sourceTitle, state, replacedBy } }
  })
}
