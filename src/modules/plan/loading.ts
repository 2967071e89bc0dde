import type { PgInsertValue, PgTable } from 'drizzle-orm/pg-core'
import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { systemActor, type Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { canonicalJson } from '../../platform/ledger/canonical-json.ts'
import type { PlanFile } from './plan-file.ts'
import * as schema from './schema.ts'
import { recordVersion } from './versions/version.ts'

const satangPerBaht = 100

/**
 * Writes a plan and everything under it into the organisation of the transaction, and keeps it as the plan's
 * first version; returns its id.
 */
export async function loadPlan(
  tx: TenantTransaction,
  file: PlanFile,
  at: Temporal.Instant,
  { actor = systemActor, draftId = null }: { actor?: Actor; draftId?: string | null } = {},
): Promise<string> {
  const { db, organizationId } = tx
  const planId = uuidv7()
  const inPlan = { organizationId, planId }
  const programmeIds = new Map(file.programmes.map((programme) => [programme.number, uuidv7()]))
  const idOf = (number: number): string => {
    const id = programmeIds.get(number)
    if (!id) throw new Error(`the plan file names programme ${number}, which it does not have`)
    return id
  }

  await db.insert(schema.plan).values({
    ...inPlan,
    title: file.title,
    titleEn: file.titleEn,
    firstFiscalYear: Math.min(...file.fiscalYears),
    lastFiscalYear: Math.max(...file.fiscalYears),
    announcedOn: isoDate(file.announcedOn),
  })
  await insert(db, schema.planObjective, objectiveRows(file, inPlan))
  await insert(
    db,
    schema.planCorrection,
    file.corrections.map(({ programme, field, from, to }, index) => ({
      ...inPlan,
      position: index + 1,
      programmeNumber: programme,
      field,
      scanned: from,
      kept: to,
    })),
  )
  await insert(db, schema.planTarget, targetRows(file, inPlan))
  await insertTaxonomy(tx, file, inPlan)
  await insertProgrammes(tx, file, planId, idOf)
  await insert(db, schema.programmeYear, yearRows(file, organizationId, idOf))
  await insertRisks(tx, file, inPlan, idOf)
  await append(tx, {
    kind: 'plan.loaded',
    subject: planId,
    actor,
    at,
    // Of the whole plan as it was loaded: later nobody can say that another one was.
    payload: { title: file.title, sha256: createHash('sha256').update(canonicalJson(file)).digest('hex') },
  })
  const announcedOn = isoDate(file.announcedOn)
  await recordVersion(tx, actor, { planId, content: file, reason: null, announcedOn, draftId, at })
  return planId
}

export function objectiveRows(
  { objectives }: PlanFile,
  inPlan: InPlan,
): (typeof schema.planObjective.$inferInsert)[] {
  return objectives.map((objective, index) => ({ ...inPlan, position: index + 1, ...objective }))
}

/** A plan may have no targets, or no risks; the query builder refuses to insert nothing. */
export async function insert<T extends PgTable>(
  db: TenantTransaction['db'],
  table: T,
  rows: PgInsertValue<T>[],
): Promise<void> {
  if (rows.length > 0) await db.insert(table).values(rows)
}

export type InPlan = { organizationId: string; planId: string }
export type IdOf = (programmeNumber: number) => string

export function targetRows(file: PlanFile, inPlan: InPlan): (typeof schema.planTarget.$inferInsert)[] {
  return file.targets.flatMap(({ byYear, aspiration, ...target }, index) =>
    Object.entries(byYear).map(([year, value]) => ({
      ...inPlan,
      ...target,
      position: index + 1,
      fiscalYear: Number(year),
      value,
      aspiration: aspiration[year] ?? null,
    })),
  )
}

async function insertTaxonomy({ db }: TenantTransaction, file: PlanFile, inPlan: InPlan): Promise<void> {
  const missions = file.taxonomy.flatMap((dimension) => dimension.missions)
  await insert(
    db,
    schema.dimension,
    file.taxonomy.map((row) => ({ ...inPlan, number: Number(row.code), ...nameOf(row) })),
  )
  await insert(
    db,
    schema.mission,
    missions.map((row) => {
      const [dimension, number] = numbersOf(row.code)
      return { ...inPlan, dimension, number, ...nameOf(row) }
    }),
  )
  await insert(
    db,
    schema.topic,
    missions
      .flatMap((row) => row.topics)
      .map((row) => {
        const [dimension, mission, number] = numbersOf(row.code)
        return { ...inPlan, dimension, mission, number, ...nameOf(row) }
      }),
  )
}

async function insertProgrammes(
  { db, organizationId }: TenantTransaction,
  file: PlanFile,
  planId: string,
  idOf: IdOf,
): Promise<void> {
  await insert(
    db,
    schema.programme,
    file.programmes.map((row) => ({ organizationId, programmeId: idOf(row.number), planId, ...formOf(row) })),
  )
  await insertPoints({ db, organizationId }, file, idOf)
}

/** The columns of a programme that stand in its form. */
export function formOf(row: PlanFile['programmes'][number]) {
  const [dimension, mission, topic] = numbersOf(row.mission)
  const { number, kind, summaryEn, hasForm, rationale, responsible, sourceNote, sourceNoteEn, remark } = row
  return {
    number,
    kind,
    dimension,
    mission,
    topic,
    ...nameOf(row),
    summaryEn,
    hasForm,
    rationale,
    responsible,
    sourceNote,
    sourceNoteEn,
    remark,
  }
}

/** Writes the points of every programme's form: objectives, target groups, steps, results. */
export async function insertPoints(
  { db, organizationId }: Pick<TenantTransaction, 'db' | 'organizationId'>,
  file: Pick<PlanFile, 'programmes'>,
  idOf: IdOf,
): Promise<void> {
  const pointsOf = (part: 'objectives' | 'steps' | 'outputs' | 'outcomes') =>
    file.programmes.flatMap((row) =>
      row[part].map((point, index) => ({
        organizationId,
        programmeId: idOf(row.number),
        position: index + 1,
        ...point,
      })),
    )
  await insert(db, schema.programmeObjective, pointsOf('objectives'))
  await insert(db, schema.programmeStep, pointsOf('steps'))
  await insert(db, schema.programmeResult, [
    ...pointsOf('outputs').map((row) => ({ ...row, kind: 'output' as const })),
    ...pointsOf('outcomes').map((row) => ({ ...row, kind: 'outcome' as const })),
  ])
  await insert(
    db,
    schema.programmeTargetGroup,
    file.programmes.flatMap((row) =>
      row.targetGroups.map(({ group, people }, index) => ({
        organizationId,
        programmeId: idOf(row.number),
        position: index + 1,
        name: group,
        people,
      })),
    ),
  )
}

/** The rows of all years as the tables hold them. */
export function yearRows(
  file: PlanFile,
  organizationId: string,
  idOf: IdOf,
): (typeof schema.programmeYear.$inferInsert)[] {
  return Object.entries(file.schedule).flatMap(([fiscalYear, { rows }]) =>
    rows.map((row) => ({
      organizationId,
      programmeId: idOf(row.programme),
      fiscalYear: Number(fiscalYear),
      position: row.order,
      budgetSatang: row.budgetBaht === null ? null : Math.round(row.budgetBaht * satangPerBaht),
      quarters: row.quarters,
      remark: row.remark,
    })),
  )
}

async function insertRisks(
  { db }: TenantTransaction,
  file: PlanFile,
  inPlan: InPlan,
  idOf: IdOf,
): Promise<void> {
  const assessed = file.fraudRisks.flatMap(({ process, processEn, risks, controls }) =>
    risks.map(({ id, text, textEn, level }) => {
      const [processNumber, number] = numbersOf(id)
      return { row: { ...inPlan, processNumber, number, process, processEn, text, textEn, level }, controls }
    }),
  )
  await insert(
    db,
    schema.fraudRisk,
    assessed.map(({ row }) => row),
  )
  await insert(
    db,
    schema.fraudRiskControl,
    // The plan names controls for a whole process, so each of its risks has all of them.
    assessed.flatMap(({ row: { processNumber, number }, controls }) =>
      controls.map((control) => ({ ...inPlan, processNumber, number, programmeId: idOf(control) })),
    ),
  )
}

function nameOf({ name, nameEn }: { name: string; nameEn: string }): { name: string; nameEn: string } {
  return { name, nameEn }
}

function numbersOf(code: string): [number, number, number] {
  const [first = 0, second = 0, third = 0] = code.split('.').map(Number)
  return [first, second, third]
}

/** The file's dates are in the Buddhist era, as the plan prints them. */
export function isoDate(buddhist: string): string {
  const [year, month, day] = numbersOf(buddhist.replaceAll('-', '.'))
  return Temporal.PlainDate.from({ calendar: 'buddhist', year, month, day }, { overflow: 'reject' })
    .withCalendar('iso8601')
    .toString()
}
