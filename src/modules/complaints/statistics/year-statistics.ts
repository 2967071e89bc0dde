import type { Act } from '../../../platform/web/route.ts'
import {
  countComplaints,
  countGroups,
  fiscalYearUntil,
  groupings,
  medianDays,
  type Counts,
  type Group,
  type Grouping,
} from './counting.ts'

/** A fiscal year in figures, as it stands today. */
export interface YearStatistics {
  readonly year: number
  readonly counts: Counts
  readonly medianDays: number | undefined
}

export type YearGroups = Readonly<Record<Grouping, readonly Group[]>>

/** Counted once for each revision and day, however many look at it. */
export function yearStatistics(
  { kept, view: { today } }: Pick<Act, 'kept' | 'view'>,
  year: number,
): Promise<YearStatistics> {
  return kept(`complaints.statistics ${year} ${today.toString()}`, async (tx) => {
    const period = fiscalYearUntil(year, today)
    const counts = await countComplaints(tx, period, today)
    return { year, counts, medianDays: await medianDays(tx, period, today) }
  })
}

/** The same by everything that complaints are told apart by. */
export function yearGroups(
  { kept, view: { today } }: Pick<Act, 'kept' | 'view'>,
  year: number,
): Promise<YearGroups> {
  return kept(`complaints.groups ${year} ${today.toString()}`, async (tx) => {
    const period = fiscalYearUntil(year, today)
    const found: [Grouping, readonly Group[]][] = []
    for (const grouping of groupings) found.push([grouping, await countGroups(tx, grouping, period, today)])
    return Object.fromEntries(found) as YearGroups
  })
}
