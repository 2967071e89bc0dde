import type { PlanFile } from '../plan-file.ts'

/**
 * The plan of the years after: the programmes, budgets and quarters of the last year in each of its years, the
 * targets of the last year, no remarks and nothing about how the old document was read.
 */
export function newPlanFrom(file: PlanFile): PlanFile {
  const lastYear = Math.max(...file.fiscalYears)
  const fiscalYears = file.fiscalYears.map((year) => year + file.fiscalYears.length)
  const rows = (file.schedule[lastYear]?.rows ?? []).map((row) => ({ ...row, remark: '' }))
  const numbers = new Set(rows.map(({ programme }) => programme))
  return {
    ...file,
    fiscalYears,
    targets: file.targets.map(({ byYear, aspiration, ...target }) => ({
      ...target,
      byYear: inEach(fiscalYears, byYear[lastYear]),
      aspiration: inEach(fiscalYears, aspiration[lastYear]),
    })),
    programmes: file.programmes
      .filter(({ number }) => numbers.has(number))
      .map((programme) => ({ ...programme, sourceNote: null, sourceNoteEn: null })),
    schedule: Object.fromEntries(fiscalYears.map((year) => [year, { rows }])),
    corrections: [],
    fraudRisks: file.fraudRisks.map(({ controls, ...risk }) => ({
      ...risk,
      controls: controls.filter((control) => numbers.has(control)),
    })),
  }
}

function inEach(years: readonly number[], value: number | undefined): Record<string, number> {
  return value === undefined ? {} : Object.fromEntries(years.map((year) => [year, value]))
}
