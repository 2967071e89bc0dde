import { and, asc, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { organization } from '../../../platform/organization/schema.ts'
import type { PlanFile } from '../plan-file.ts'
import { programmeForms, type Point, type ProgrammeForm } from '../programme-reading.ts'
import {
  correctionsOf,
  dimensionsOf,
  fiscalYearsOf,
  objectivesOf,
  rowsByYear,
  targetsOf,
  type Plan,
} from '../reading.ts'
import { riskProcesses } from '../risk-reading.ts'
import { mission, topic } from '../schema.ts'

const satangPerBaht = 100

/** The plan that is in force as a plan file: what loading it would write again. */
export async function planFileOf(tx: TenantTransaction, plan: Plan): Promise<PlanFile> {
  return {
    organization: await organizationOf(tx),
    title: plan.title,
    titleEn: plan.titleEn,
    fiscalYears: fiscalYearsOf(plan),
    announcedOn: buddhistDate(plan.announcedOn),
    objectives: (await objectivesOf(tx, plan)).map(({ text, textEn }) => ({ text, textEn })),
    targets: await targetsIn(tx, plan),
    taxonomy: await taxonomyOf(tx, plan),
    programmes: (await programmeForms(tx, plan)).map(programmeIn),
    schedule: Object.fromEntries(
      [...(await rowsByYear(tx, plan))].map(([fiscalYear, rows]) => [
        String(fiscalYear),
        {
          rows: rows.map(({ position, number, budgetSatang, quarters, remark }) => ({
            order: position,
            programme: number,
            budgetBaht: budgetSatang === null ? null : budgetSatang / satangPerBaht,
            quarters: [...quarters],
            remark,
          })),
        },
      ]),
    ),
    corrections: (await correctionsOf(tx, plan)).map(({ programmeNumber, field, scanned, kept }) => ({
      programme: programmeNumber,
      field,
      from: scanned,
      to: kept,
    })),
    fraudRisks: (await riskProcesses(tx, plan)).map(({ number, name, nameEn, risks, controls }) => ({
      order: number,
      process: name,
      processEn: nameEn,
      risks: risks.map(({ code, text, textEn, level }) => ({ id: code, text, textEn, level })),
      controls: controls.map((control) => control.number),
    })),
  }
}

/** What a plan file says of the organisation. */
export async function organizationOf({
  db,
  organizationId,
}: TenantTransaction): Promise<PlanFile['organization']> {
  const [found] = await db.select().from(organization).where(eq(organization.organizationId, organizationId))
  const { name, nameEn, shortName, shortNameEn, kind, district, districtEn, province, provinceEn } = found!
  return { name, nameEn, shortName, shortNameEn, type: kind, district, districtEn, province, provinceEn }
}

async function targetsIn(tx: TenantTransaction, plan: Plan): Promise<PlanFile['targets']> {
  const ofPosition = Map.groupBy(await targetsOf(tx, plan), ({ position }) => position)
  return [...ofPosition.values()].map((years) => {
    const { indicator, indicatorEn, unit } = years[0]!
    return {
      indicator,
      indicatorEn,
      unit,
      byYear: Object.fromEntries(years.map(({ fiscalYear, value }) => [fiscalYear, value])),
      aspiration: Object.fromEntries(
        years.flatMap(({ fiscalYear, aspiration }) =>
          aspiration === null ? [] : [[fiscalYear, aspiration]],
        ),
      ),
    }
  })
}

async function taxonomyOf(tx: TenantTransaction, plan: Plan): Promise<PlanFile['taxonomy']> {
  const { db, organizationId } = tx
  const { planId } = plan
  const missions = await db
    .select()
    .from(mission)
    .where(and(eq(mission.organizationId, organizationId), eq(mission.planId, planId)))
    .orderBy(asc(mission.dimension), asc(mission.number))
  const topics = await db
    .select()
    .from(topic)
    .where(and(eq(topic.organizationId, organizationId), eq(topic.planId, planId)))
    .orderBy(asc(topic.dimension), asc(topic.mission), asc(topic.number))
  return (await dimensionsOf(tx, plan)).map((dimension) => ({
    code: String(dimension.number),
    name: dimension.name,
    nameEn: dimension.nameEn,
    missions: missions
      .filter((one) => one.dimension === dimension.number)
      .map((one) => ({
        code: `${one.dimension}.${one.number}`,
        name: one.name,
        nameEn: one.nameEn,
        topics: topics
          .filter((under) => under.dimension === one.dimension && under.mission === one.number)
          .map(({ number, name, nameEn }) => ({
            code: `${one.dimension}.${one.number}.${number}`,
            name,
            nameEn,
          })),
      })),
  }))
}

function programmeIn(form: ProgrammeForm): PlanFile['programmes'][number] {
  const { programme } = form
  return {
    number: programme.number,
    name: programme.name,
    nameEn: programme.nameEn,
    kind: programme.kind,
    mission: `${programme.dimension}.${programme.mission}.${programme.topic}`,
    hasForm: programme.hasForm,
    summaryEn: programme.summaryEn,
    rationale: programme.rationale,
    objectives: pointsIn(form.objectives),
    targetGroups: form.targetGroups.map(({ name, people }) => ({ group: name, people })),
    steps: pointsIn(form.steps),
    responsible: programme.responsible,
    sourceNote: programme.sourceNote,
    sourceNoteEn: programme.sourceNoteEn,
    outputs: pointsIn(form.outputs),
    outcomes: pointsIn(form.outcomes),
    remark: programme.remark,
  }
}

function pointsIn(points: readonly Point[]): { text: string; items: string[] }[] {
  return points.map(({ text, items }) => ({ text, items: [...items] }))
}

/** A date as the file has it: in the Buddhist era, as the plan prints them. */
export function buddhistDate(iso: string): string {
  const { year, month, day } = Temporal.PlainDate.from(iso).withCalendar('buddhist')
  return [year, String(month).padStart(2, '0'), String(day).padStart(2, '0')].join('-')
}
