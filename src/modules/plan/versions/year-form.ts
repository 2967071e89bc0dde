import { formatBaht, parseBaht } from '../../../platform/language/money.ts'
import type { FormFields } from '../../../platform/web/route.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { PlanFile } from '../plan-file.ts'
import { quarterNumbers } from '../summary.ts'
import type { planVersionMessages } from './messages.ts'

type Words = typeof planVersionMessages.th

/** The names of the fields of a programme in the form of a year's table. */
export function rowNames(number: number) {
  return {
    isIn: `in-${number}`,
    budget: `budget-${number}`,
    remark: `remark-${number}`,
    quarter: (quarter: number) => `quarter-${number}-${quarter}`,
  }
}

/** A year's table as its form shows it. */
export function typedYear(content: PlanFile, fiscalYear: number): Record<string, string> {
  const typed: Record<string, string> = {}
  for (const { programme, budgetBaht, quarters, remark } of content.schedule[fiscalYear]?.rows ?? []) {
    const names = rowNames(programme)
    typed[names.isIn] = 'yes'
    typed[names.budget] = budgetBaht === null ? '' : formatBaht(Math.round(budgetBaht * 100))
    typed[names.remark] = remark
    for (const quarter of quarters) typed[names.quarter(quarter)] = 'yes'
  }
  return typed
}

/**
 * A plan with the table of a year as the form has it. Rows keep their order, and what is new comes after them.
 * What is wrong goes into `errors`, by field.
 */
export function withYear(
  content: PlanFile,
  fiscalYear: number,
  { body, t, errors }: { body: FormFields; t: Words; errors: Record<string, string> },
): PlanFile {
  const before = (content.schedule[fiscalYear]?.rows ?? []).map(({ programme }) => programme)
  const others = content.programmes.map(({ number }) => number).filter((number) => !before.includes(number))
  for (const number of others) {
    const { isIn, budget, remark, quarter } = rowNames(number)
    const fields = [budget, remark, ...quarterNumbers.map(quarter)]
    // Left out of the table, what was typed about it would be gone.
    if (textIn(body, isIn) === '' && fields.some((name) => textIn(body, name) !== '')) {
      errors[isIn] = t.tickOrEmpty
    }
  }
  const faults = {
    unreadable: t.amountWrong,
    negative: t.amountNegative,
    decimals: t.amountDecimals,
    'too-large': t.amountTooLarge,
  }
  const rows = [...before, ...others]
    .filter((programme) => textIn(body, rowNames(programme).isIn) === 'yes')
    .map((programme, index) => {
      const names = rowNames(programme)
      const text = textIn(body, names.budget)
      const amount = text === '' ? null : parseBaht(text)
      if (amount?.ok === false) errors[names.budget] = faults[amount.reason]
      const remark = textIn(body, names.remark)
      if (remark.length > 1_000) errors[names.remark] = t.tooLong('1,000')
      return {
        order: index + 1,
        programme,
        budgetBaht: amount?.ok ? amount.satang / 100 : null,
        quarters: quarterNumbers.filter((quarter) => textIn(body, names.quarter(quarter)) === 'yes'),
        remark,
      }
    })
  return { ...content, schedule: { ...content.schedule, [fiscalYear]: { rows } } }
}
