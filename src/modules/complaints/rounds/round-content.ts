import { createHash } from 'node:crypto'
import { z } from 'zod'
import { fiscalYearEnd, fiscalYearStart, quarterEnd } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts'
import { safeCount } from '../../../platform/open-data/small-cells.ts'
import { listCategories } from '../categories.ts'
import { listMeasures } from '../prevention/measures.ts'
import { complaintStatisticsMessages } from '../statistics-messages.ts'
import { countComplaints, countGroups, medianDays } from '../statistics/counting.ts'
import { safeRows } from '../statistics/safe-rows.ts'
import { listVillages, villageName } from '../villages.ts'

/** The rounds in which the plan is reported: the first six months of a fiscal year, and all twelve. */
export const rounds = [6, 12] as const
export type RoundMonths = (typeof rounds)[number]

export interface Round {
  readonly fiscalYear: number
  readonly months: RoundMonths
}

/** The days of a round: October to March, and the whole fiscal year. */
export function roundDates({ fiscalYear, months }: Round) {
  const to = months === 6 ? quarterEnd(fiscalYear, 2) : fiscalYearEnd(fiscalYear)
  return {
    from: fiscalYearStart(fiscalYear),
    to,
    /** As the report of the plan: until the end of April, and of October. */
    due: to.add({ months: 1 }).with({ day: 31 }),
  }
}

const words = z.object({ th: z.string(), en: z.string() })
const count = z.number().int().nonnegative()
const part = z.object({ name: words, received: safeCount })

/**
 * Everything that the summary of a round says, as it is frozen. Sums of the organisation are told, of its parts nothing
 * small; names stand in it as they were called then.
 */
export const roundContent = z.object({
  v: z.literal(1),
  fiscalYear: z.number(),
  months: z.union([z.literal(6), z.literal(12)]),
  from: z.string(),
  /** The last day on which what it counts was received: the end of the round, or today. */
  to: z.string(),
  asOf: z.string(),
  isOver: z.boolean(),
  counts: z.object({
    received: count,
    onTime: count,
    late: count,
    open: count,
    overdue: count,
    fixed: count,
    disputed: count,
    withdrawn: count,
    onTimeCounted: count,
    counted: count,
  }),
  medianDays: z.number().nullable(),
  byCategory: z.array(part),
  byVillage: z.array(part),
  measures: z.array(
    z.object({
      about: words,
      action: z.string(),
      decidedOn: z.string(),
      dueOn: z.string(),
      programmeNumber: z.number().nullable(),
      doneOn: z.string().nullable(),
      result: z.string().nullable(),
    }),
  ),
  /** What the officer who sent it wrote for the chief executive and for everybody. */
  remark: z.string(),
})

export type RoundContent = z.output<typeof roundContent>

/**
 * The complaints received in a round, as they stand on a day, and the measures that were decided in it; undefined for a
 * round that has not begun.
 */
export async function contentOfRound(
  tx: TenantTransaction,
  { fiscalYear, months, today, remark = '' }: Round & { today: Temporal.PlainDate; remark?: string },
): Promise<RoundContent | undefined> {
  const { compare } = Temporal.PlainDate
  const { from, to: end } = roundDates({ fiscalYear, months })
  if (compare(from, today) > 0) return undefined
  const isOver = compare(end, today) < 0
  const period = { from, to: isOver ? end : today }
  const categories = await listCategories(tx)
  const villages = await listVillages(tx)
  const { th, en } = complaintStatisticsMessages
  const categoryNamed = (code: string | null) => {
    const found = categories.find(({ category }) => category === code)
    return { th: found?.name ?? th.otherCategory, en: found?.nameEn ?? en.otherCategory }
  }
  const villageNamed = (id: string | null) => {
    const found = villages.find(({ villageId }) => villageId === id)
    return found
      ? { th: villageName(found, 'th'), en: villageName(found, 'en') }
      : { th: th.noVillage, en: en.noVillage }
  }
  const parts = async (by: 'category' | 'village', named: typeof categoryNamed) =>
    safeRows(await countGroups(tx, by, period, today)).map(({ key, received }) => ({
      name: named(key),
      received,
    }))
  return roundContent.parse({
    v: 1,
    fiscalYear,
    months,
    from: from.toString(),
    to: period.to.toString(),
    asOf: today.toString(),
    isOver,
    counts: await countComplaints(tx, period, today),
    medianDays: (await medianDays(tx, period, today)) ?? null,
    byCategory: await parts('category', categoryNamed),
    byVillage: await parts('village', villageNamed),
    measures: (await listMeasures(tx, period)).map(({ category, villageId, ...measure }) => {
      const of = categoryNamed(category)
      const at = villageId === null ? undefined : villageNamed(villageId)
      return {
        about: { th: at ? `${of.th} · ${at.th}` : of.th, en: at ? `${of.en} · ${at.en}` : of.en },
        action: measure.action,
        decidedOn: measure.decidedOn,
        dueOn: measure.dueOn,
        programmeNumber: measure.programmeNumber,
        doneOn: measure.doneOn,
        result: measure.result,
      }
    }),
    remark,
  })
}

/** The bytes that are frozen, and the hash by which everybody knows them again. */
export function frozen(content: RoundContent): { snapshot: string; sha256: string } {
  const snapshot = canonicalJson(content)
  return { snapshot, sha256: hashOf(snapshot) }
}

export function hashOf(snapshot: string): string {
  return createHash('sha256').update(snapshot).digest('hex')
}

/** A frozen summary read back. */
export function readSnapshot(snapshot: string): RoundContent {
  return roundContent.parse(JSON.parse(snapshot))
}
