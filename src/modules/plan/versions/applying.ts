import { and, eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import {
  formOf,
  insert,
  insertPoints,
  isoDate,
  objectiveRows,
  targetRows,
  yearRows,
  type IdOf,
} from '../loading.ts'
import type { PlanFile } from '../plan-file.ts'
import type { Plan } from '../reading.ts'
import * as schema from '../schema.ts'
import { openYears, takeOver } from '../work/opening.ts'

/**
 * Makes the plan's tables say what an amendment says. A programme keeps its id by its number, so that its work,
 * its evidence and its reports stay with it; what has been worked on is not taken away, which the caller has
 * seen to.
 */
export async function applyAmendment(tx: TenantTransaction, plan: Plan, content: PlanFile): Promise<void> {
  const { db, organizationId } = tx
  const { planId } = plan
  const inPlan = { organizationId, planId }
  const { plan: plans, planObjective, planTarget } = schema
  await db
    .update(plans)
    .set({ title: content.title, titleEn: content.titleEn, announcedOn: isoDate(content.announcedOn) })
    .where(and(eq(plans.organizationId, organizationId), eq(plans.planId, planId)))
  await db
    .delete(planObjective)
    .where(and(eq(planObjective.organizationId, organizationId), eq(planObjective.planId, planId)))
  await insert(db, planObjective, objectiveRows(content, inPlan))
  await db
    .delete(planTarget)
    .where(and(eq(planTarget.organizationId, organizationId), eq(planTarget.planId, planId)))
  await insert(db, planTarget, targetRows(content, inPlan))
  const idOf = await writeProgrammes(tx, planId, content)
  await writeYears(tx, planId, content, idOf)
}

async function writeProgrammes(tx: TenantTransaction, planId: string, content: PlanFile): Promise<IdOf> {
  const { db, organizationId } = tx
  const { programme } = schema
  const known = await db
    .select({ programmeId: programme.programmeId, number: programme.number })
    .from(programme)
    .where(and(eq(programme.organizationId, organizationId), eq(programme.planId, planId)))
  const ids = new Map(known.map(({ number, programmeId }) => [number, programmeId]))
  for (const row of content.programmes) {
    const programmeId = ids.get(row.number)
    const { number, sourceNote, sourceNoteEn, ...form } = formOf(row)
    if (programmeId) {
      await db
        .update(programme)
        .set(form)
        .where(and(eq(programme.organizationId, organizationId), eq(programme.programmeId, programmeId)))
    } else {
      const added = uuidv7()
      ids.set(number, added)
      await db
        .insert(programme)
        .values({ organizationId, programmeId: added, planId, number, sourceNote, sourceNoteEn, ...form })
    }
  }
  const idOf: IdOf = (number) => ids.get(number)!
  const all = [...ids.values()]
  for (const table of [
    schema.programmeObjective,
    schema.programmeStep,
    schema.programmeResult,
    schema.programmeTargetGroup,
  ]) {
    await db
      .delete(table)
      .where(and(eq(table.organizationId, organizationId), inArray(table.programmeId, all)))
  }
  await insertPoints(tx, content, idOf)
  return idOf
}

/** Rows of years: what is there is changed in place, because work may hang on it. */
async function writeYears(
  tx: TenantTransaction,
  planId: string,
  content: PlanFile,
  idOf: IdOf,
): Promise<void> {
  const { db, organizationId } = tx
  const { programme, programmeYear } = schema
  const before = await db
    .select({ programmeId: programmeYear.programmeId, fiscalYear: programmeYear.fiscalYear })
    .from(programmeYear)
    .innerJoin(
      programme,
      and(
        eq(programme.organizationId, organizationId),
        eq(programme.programmeId, programmeYear.programmeId),
        eq(programme.planId, planId),
      ),
    )
    .where(eq(programmeYear.organizationId, organizationId))
  type Key = Pick<(typeof before)[number], 'programmeId' | 'fiscalYear'>
  const keyOf = ({ programmeId, fiscalYear }: Key) => `${programmeId} ${fiscalYear}`
  const at = ({ programmeId, fiscalYear }: Key) =>
    and(
      eq(programmeYear.organizationId, organizationId),
      eq(programmeYear.programmeId, programmeId),
      eq(programmeYear.fiscalYear, fiscalYear),
    )
  const rows = yearRows(content, organizationId, idOf)
  const wanted = new Set(rows.map(keyOf))
  const known = new Set(before.map(keyOf))
  for (const gone of before.filter((row) => !wanted.has(keyOf(row)))) {
    await db.delete(programmeYear).where(at(gone))
  }
  for (const { position, budgetSatang, quarters, remark, ...row } of rows) {
    if (known.has(keyOf(row))) {
      await db.update(programmeYear).set({ position, budgetSatang, quarters, remark }).where(at(row))
    }
  }
  const added = rows.filter((row) => !known.has(keyOf(row)))
  await insert(db, programmeYear, added)
  for (const fiscalYear of await openYears(tx, planId)) {
    await takeOver(tx, {
      planId,
      fiscalYear,
      rows: added.filter((row) => row.fiscalYear === fiscalYear),
    })
  }
}
