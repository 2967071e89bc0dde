import { and, asc, desc, eq, gte, inArray, isNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { listFiles, type KeptFile } from '../../platform/files/kept-file.ts'
import { account, division } from '../../platform/identity/schema.ts'
import { publication, type PublicationState } from './schema.ts'
import type { PublicationKind } from './kinds.ts'

/** In which capacity somebody signs: his own, acting for the holder (รักษาราชการแทน), on his behalf (ปฏิบัติราชการแทน). */
export const capacities = ['own', 'acting', 'on-behalf'] as const
export type Capacity = (typeof capacities)[number]

/** The purpose of the files of a publication; who may read them stands at the module's door. */
export const filePurpose = 'publications.file'

/** What somebody enters of a document; everything else the register knows itself. */
export interface PublicationContent {
  readonly kind: PublicationKind
  readonly title: string
  readonly titleEn: string
  readonly body: string
  readonly links: readonly string[]
  readonly topics: readonly string[]
  readonly datedOn: Temporal.PlainDate
  readonly signatoryName: string
  readonly signatoryPosition: string
  readonly signatoryCapacity: Capacity
  readonly divisionId: string
  readonly happensFrom: Temporal.PlainDate | null
  readonly happensTo: Temporal.PlainDate | null
  /** Hours and minutes, such as 09:30. */
  readonly happensAt: string | null
  readonly place: string
  readonly paperNumber: number | null
}

/** A number of the register with its Buddhist year. */
export interface RegisterNumber {
  readonly number: number
  readonly year: number
  readonly edition: number
}

export interface Publication extends PublicationContent {
  readonly publicationId: string
  readonly state: PublicationState
  readonly registered: RegisterNumber | null
  readonly edition: number
  readonly replacesId: string | null
  readonly replacedBy: string | null
  readonly revision: number
  readonly enteredBy: string
  readonly enteredByName: string
  readonly enteredAt: Temporal.Instant
  readonly publishedAt: Temporal.Instant | null
  readonly publishedOn: Temporal.PlainDate | null
  readonly snapshot: string | null
  readonly endedReason: string | null
  readonly division: { readonly th: string; readonly en: string }
}

type Row = typeof publication.$inferSelect

function day(value: string | null): Temporal.PlainDate | null {
  return value === null ? null : Temporal.PlainDate.from(value)
}

function publicationOf(
  row: Row,
  names: { enteredByName: string; division: string; divisionEn: string },
): Publication {
  const { number, numberYear, edition } = row
  return {
    ...row,
    datedOn: Temporal.PlainDate.from(row.datedOn),
    happensFrom: day(row.happensFrom),
    happensTo: day(row.happensTo),
    publishedOn: day(row.publishedOn),
    registered: number === null ? null : { number, year: numberYear!, edition },
    enteredByName: names.enteredByName,
    division: { th: names.division, en: names.divisionEn },
  }
}

/** Publications that a condition of the caller finds, in his order. */
function publicationsWhere({ db, organizationId }: TenantTransaction) {
  return db
    .select({
      row: publication,
      enteredByName: account.name,
      division: division.name,
      divisionEn: division.nameEn,
    })
    .from(publication)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, publication.enteredBy)),
    )
    .innerJoin(
      division,
      and(eq(division.organizationId, organizationId), eq(division.divisionId, publication.divisionId)),
    )
    .$dynamic()
}

/** Publications by their ids, in no order; what is not there is left out. */
export async function findPublications(
  tx: TenantTransaction,
  ids: readonly string[],
): Promise<Publication[]> {
  if (ids.length === 0) return []
  const rows = await publicationsWhere(tx).where(
    and(eq(publication.organizationId, tx.organizationId), inArray(publication.publicationId, [...ids])),
  )
  return rows.map(({ row, ...names }) => publicationOf(row, names))
}

/** One publication, whatever its state; undefined where there is none of this id. */
export async function findPublication(
  tx: TenantTransaction,
  publicationId: string,
): Promise<Publication | undefined> {
  return (await findPublications(tx, [publicationId]))[0]
}

/** What is not published yet, the oldest first. */
export async function publicationsUnderWay(tx: TenantTransaction): Promise<Publication[]> {
  const rows = await publicationsWhere(tx)
    .where(
      and(
        eq(publication.organizationId, tx.organizationId),
        inArray(publication.state, ['draft', 'sent', 'approved']),
      ),
    )
    .orderBy(asc(publication.enteredAt))
  return rows.map(({ row, ...names }) => publicationOf(row, names))
}

/** What was published last, whatever it is about; at most so many. */
export async function newestPublications(tx: TenantTransaction, limit: number): Promise<Publication[]> {
  const rows = await publicationsWhere(tx)
    .where(and(eq(publication.organizationId, tx.organizationId), eq(publication.state, 'published')))
    .orderBy(desc(publication.publishedOn), desc(publication.publicationId))
    .limit(limit)
  return rows.map(({ row, ...names }) => publicationOf(row, names))
}

/** Everything that is in force, in the order in which it was published. */
export async function publicationsInForce(tx: TenantTransaction): Promise<Publication[]> {
  const rows = await publicationsWhere(tx)
    .where(
      and(
        eq(publication.organizationId, tx.organizationId),
        eq(publication.state, 'published'),
        isNull(publication.replacedBy),
      ),
    )
    .orderBy(asc(publication.publishedOn), asc(publication.publicationId))
  return rows.map(({ row, ...names }) => publicationOf(row, names))
}

/** Whether everybody may see that it exists: from its publication on, also withdrawn. */
export function isPublic({ state }: Pick<Publication, 'state'>): boolean {
  return state === 'published' || state === 'withdrawn'
}

/** The files of a publication, in the order in which they came. */
export function filesOf(tx: TenantTransaction, publicationId: string): Promise<KeptFile[]> {
  return listFiles(tx, { purpose: filePurpose, subject: publicationId })
}

/** Published documents in force that announce something that takes place from a day on, in the order of their days. */
export async function eventsAfter(tx: TenantTransaction, from: Temporal.PlainDate): Promise<Publication[]> {
  const rows = await publicationsWhere(tx)
    .where(
      and(
        eq(publication.organizationId, tx.organizationId),
        eq(publication.state, 'published'),
        isNull(publication.replacedBy),
        gte(publication.happensFrom, from.toString()),
      ),
    )
    .orderBy(asc(publication.happensFrom), asc(publication.publicationId))
  return rows.map(({ row, ...names }) => publicationOf(row, names))
}
