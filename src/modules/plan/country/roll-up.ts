import { and, asc, count, desc, eq, max, min, sql, sum, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { organization } from '../../../platform/organization/schema.ts'
import { planYearFigures } from './schema.ts'

/** Sums of organisations in a fiscal year. Money in satang. */
export interface Sums {
  readonly organizations: number
  readonly programmes: number
  readonly steps: number
  readonly stepsDone: number
  readonly lateProgrammes: number
  readonly budgetSatang: number
  readonly spentSatang: number
  readonly indicatorsReached: number
  readonly indicators: number
  readonly reportsSealed: number
}

export interface ProvinceSums extends Sums {
  readonly province: string
  readonly provinceEn: string
}

export interface RollUp {
  readonly whole: Sums
  /** In the order of a Thai dictionary, which the caller makes. */
  readonly provinces: readonly ProvinceSums[]
  /** When the oldest and the newest of the figures were counted; nothing where there are none. */
  readonly asOf: { readonly oldest: Temporal.Instant; readonly newest: Temporal.Instant } | undefined
}

const total = (column: PgColumn): SQL<number> => sum(column).mapWith(Number) as SQL<number>

const sums = {
  organizations: count(),
  programmes: total(planYearFigures.programmes),
  steps: total(planYearFigures.steps),
  stepsDone: total(planYearFigures.stepsDone),
  lateProgrammes: total(planYearFigures.lateProgrammes),
  budgetSatang: total(planYearFigures.budgetSatang),
  spentSatang: total(planYearFigures.spentSatang),
  indicatorsReached: total(planYearFigures.indicatorsReached),
  indicators:
    sql`sum(${planYearFigures.indicatorsReached} + ${planYearFigures.indicatorsMissed} + ${planYearFigures.indicatorsUnmeasured})`.mapWith(
      Number,
    ) as SQL<number>,
  reportsSealed: total(planYearFigures.reportsSealed),
}

const ofOrganization = eq(organization.organizationId, planYearFigures.organizationId)

/** All organisations of this installation in a year, by province and together. Everybody may read it. */
export async function rollUp({ db }: TenantTransaction, fiscalYear: number): Promise<RollUp> {
  const provinces = await db
    .select({
      province: organization.province,
      provinceEn: min(organization.provinceEn).mapWith(String) as SQL<string>,
      ...sums,
      oldest: min(planYearFigures.asOf),
      newest: max(planYearFigures.asOf),
    })
    .from(planYearFigures)
    .innerJoin(organization, ofOrganization)
    .where(eq(planYearFigures.fiscalYear, fiscalYear))
    .groupBy(organization.province)
  const moments = provinces.flatMap(({ oldest, newest }) => (oldest && newest ? [oldest, newest] : []))
  const inOrder = moments.toSorted(Temporal.Instant.compare)
  return {
    whole: together(provinces),
    provinces,
    asOf: inOrder.length > 0 ? { oldest: inOrder[0]!, newest: inOrder.at(-1)! } : undefined,
  }
}

function together(all: readonly Sums[]): Sums {
  const whole = (name: keyof Sums) => all.reduce((before, one) => before + one[name], 0)
  return {
    organizations: whole('organizations'),
    programmes: whole('programmes'),
    steps: whole('steps'),
    stepsDone: whole('stepsDone'),
    lateProgrammes: whole('lateProgrammes'),
    budgetSatang: whole('budgetSatang'),
    spentSatang: whole('spentSatang'),
    indicatorsReached: whole('indicatorsReached'),
    indicators: whole('indicators'),
    reportsSealed: whole('reportsSealed'),
  }
}

export const organizationOrders = ['name', 'progress', 'late', 'spent'] as const
export type OrganizationOrder = (typeof organizationOrders)[number]

export const organizationsOnPage = 50

export type OrganizationFigures = Awaited<ReturnType<typeof organizationsIn>>[number]

/** A page of the organisations of a province in a year. */
export async function organizationsIn(
  { db }: TenantTransaction,
  {
    fiscalYear,
    province,
    order,
    page,
  }: {
    readonly fiscalYear: number
    readonly province: string
    readonly order: OrganizationOrder
    /** From 1. */
    readonly page: number
  },
) {
  const share = (part: PgColumn, of: PgColumn) => desc(sql`${part}::float8 / greatest(${of}, 1)`)
  const first = {
    name: asc(organization.name),
    progress: share(planYearFigures.stepsDone, planYearFigures.steps),
    late: desc(planYearFigures.lateProgrammes),
    spent: share(planYearFigures.spentSatang, planYearFigures.budgetSatang),
  }[order]
  return db
    .select({
      name: organization.name,
      nameEn: organization.nameEn,
      district: organization.district,
      districtEn: organization.districtEn,
      host: organization.host,
      programmes: planYearFigures.programmes,
      steps: planYearFigures.steps,
      stepsDone: planYearFigures.stepsDone,
      lateProgrammes: planYearFigures.lateProgrammes,
      budgetSatang: planYearFigures.budgetSatang,
      spentSatang: planYearFigures.spentSatang,
      reportsSealed: planYearFigures.reportsSealed,
    })
    .from(planYearFigures)
    .innerJoin(organization, ofOrganization)
    .where(and(eq(planYearFigures.fiscalYear, fiscalYear), eq(organization.province, province)))
    .orderBy(first, asc(organization.name))
    .limit(organizationsOnPage)
    .offset((page - 1) * organizationsOnPage)
}
