import { join } from 'node:path'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { carryIndicatorsOver } from '../indicators/carrying-over.ts'
import { loadIndicators, readIndicatorFile, type IndicatorFile } from '../indicators/loading.ts'
import { readPlanFile, type PlanFile } from '../plan-file.ts'
import { allPlans } from '../reading.ts'
import { inYears } from './new-plan.ts'
import { organizationOf, planFileOf } from './plan-file-reading.ts'

const shipped = join(projectRoot, 'data/krajai')

/**
 * A plan that another organisation can start from: its names in the place of the first one's, the rows of the
 * last year in each of its years, and nothing that only the first one knows, such as budgets and remarks.
 */
export function templateFor(
  file: PlanFile,
  { organization, firstFiscalYear }: Pick<PlanFile, 'organization'> & { readonly firstFiscalYear: number },
): PlanFile {
  const fiscalYears = file.fiscalYears.map((_, index) => firstFiscalYear + index)
  const theirs = inYears(renamed(file, file.organization, organization), fiscalYears)
  return {
    ...theirs,
    organization,
    targets: theirs.targets.map(({ byYear, indicator, ...target }) => ({
      ...target,
      // Reductions are counted from the year before the plan.
      indicator: indicator.replace(/25\d\d/, String(firstFiscalYear - 1)),
      indicatorEn: target.indicatorEn.replace(/25\d\d/, String(firstFiscalYear - 1)),
      byYear: Object.fromEntries(
        fiscalYears.map((year, index) => [year, byYear[file.fiscalYears[index]!] ?? 0]),
      ),
      aspiration: {},
    })),
    programmes: theirs.programmes.map((programme) => ({
      ...programme,
      targetGroups: programme.targetGroups.map(({ group }) => ({ group, people: null })),
      remark: '',
    })),
    schedule: Object.fromEntries(
      Object.entries(theirs.schedule).map(([year, { rows }]) => [
        year,
        { rows: rows.map((row) => ({ ...row, budgetBaht: null })) },
      ]),
    ),
  }
}

/** The template of the organisation of the transaction, from the plan that ships with the program. */
export async function shippedTemplate(tx: TenantTransaction, firstFiscalYear: number): Promise<PlanFile> {
  const file = await readPlanFile(join(shipped, 'plan.json'))
  return templateFor(file, { organization: await organizationOf(tx), firstFiscalYear })
}

/** The indicators that ship with the program, of those programmes whose forms still promise what they measure. */
export async function shippedIndicators(content: PlanFile, template: PlanFile): Promise<IndicatorFile> {
  const all = await readIndicatorFile(join(shipped, 'indicators.json'))
  return all.filter((indicator) => {
    const of = ({ programmes }: PlanFile) => programmes.find(({ number }) => number === indicator.programme)
    const [own, known] = [of(content), of(template)]
    if (!own || !known || own.name !== known.name) return false
    if (!('point' in indicator)) return true
    const part = indicator.kind === 'output' ? 'outputs' : 'outcomes'
    return own[part][indicator.point - 1]?.text === known[part][indicator.point - 1]?.text
  })
}

/** Gives the plan that ships with the program its indicators, also where it was loaded before there were any. */
export async function measureShippedPlan(tx: TenantTransaction, at: Temporal.Instant): Promise<void> {
  const file = await readPlanFile(join(shipped, 'plan.json'))
  const firstFiscalYear = Math.min(...file.fiscalYears)
  const plan = (await allPlans(tx)).find((one) => one.firstFiscalYear === firstFiscalYear)
  if (!plan || (await organizationOf(tx)).name !== file.organization.name) return
  const content = await planFileOf(tx, plan)
  await loadIndicators(tx, { planId: plan.planId, file: await shippedIndicators(content, file), at })
}

/** Lets indicators that stand as they shipped read what the program measures since; in every plan of the organisation. */
export async function measureAsShipped(tx: TenantTransaction, at: Temporal.Instant): Promise<void> {
  const file = await readPlanFile(join(shipped, 'plan.json'))
  const { programmes } = renamed(file, file.organization, await organizationOf(tx))
  const definitions = (await readIndicatorFile(join(shipped, 'indicators.json'))).map((one) => {
    if ('text' in one) return one
    const form = programmes.find(({ number }) => number === one.programme)!
    const { text } = form[one.kind === 'output' ? 'outputs' : 'outcomes'][one.point - 1]!
    return { ...one, text }
  })
  await carryIndicatorsOver(tx, { shipped: definitions, at })
}

/** The longest name first: the short one stands inside no other, but may one day. */
function renamed(
  file: PlanFile,
  before: PlanFile['organization'],
  after: PlanFile['organization'],
): PlanFile {
  const names = (['name', 'nameEn', 'shortName', 'shortNameEn'] as const)
    .map((field) => [before[field], after[field]] as const)
    .toSorted(([one], [other]) => other.length - one.length)
  const rename = (value: unknown): unknown => {
    if (typeof value === 'string') {
      return names.reduce((text, [from, to]) => text.replaceAll(from, to), value)
    }
    if (Array.isArray(value)) return value.map(rename)
    if (value === null || typeof value !== 'object') return value
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, rename(one)]))
  }
  return rename(file) as PlanFile
}
