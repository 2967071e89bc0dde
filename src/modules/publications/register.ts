import { and, count, desc, eq, gte, inArray, isNull, lt, ne, sql, type SQL } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { division } from '../../platform/identity/schema.ts'
import { findNewest, type Term } from '../../platform/search/finding.ts'
import type { PublicationKind } from './kinds.ts'
import type { RegisterNumber } from './publication.ts'
import { publication } from './schema.ts'
import { searchKind } from './searchable.ts'

/** By what the register is narrowed; what is left out does not narrow it. */
export interface RegisterFilter {
  readonly words?: string | undefined
  readonly kind?: PublicationKind | undefined
  readonly topic?: string | undefined
  readonly divisionId?: string | undefined
  /** The Buddhist year of the document. */
  readonly year?: number | undefined
  /** Also what another document has taken the place of; never while words are looked for. */
  readonly withReplaced?: boolean | undefined
}

/** A line of the register. */
export interface RegisterLine {
  readonly publicationId: string
  readonly kind: PublicationKind
  readonly registered: RegisterNumber
  readonly title: string
  readonly titleEn: string
  readonly datedOn: Temporal.PlainDate
  readonly publishedOn: Temporal.PlainDate
  readonly division: { readonly th: string; readonly en: string }
  readonly isReplaced: boolean
}

export interface RegisterPage {
  readonly total: number
  readonly lines: readonly RegisterLine[]
  /** What was looked for, to mark it. */
  readonly terms: readonly Term[]
  readonly understoodAs?: string | undefined
}

/** Published documents, the newest first; a page of them and how many there are. */
export async function readRegister(
  tx: TenantTransaction,
  filter: RegisterFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<RegisterPage> {
  const words = filter.words?.trim() ?? ''
  if (words === '') return { ...(await linesOf(tx, conditionsOf(tx, filter), page)), terms: [] }
  const found = await findNewest(tx, { query: words, kind: searchKind, among: narrowed(tx, filter) }, page)
  if (!found) return { total: 0, lines: [], terms: [] }
  const { keys, ...rest } = found
  return { ...rest, lines: await linesWith(tx, keys) }
}

/** The keys to which words are narrowed; undefined where any will do, for what words find is in force. */
function narrowed(tx: TenantTransaction, filter: RegisterFilter): SQL | undefined {
  const { kind, topic, divisionId, year } = filter
  if (!kind && !topic && !divisionId && !year) return undefined
  const conditions = and(...conditionsOf(tx, filter))
  return sql`select ${publication.publicationId}::text from ${publication} where ${conditions}`
}

function conditionsOf(
  { organizationId }: TenantTransaction,
  { kind, topic, divisionId, year, withReplaced }: RegisterFilter,
): (SQL | undefined)[] {
  const first = year && `${year - 543}-01-01`
  const beyond = year && `${year - 542}-01-01`
  return [
    eq(publication.organizationId, organizationId),
    eq(publication.state, 'published'),
    withReplaced ? undefined : isNull(publication.replacedBy),
    kind && eq(publication.kind, kind),
    topic ? sql`${topic} = any(${publication.topics})` : undefined,
    divisionId ? eq(publication.divisionId, divisionId) : undefined,
    first && beyond ? and(gte(publication.datedOn, first), lt(publication.datedOn, beyond)) : undefined,
  ]
}

/** Those that all conditions let through: how many, and a page of them. */
async function linesOf(
  tx: TenantTransaction,
  conditions: readonly (SQL | undefined)[],
  { limit, offset }: { limit: number; offset: number },
): Promise<Pick<RegisterPage, 'total' | 'lines'>> {
  const { db } = tx
  // Counted and put in order by what is narrow; a page of twenty is read whole after that.
  const matched = db.$with('matched').as(
    db
      .select({ publicationId: publication.publicationId, publishedOn: publication.publishedOn })
      .from(publication)
      .where(and(...conditions)),
  )
  const page = await db
    .with(matched)
    .select({
      publicationId: matched.publicationId,
      total: sql<number>`(select count(*)::integer from matched)`,
    })
    .from(matched)
    .orderBy(desc(matched.publishedOn), desc(matched.publicationId))
    .limit(limit)
    .offset(offset)
  const ids = page.map(({ publicationId }) => publicationId)
  const total = page[0]?.total ?? (offset === 0 ? 0 : await countOf(tx, conditions))
  return { total, lines: await linesWith(tx, ids) }
}

/** Of a page beyond the last: how many there are all the same. */
async function countOf({ db }: TenantTransaction, conditions: readonly (SQL | undefined)[]): Promise<number> {
  const [counted] = await db
    .select({ total: count() })
    .from(publication)
    .where(and(...conditions))
  return counted!.total
}

async function linesWith(
  { db, organizationId }: TenantTransaction,
  ids: readonly string[],
): Promise<RegisterLine[]> {
  if (ids.length === 0) return []
  const rows = await db
    .select({
      publicationId: publication.publicationId,
      kind: publication.kind,
      number: publication.number,
      year: publication.numberYear,
      edition: publication.edition,
      title: publication.title,
      titleEn: publication.titleEn,
      datedOn: publication.datedOn,
      publishedOn: publication.publishedOn,
      division: division.name,
      divisionEn: division.nameEn,
      replacedBy: publication.replacedBy,
    })
    .from(publication)
    .innerJoin(
      division,
      and(eq(division.organizationId, organizationId), eq(division.divisionId, publication.divisionId)),
    )
    .where(and(eq(publication.organizationId, organizationId), inArray(publication.publicationId, [...ids])))
    .orderBy(desc(publication.publishedOn), desc(publication.publicationId))
  return rows.map(
    ({ number, year, edition, datedOn, publishedOn, division: th, divisionEn: en, replacedBy, ...row }) => ({
      ...row,
      registered: { number: number!, year: year!, edition },
      datedOn: Temporal.PlainDate.from(datedOn),
      publishedOn: Temporal.PlainDate.from(publishedOn!),
      division: { th, en },
      isReplaced: replacedBy !== null,
    }),
  )
}

/** The Buddhist years that documents in public have, the newest first. */
export async function registerYears({ db, organizationId }: TenantTransaction): Promise<number[]> {
  const rows = await db
    .selectDistinct({ year: publication.numberYear })
    .from(publication)
    .where(and(eq(publication.organizationId, organizationId), eq(publication.state, 'published')))
    .orderBy(desc(publication.numberYear))
  return rows.flatMap(({ year }) => year ?? [])
}

/** A number that was given and that has no document in public: cancelled, withdrawn, or not published yet. */
export interface UnpublishedNumber extends RegisterNumber {
  readonly kind: PublicationKind
  readonly publicationId: string
  readonly state: 'approved' | 'withdrawn' | 'cancelled'
  readonly reason: string | null
}

/** The numbers of a year that everybody would miss in the register, in their order; so that none is unaccounted for. */
export async function unpublishedNumbers(
  { db, organizationId }: TenantTransaction,
  year: number,
): Promise<UnpublishedNumber[]> {
  const rows = await db
    .select({
      kind: publication.kind,
      publicationId: publication.publicationId,
      number: publication.number,
      year: publication.numberYear,
      edition: publication.edition,
      state: publication.state,
      reason: publication.endedReason,
    })
    .from(publication)
    .where(
      and(
        eq(publication.organizationId, organizationId),
        eq(publication.numberYear, year),
        ne(publication.state, 'published'),
      ),
    )
    .orderBy(publication.kind, publication.number, publication.edition)
  return rows as UnpublishedNumber[]
}
