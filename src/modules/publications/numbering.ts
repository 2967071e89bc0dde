import { and, eq, isNull, sql } from 'drizzle-orm'
import { buddhistYearOf } from '../../platform/calendar/buddhist-date.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { PublicationKind } from './kinds.ts'
import type { Publication, RegisterNumber } from './publication.ts'
import { publication, publicationCounter } from './schema.ts'

export type Numbered =
  | { ok: true; registered: RegisterNumber }
  | { ok: false; reason: 'number-taken' | 'number-ahead' }

/**
 * Gives a document its number: the next one of its kind in the Buddhist year of its date, that of the paper
 * register, or that of the edition which it corrects. Numbers follow one another without a gap: whoever asks at the
 * same moment waits, and one whose transaction fails gives none. Refuses a number that is taken, and one of the paper
 * register beyond the last, once this register has given one itself: there would be a gap.
 */
export async function giveNumber(
  tx: TenantTransaction,
  { kind, datedOn, paperNumber, edition, replacesId }: Publication,
): Promise<Numbered> {
  if (edition > 1) return numberOfEdition(tx, replacesId!, edition)
  const year = buddhistYearOf(datedOn)
  const last = await holdCounter(tx, kind, year)
  const number = paperNumber ?? last + 1
  if (await isTaken(tx, { kind, number, year, edition })) return { ok: false, reason: 'number-taken' }
  if (number > last + 1 && (await hasGivenOwn(tx, kind, year))) return { ok: false, reason: 'number-ahead' }
  if (number > last) await writeCounter(tx, { kind, year, number })
  return { ok: true, registered: { number, year, edition } }
}

async function numberOfEdition(
  tx: TenantTransaction,
  replacesId: string,
  edition: number,
): Promise<Numbered> {
  const { db, organizationId } = tx
  // Two editions that are approved at once wait for each other here.
  const [before] = await db
    .select({ kind: publication.kind, number: publication.number, year: publication.numberYear })
    .from(publication)
    .where(and(eq(publication.organizationId, organizationId), eq(publication.publicationId, replacesId)))
    .for('update')
  const registered = { number: before!.number!, year: before!.year!, edition }
  const taken = await isTaken(tx, { kind: before!.kind, ...registered })
  return taken ? { ok: false, reason: 'number-taken' } : { ok: true, registered }
}

/** The last number that was given. The row is held until the transaction ends. */
async function holdCounter(
  { db, organizationId }: TenantTransaction,
  kind: PublicationKind,
  year: number,
): Promise<number> {
  const counter = and(
    eq(publicationCounter.organizationId, organizationId),
    eq(publicationCounter.kind, kind),
    eq(publicationCounter.numberYear, year),
  )
  const hold = () =>
    db.select({ last: publicationCounter.lastNumber }).from(publicationCounter).where(counter).for('update')
  const [held] = await hold()
  if (held) return held.last
  // The first of a year: nobody holds a row that is not there yet.
  await db.execute(
    sql`select pg_advisory_xact_lock(hashtextextended(${`publication ${organizationId} ${kind} ${year}`}, 0))`,
  )
  return (await hold())[0]?.last ?? 0
}

async function writeCounter(
  { db, organizationId }: TenantTransaction,
  { kind, year, number }: { kind: PublicationKind; year: number; number: number },
): Promise<void> {
  const { organizationId: of, kind: ofKind, numberYear } = publicationCounter
  await db
    .insert(publicationCounter)
    .values({ organizationId, kind, numberYear: year, lastNumber: number })
    .onConflictDoUpdate({ target: [of, ofKind, numberYear], set: { lastNumber: number } })
}

/** Whether the register has given a number of the year itself, so that the paper register is closed. */
async function hasGivenOwn(
  { db, organizationId }: TenantTransaction,
  kind: PublicationKind,
  year: number,
): Promise<boolean> {
  const found = await db
    .select({ id: publication.publicationId })
    .from(publication)
    .where(
      and(
        eq(publication.organizationId, organizationId),
        eq(publication.kind, kind),
        eq(publication.numberYear, year),
        isNull(publication.paperNumber),
      ),
    )
    .limit(1)
  return found.length > 0
}

async function isTaken(
  { db, organizationId }: TenantTransaction,
  { kind, number, year, edition }: RegisterNumber & { kind: PublicationKind },
): Promise<boolean> {
  const found = await db
    .select({ id: publication.publicationId })
    .from(publication)
    .where(
      and(
        eq(publication.organizationId, organizationId),
        eq(publication.kind, kind),
        eq(publication.numberYear, year),
        eq(publication.number, number),
        eq(publication.edition, edition),
      ),
    )
  return found.length > 0
}
