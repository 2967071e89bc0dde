import type { MetricUnit } from '../../../platform/metrics/metric.ts'

export const indicatorKinds = ['output', 'outcome'] as const

/** Computed from a module's metric, recorded by an officer with evidence, or counted from the evidence here. */
export const indicatorSources = ['metric', 'recorded', 'counted'] as const

/** `falls` compares with the fiscal year before. */
export const directions = ['at-least', 'at-most', 'falls'] as const

/** How an indicator is measured, and when it is reached. */
export interface Definition {
  readonly text: string
  readonly source: (typeof indicatorSources)[number]
  /** The name of the metric that it reads; null where it reads none. */
  readonly metric: string | null
  readonly parameters: Readonly<Record<string, string>>
  readonly unit: MetricUnit
  readonly direction: (typeof directions)[number]
  /** Null where the plan names no number. For one that falls: by how many percent at least; 0 for any fall. */
  readonly target: number | null
}

/** An indicator of a programme, of its form's outputs or outcomes. */
export interface Indicator extends Definition {
  readonly indicatorId: string
  readonly programmeId: string
  readonly kind: (typeof indicatorKinds)[number]
  readonly position: number
  readonly revision: number
}
