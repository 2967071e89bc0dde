import type { z } from 'zod'
import type { TenantTransaction } from '../database/tenant.ts'
import type { Language } from '../language/messages.ts'

/** What a number counts: things, shares of a whole (0 to 100), or points of a score. */
export const metricUnits = ['count', 'percent', 'points'] as const
export type MetricUnit = (typeof metricUnits)[number]

/** What was found. A share has the number of all as its denominator; a plain count or score has none. */
export interface Measurement {
  readonly numerator: number
  readonly denominator: number | null
  /** The day up to which it was counted, or on which it was found. */
  readonly measuredOn: Temporal.PlainDate
}

/**
 * That something is known and not told, so that nothing is taken for 0: below the smallest count that is told
 * (`smallestCount`), or a matter that is told to another part of the house, which does not count it by subject.
 */
export interface NotTold {
  readonly notTold: 'too-small' | 'elsewhere'
  readonly measuredOn: Temporal.PlainDate
}

export interface MetricAsked<Parameters> {
  readonly fiscalYear: number
  /** Nothing after this day counts. */
  readonly until: Temporal.PlainDate
  readonly parameters: Parameters
}

/** Something that a metric may be asked with, such as a topic, and what that is called. */
export interface MetricChoice {
  readonly parameters: Readonly<Record<string, string>>
  readonly title: Readonly<Record<Language, string>>
}

/** Something that a module counts of its own work, for the indicators of the plan to read. */
export interface Metric<Parameters = unknown> {
  /** `module.what`, such as `complaints.onTimeRate`. */
  readonly name: string
  readonly title: Readonly<Record<Language, string>>
  readonly unit: MetricUnit
  readonly parameters: z.ZodType<Parameters>
  /** With what it may be asked where it needs something, in words, for whoever chooses it. */
  readonly choices?: readonly MetricChoice[]
  /** The page where what was counted can be looked at. A method for the same reason as `measure`. */
  address(asked: Pick<MetricAsked<Parameters>, 'fiscalYear' | 'parameters'>): string
  /**
   * Counts a fiscal year of the organisation of the transaction; undefined where there is nothing to count
   * from yet, which is not the same as 0. A method, so that metrics of any parameters stand in one list.
   */
  measure(tx: TenantTransaction, asked: MetricAsked<Parameters>): Promise<Measurement | undefined>
  /** Asked where nothing was measured: whether something is known and not told. */
  notTold?(tx: TenantTransaction, asked: MetricAsked<Parameters>): Promise<NotTold | undefined>
}

/** Declares a metric. */
export function defineMetric<Parameters>(metric: Metric<Parameters>): Metric<Parameters> {
  return metric
}

export type MetricTable = ReadonlyMap<string, Metric>

/** The metrics of all modules by name. Refuses two of one name: an indicator would read either. */
export function joinMetrics(all: readonly (readonly Metric[])[]): MetricTable {
  const table = new Map<string, Metric>()
  for (const metric of all.flat()) {
    if (table.has(metric.name)) throw new Error(`two metrics are called ${metric.name}`)
    table.set(metric.name, metric)
  }
  return table
}
