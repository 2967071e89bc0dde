import { and, asc, eq, inArray } from 'drizzle-orm'
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

/** Reads one programme by the number it has in the plan; undefined where the plan has no such number. */
export async function programmeForm(
  { db }: TenantTransaction,
  plan: Plan,
  number: number,
): Promise<ProgrammeForm | undefined> {
  const { organizationId, planId } = plan
  const [found] = await db
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
      and(
        eq(schema.programme.organizationId, organizationId),
        eq(schema.programme.planId, planId),
        eq(schema.programme.number, number),
      ),
    )
  if (!found) return undefined

  const { programmeId } = found.programme
  const ofProgramme = (table: { organizationId: PgColumn; programmeId: PgColumn }) =>
    and(eq(table.organizationId, organizationId), eq(table.programmeId, programmeId))
  const { programmeTargetGroup, programmeObjective, programmeStep, programmeResult, programmeYear } = schema
  const results = await db
    .select()
    .from(programmeResult)
    .where(ofProgramme(programmeResult))
    .orderBy(asc(programmeResult.position))
  return {
    ...found,
    targetGroups: await db
      .select()
      .from(programmeTargetGroup)
      .where(ofProgramme(programmeTargetGroup))
      .orderBy(asc(programmeTargetGroup.position)),
    objectives: await db
      .select()
      .from(programmeObjective)
      .where(ofProgramme(programmeObjective))
      .orderBy(asc(programmeObjective.position)),
    steps: await db
      .select()
      .from(programmeStep)
      .where(ofProgramme(programmeStep))
      .orderBy(asc(programmeStep.position)),
    outputs: results.filter((result) => result.kind === 'output'),
    outcomes: results.filter((result) => result.kind === 'outcome'),
    years: await db
      .select()
      .from(programmeYear)
      .where(ofProgramme(programmeYear))
      .orderBy(asc(programmeYear.fiscalYear)),
    risks: await risksControlledBy(db, organizationId, programmeId),
  }
}

/** All programmes with their forms, in the order of their numbers. */
export async function programmeForms(tx: TenantTransaction, plan: Plan): Promise<ProgrammeForm[]> {
  const numbers = await tx.db
    .select({ number: schema.programme.number })
    .from(schema.programme)
    .where(
      and(eq(schema.programme.organizationId, plan.organizationId), eq(schema.programme.planId, plan.planId)),
    )
    .orderBy(asc(schema.programme.number))
  const forms: ProgrammeForm[] = []
  for (const { number } of numbers) {
    const form = await programmeForm(tx, plan, number)
    if (form) forms.push(form)
  }
  return forms
}

interface Neighbour {
  readonly number: number
  readonly name: string
  readonly nameEn: string
}

export interface Neighbours {
  readonly previous: Neighbour | undefined
  readonly next: Neighbour | undefined
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

async function risksControlledBy(
  db: TenantTransaction['db'],
  organizationId: string,
  programmeId: string,
): Promise<ProgrammeForm['risks']> {
  const { fraudRisk, fraudRiskControl } = schema
  const rows = await db
    .select({ risk: fraudRisk })
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
      and(eq(fraudRiskControl.organizationId, organizationId), eq(fraudRiskControl.programmeId, programmeId)),
    )
    .orderBy(asc(fraudRisk.processNumber), asc(fraudRisk.number))
  return rows.map(({ risk }) => ({
    code: `${risk.processNumber}.${risk.number}`,
    text: risk.text,
    textEn: risk.textEn,
  }))
}
