import type { PlanFile } from '../plan-file.ts'

/**
 * The plan of the years after: the programmes, budgets and quarters of the last year in each of its years, the
 * targets of the last year, no remarks and nothing about how the old document was read.
 */
export function newPlanFrom(file: PlanFile): PlanFile {
  const lastYear = Math.max(...file.fiscalYears)
  const fiscalYears = file.fiscalYears.map((year) => year + file.fiscalYears.length)
  return {
    ...inYears(file, fiscalYears),
    targets: file.targets.map(({ byYear, aspiration, ...target }) => ({
      ...target,
      byYear: inEach(fiscalYears, byYear[lastYear]),
      aspiration: inEach(fiscalYears, aspiration[lastYear]),
    })),
  }
}

/** The last year of a plan in each of some other years, without what was said of that year or of the document. */
export function inYears(file: PlanFile, fiscalYears: number[]): PlanFile {
  const lastYear = Math.max(...file.fiscalYears)
  const rows = (file.schedule[lastYear]?.rows ?? []).map((row) => ({ ...row, remark: '' }))
  const numbers = new Set(rows.map(({ programme }) => programme))
  const renamed = (text: string) => withYears(text, file.fiscalYears, fiscalYears)
  const promised = (points: PlanFile['programmes'][number]['outputs']) =>
    points.map(({ text, items }) => ({ text: renamed(text), items: items.map(renamed) }))
  return {
    ...file,
    fiscalYears,
    programmes: file.programmes
      .filter(({ number }) => numbers.has(number))
      .map((programme) => ({
        ...programme,
        // Of one without a form it says only in which years the old document lists it.
        summaryEn: programme.hasForm ? renamed(programme.summaryEn) : '',
        // What is promised is of the plan's own years; a rationale cites those of others, such as a national plan.
        outputs: promised(programme.outputs),
        outcomes: promised(programme.outcomes),
        sourceNote: null,
        sourceNoteEn: null,
      })),
    schedule: Object.fromEntries(fiscalYears.map((year) => [year, { rows }])),
    corrections: [],
    fraudRisks: file.fraudRisks.map(({ controls, ...risk }) => ({
      ...risk,
      controls: controls.filter((control) => numbers.has(control)),
    })),
  }
}

/** A text that names the years of a plan, as in “พ.ศ. 2566 - 2570”, with the years of another. */
function withYears(text: string, before: readonly number[], after: readonly number[]): string {
  const span = new RegExp(`${Math.min(...before)}(\\s*[-–]\\s*)${Math.max(...before)}`, 'g')
  return text.replace(span, `${Math.min(...after)}$1${Math.max(...after)}`)
}

function inEach(years: readonly number[], value: number | undefined): Record<string, number> {
  return value === undefined ? {} : Object.fromEntries(years.map((year) => [year, value]))
}
