import { parseBaht, type BahtReading } from '../../../platform/language/money.ts'
import { toArabicDigits } from '../../../platform/language/numerals.ts'
import { skeletonOf } from './name-matching.ts'

export interface KnownDimension {
  readonly number: number
  readonly name: string
}

/** P and ü are ticks in the fonts Wingdings 2 and Wingdings, which many official tables use. */
const ticked = new Set(['☑', '✓', '✔', '✔\uFE0F', '√', 'x', '/', 'p', 'ü', '\uF0FC', 'true'])
const unticked = new Set(['', '-', '–', '—', '☐', '□', 'false'])

/** Whether a cell of a quarter is ticked; undefined for what is no tick, such as an amount. */
export function readTick(text: string): boolean | undefined {
  const mark = text.toLowerCase()
  if (ticked.has(mark)) return true
  return unticked.has(mark) ? false : undefined
}

/** The number of a dimension given by number, such as `มิติที่ ๒`, or by its name; undefined for others. */
export function readDimension(text: string, dimensions: readonly KnownDimension[]): number | undefined {
  const [, digits] = /^(?:มิติ(?:ที่)?)?\s*(\d{1,2})(?:\.0)?\.?$/.exec(toArabicDigits(text)) ?? []
  const name = skeletonOf(text.replace(/^มิติ(?:ที่)?\s*[\d๐-๙]*[.:]?\s*/, ''))
  return dimensions.find((dimension) =>
    digits ? dimension.number === Number(digits) : name !== '' && skeletonOf(dimension.name) === name,
  )?.number
}

/** An amount in baht; null for a programme that uses no budget, whose cell is empty or says so. */
export function readBudget(
  text: string,
): { ok: true; satang: number | null } | Extract<BahtReading, { ok: false }> {
  const isNone = ['', '-', '–', '—', 'ไม่ใช้งบประมาณ', 'ไม่ใช้'].includes(text)
  return isNone ? { ok: true, satang: null } : parseBaht(text)
}
