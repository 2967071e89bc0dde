import { and, count, countDistinct, desc, eq, max, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { account } from '../../platform/identity/schema.ts'
import { caseRead } from './schema.ts'

/** Writes down that somebody opened what a case holds. */
export async function recordRead(
  { db, organizationId }: TenantTransaction,
  read: Pick<typeof caseRead.$inferInsert, 'caseId' | 'accountId' | 'what' | 'at'>,
): Promise<void> {
  await db.insert(caseRead).values({ organizationId, readId: uuidv7(), ...read })
}

export interface Reader {
  readonly name: string
  readonly reads: number
  readonly lastAt: Temporal.Instant
}

/** Who opened a case how often, for its team. */
export async function readersOf(
  { db, organizationId }: TenantTransaction,
  caseId: string,
): Promise<Reader[]> {
  const last = max(caseRead.at)
  const rows = await db
    .select({ name: account.name, reads: count(), lastAt: last })
    .from(caseRead)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, caseRead.accountId)),
    )
    .where(and(eq(caseRead.organizationId, organizationId), eq(caseRead.caseId, caseId)))
    .groupBy(account.accountId, account.name)
    .orderBy(desc(last))
  return rows.map(({ lastAt, ...row }) => ({ ...row, lastAt: lastAt! }))
}

export interface MonthOfReads {
  /** Such as `2026-11`, on Thailand's clocks. */
  readonly month: string
  readonly reads: number
  readonly readers: number
  readonly cases: number
}

/**
 * How often cases were opened in each month, the newest first: for the internal auditor, who may be somebody whom one of
 * them concerns, so that neither a case nor a reader is told.
 */
export async function readsByMonth({ db, organizationId }: TenantTransaction): Promise<MonthOfReads[]> {
  const month = sql<string>`to_char(${caseRead.at} at time zone 'Asia/Bangkok', 'YYYY-MM')`
  return db
    .select({
      month,
      reads: count(),
      readers: countDistinct(caseRead.accountId),
      cases: countDistinct(caseRead.caseId),
    })
    .from(caseRead)
    .where(eq(caseRead.organizationId, organizationId))
    .groupBy(month)
    .orderBy(desc(month))
    .limit(24)
}
