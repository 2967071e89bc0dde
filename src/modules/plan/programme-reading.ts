import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Plan } from './reading.ts'
import * as schema from './schema.ts'

export type Programme = typeof schema.programme.$inferSelect
export type Point = { readonly text: string; readonly items: readonly string[] }
export type ProgrammeYear = typeof schema.programmeYear.$inferSelect

/** A programme with all nine sections of the official form. */
export interface ProgrammeForm {
  readonly programme: Programme
  readonly dimension: { readonly number: number; readonly name: string; readonly nameEn: string }
  readonly mission: { readonly name: string; readonly nameEn: string }
  readonly topic: { readonly name: string; readonly nameEn: string }
  readonly targetGroups: readonly { readonly name: string; readonly people: number | null }[]
  readonly objectives: readonly Point[]
  readonly steps: readonly Point[]
  readonly outputs: readonly Point[]
  readonly outcomes: readonly Point[]
  readonly years: readonly ProgrammeYear[]
  /** Fraud risks that the plan names this programme as a control of. */
  readonly risks: readonly { readonly code: string; readonly text: string; readonly textEn: string }[]
}

/** A programme's form without the ids that only a plan in force has: what a page shows of it. */
export interface ShownForm extends Omit<ProgrammeForm, 'programme' | 'years'> {
  readonly programme: Omit<Programme, 'organizationId' | 'programmeId' | 'planId'>
  readonly years: readonly Omit<ProgrammeYear, 'organizationId' | 'programmeId'>[]
}

/** Reads one programme by the number it has in the plan; undefined where the plan has no such number. */
export async function programmeForm(
  tx: TenantTransaction,
  plan: Plan,
  number: number,
): Promise<ProgrammeForm | undefined> {
  const [form] = await readForms(tx, plan, eq(schema.programme.number, number))
  return form
}

/** All programmes with their forms, in the order of their numbers. */
export async function programmeForms(tx: TenantTransaction, plan: Plan): Promise<ProgrammeForm[]> {
  return readForms(tx, plan)
}

/** Eight statements, however many programmes: one for each table. */
async function readForms(
  { db }: TenantTransaction,
  { organizationId, planId }: Plan,
  chosen?: SQL,
): Promise<ProgrammeForm[]> {
  const { programmeTargetGroup, programmeObjective, programmeStep, programmeResult, programmeYear } = schema
  const found = await programmesWithTopics(db, organizationId, planId, chosen)
  const ids = found.map(({ programme }) => programme.programmeId)
  const ofThese = (table: { organizationId: PgColumn; programmeId: PgColumn }) =>
    and(eq(table.organizationId, organizationId), inArray(table.programmeId, ids))

  const targetGroups = byProgramme(
    await db
      .select()
      .from(programmeTargetGroup)
      .where(ofThese(programmeTargetGroup))
      .orderBy(asc(programmeTargetGroup.position)),
  )
  const objectives = byProgramme(
    await db
      .select()
      .from(programmeObjective)
      .where(ofThese(programmeObjective))
      .orderBy(asc(programmeObjective.position)),
  )
  const steps = byProgramme(
    await db.select().from(programmeStep).where(ofThese(programmeStep)).orderBy(asc(programmeStep.position)),
  )
  const results = byProgramme(
    await db
      .select()
      .from(programmeResult)
      .where(ofThese(programmeResult))
      .orderBy(asc(programmeResult.position)),
  )
  const years = byProgramme(
    await db
      .select()
      .from(programmeYear)
      .where(ofThese(programmeYear))
      .orderBy(asc(programmeYear.fiscalYear)),
  )
  const risks = byProgramme(await controlledRisks(db, organizationId, ids))
  return found.map((form) => {
    const { programmeId } = form.programme
    const ofKind = (kind: 'output' | 'outcome') =>
      results(programmeId).filter((result) => result.kind === kind)
    return {
      ...form,
      targetGroups: targetGroups(programmeId),
      objectives: objectives(programmeId),
      steps: steps(programmeId),
      outputs: ofKind('output'),
      outcomes: ofKind('outcome'),
      years: years(programmeId),
      risks: risks(programmeId).map(({ risk }) => ({
        code: `${risk.processNumber}.${risk.number}`,
        text: risk.text,
        textEn: risk.textEn,
      })),
    }
  })
}

function byProgramme<Row extends { programmeId: string }>(
  rows: readonly Row[],
): (programmeId: string) => Row[] {
  const groups = Map.groupBy(rows, (row) => row.programmeId)
  return (programmeId) => groups.get(programmeId) ?? []
}

