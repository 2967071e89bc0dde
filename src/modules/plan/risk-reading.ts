import { and, asc, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Plan } from './reading.ts'
import * as schema from './schema.ts'

export type RiskLevel = (typeof schema.fraudRisk.$inferSelect)['level']

/** A process of Part 1 of the plan, its fraud risks, and the programmes that control them. */
export interface RiskProcess {
  readonly number: number
  readonly name: string
  readonly nameEn: string
  readonly risks: readonly {
    readonly code: string
    readonly text: string
    readonly textEn: string
    readonly level: RiskLevel
  }[]
  readonly controls: readonly { readonly number: number; readonly name: string; readonly nameEn: string }[]
}

/** The plan's fraud-risk table, grouped by process as the plan prints it. */
export async function riskProcesses({ db }: TenantTransaction, plan: Plan): Promise<RiskProcess[]> {
  const { fraudRisk, fraudRiskControl, programme } = schema
  const inPlan = and(eq(fraudRisk.organizationId, plan.organizationId), eq(fraudRisk.planId, plan.planId))
  const risks = await db
    .select()
    .from(fraudRisk)
    .where(inPlan)
    .orderBy(asc(fraudRisk.processNumber), asc(fraudRisk.number))
  const controls = await db
    .selectDistinct({
      processNumber: fraudRiskControl.processNumber,
      number: programme.number,
      name: programme.name,
      nameEn: programme.nameEn,
    })
    .from(fraudRiskControl)
    .innerJoin(
      programme,
      and(
        eq(programme.organizationId, fraudRiskControl.organizationId),
        eq(programme.programmeId, fraudRiskControl.programmeId),
      ),
    )
    .where(
      and(eq(fraudRiskControl.organizationId, plan.organizationId), eq(fraudRiskControl.planId, plan.planId)),
    )
    .orderBy(asc(programme.number))
  return [...Map.groupBy(risks, (risk) => risk.processNumber)].map(([number, ofProcess]) => ({
    number,
    name: ofProcess[0]?.process ?? '',
    nameEn: ofProcess[0]?.processEn ?? '',
    risks: ofProcess.map((risk) => ({
      code: `${risk.processNumber}.${risk.number}`,
      text: risk.text,
      textEn: risk.textEn,
      level: risk.level,
    })),
    controls: controls.filter((control) => control.processNumber === number),
  }))
}
