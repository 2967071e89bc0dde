import { and, asc, desc, eq, gte, isNull, lte, type SQL } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Actor } from '../../../platform/identity/actor.ts'
import { account } from '../../../platform/identity/schema.ts'
import { append } from '../../../platform/ledger/append.ts'
import type { Done } from '../handling/holding.ts'
import { complaintMeasure, complaintVillage } from '../schema.ts'

/** What is decided so that complaints of a kind do not come again. */
export interface NewMeasure {
  readonly category: string
  readonly villageId: string | null
  readonly action: string
  readonly ownerId: string
  readonly dueOn: Temporal.PlainDate
  readonly fiscalYear: number
  readonly programmeNumber: number | null
  readonly at: Temporal.Instant
}

/** Decides a measure; its owner finds it among his tasks, and everybody reads it. Returns its id. */
export async function decideMeasure(
  tx: TenantTransaction,
  actor: Actor,
  { at, dueOn, ...terms }: NewMeasure,
): Promise<string> {
  const { db, organizationId } = tx
  const measureId = uuidv7()
  const days = { decidedOn: todayInBangkok(at).toString(), dueOn: dueOn.toString() }
  await db.insert(complaintMeasure).values({ organizationId, measureId, ...terms, ...days })
  const payload = { ...terms, ...days }
  await append(tx, { kind: 'complaints.measure-decided', subject: measureId, actor, at, payload })
  return measureId
}

/** Says that a measure was carried out, and with what result. Refuses one that was before. */
export async function finishMeasure(
  tx: TenantTransaction,
  actor: Actor,
  {
    measureId,
    result,
    at,
  }: { readonly measureId: string; readonly result: string; readonly at: Temporal.Instant },
): Promise<Done<'done'>> {
  const { db, organizationId } = tx
  const doneOn = todayInBangkok(at).toString()
  const changed = await db
    .update(complaintMeasure)
    .set({ doneOn, result })
    .where(
      and(
        eq(complaintMeasure.organizationId, organizationId),
        eq(complaintMeasure.measureId, measureId),
        isNull(complaintMeasure.doneOn),
      ),
    )
    .returning({ measureId: complaintMeasure.measureId })
  if (changed.length === 0) return { ok: false, reason: 'done' }
  const payload = { doneOn, result }
  await append(tx, { kind: 'complaints.measure-done', subject: measureId, actor, at, payload })
  return { ok: true }
}

function measures({ db, organizationId }: TenantTransaction, condition: SQL | undefined) {
  return db
    .select({
      measureId: complaintMeasure.measureId,
      category: complaintMeasure.category,
      villageId: complaintMeasure.villageId,
      villageNumber: complaintVillage.number,
      villageName: complaintVillage.name,
      villageNameEn: complaintVillage.nameEn,
      action: complaintMeasure.action,
      ownerId: complaintMeasure.ownerId,
      ownerName: account.name,
      decidedOn: complaintMeasure.decidedOn,
      dueOn: complaintMeasure.dueOn,
      fiscalYear: complaintMeasure.fiscalYear,
      programmeNumber: complaintMeasure.programmeNumber,
      doneOn: complaintMeasure.doneOn,
      result: complaintMeasure.result,
    })
    .from(complaintMeasure)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, complaintMeasure.ownerId)),
    )
    .leftJoin(
      complaintVillage,
      and(
        eq(complaintVillage.organizationId, organizationId),
        eq(complaintVillage.villageId, complaintMeasure.villageId),
      ),
    )
    .where(and(eq(complaintMeasure.organizationId, organizationId), condition))
    .$dynamic()
}

export type Measure = Awaited<ReturnType<typeof measures>>[number]

/** One measure; undefined where the organisation has none of that id. */
export async function findMeasure(tx: TenantTransaction, measureId: string): Promise<Measure | undefined> {
  const [found] = await measures(tx, eq(complaintMeasure.measureId, measureId))
  return found
}

/** The measures that were decided in a period, or ever; the newest first. */
export function listMeasures(
  tx: TenantTransaction,
  period?: { readonly from: Temporal.PlainDate; readonly to: Temporal.PlainDate },
): Promise<Measure[]> {
  const { decidedOn } = complaintMeasure
  const within = period && and(gte(decidedOn, period.from.toString()), lte(decidedOn, period.to.toString()))
  return measures(tx, within).orderBy(desc(decidedOn), desc(complaintMeasure.measureId))
}

/** What somebody still has to carry out, by its day. */
export function measuresOf(tx: TenantTransaction, ownerId: string): Promise<Measure[]> {
  const open = and(eq(complaintMeasure.ownerId, ownerId), isNull(complaintMeasure.doneOn))
  return measures(tx, open).orderBy(asc(complaintMeasure.dueOn))
}