async function programmesWithTopics(
  db: TenantTransaction['db'],
  organizationId: string,
  planId: string,
  chosen?: SQL,
) {
  return db
    .select({
      programme: schema.programme,
      dimension: schema.dimension,
      mission: schema.mission,
      topic: schema.topic,
    })
    .from(schema.programme)
    .innerJoin(
      schema.dimension,
      and(
        eq(schema.dimension.organizationId, schema.programme.organizationId),
        eq(schema.dimension.planId, schema.programme.planId),
        eq(schema.dimension.number, schema.programme.dimension),
      ),
    )
    .innerJoin(
      schema.mission,
      and(
        eq(schema.mission.organizationId, schema.programme.organizationId),
        eq(schema.mission.planId, schema.programme.planId),
        eq(schema.mission.dimension, schema.programme.dimension),
        eq(schema.mission.number, schema.programme.mission),
      ),
    )
    .innerJoin(
      schema.topic,
      and(
        eq(schema.topic.organizationId, schema.programme.organizationId),
        eq(schema.topic.planId, schema.programme.planId),
        eq(schema.topic.dimension, schema.programme.dimension),
        eq(schema.topic.mission, schema.programme.mission),
        eq(schema.topic.number, schema.programme.topic),
      ),
    )
    .where(
      and(eq(schema.programme.organizationId, organizationId), eq(schema.programme.planId, planId), chosen),
    )
    .orderBy(asc(schema.programme.number))
}

/** The names of all programmes, with their dimensions, in the order of their numbers. */
export async function programmeNames(
  { db }: TenantTransaction,
  { organizationId, planId }: Plan,
): Promise<(ProgrammeName & { dimension: number })[]> {
  const { programme } = schema
  return db
    .select({
      number: programme.number,
      name: programme.name,
      nameEn: programme.nameEn,
      dimension: programme.dimension,
    })
    .from(programme)
    .where(and(eq(programme.organizationId, organizationId), eq(programme.planId, planId)))
    .orderBy(asc(programme.number))
}

async function controlledRisks(db: TenantTransaction['db'], organizationId: string, programmeIds: string[]) {
  const { fraudRisk, fraudRiskControl } = schema
  return db
    .select({ programmeId: fraudRiskControl.programmeId, risk: fraudRisk })
    .from(fraudRiskControl)
    .innerJoin(
      fraudRisk,
      and(
        eq(fraudRisk.organizationId, fraudRiskControl.organizationId),
        eq(fraudRisk.planId, fraudRiskControl.planId),
        eq(fraudRisk.processNumber, fraudRiskControl.processNumber),
        eq(fraudRisk.number, fraudRiskControl.number),
      ),
    )
    .where(
      and(
        eq(fraudRiskControl.organizationId, organizationId),
        inArray(fraudRiskControl.programmeId, programmeIds),
      ),
    )
    .orderBy(asc(fraudRisk.processNumber), asc(fraudRisk.number))
}

export async function programmesOfMission(
  { db }: TenantTransaction,
  plan: Plan,
  dimension: number,
  mission: number,
): Promise<ProgrammeName[]> {
  const { programme } = schema
  return db
    .select({ number: programme.number, name: programme.name, nameEn: programme.nameEn })
    .from(programme)
    .where(
      and(
        eq(programme.organizationId, plan.organizationId),
        eq(programme.planId, plan.planId),
        eq(programme.dimension, dimension),
        eq(programme.mission, mission),
      ),
    )
    .orderBy(asc(programme.number))
}

/** What a link to a programme needs. */
export interface ProgrammeName {
  readonly number: number
  readonly name: string
  readonly nameEn: string
}

export interface Neighbours {
  readonly previous: ProgrammeName | undefined
  readonly next: ProgrammeName | undefined
}

/** The programmes before and after one, by number, for leafing through the plan. */
export async function neighboursOf(
  { db }: TenantTransaction,
  plan: Plan,
  number: number,
): Promise<Neighbours> {
  const { programme } = schema
  const rows = await db
    .select({ number: programme.number, name: programme.name, nameEn: programme.nameEn })
    .from(programme)
    .where(
      and(
        eq(programme.organizationId, plan.organizationId),
        eq(programme.planId, plan.planId),
        inArray(programme.number, [number - 1, number + 1]),
      ),
    )
  return {
    previous: rows.find((row) => row.number < number),
    next: rows.find((row) => row.number > number),
  }
}
