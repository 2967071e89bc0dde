import type { TenantTransaction } from '../database/tenant.ts'
import type { Language } from '../language/messages.ts'

type Words = Readonly<Record<Language, string>>

/**
 * How an item of the yearly assessment (OIT) stands: complete and current (`met`); something is there that a
 * person has to check or complete (`part`); complete, but older than it may be (`stale`); nothing yet (`missing`).
 */
export const readinessStates = ['met', 'part', 'stale', 'missing'] as const
export type ReadinessState = (typeof readinessStates)[number]

/** One item of the assessment as one's own site shows it today. */
export interface ItemReadiness {
  /** As the year numbers it, such as `O1`. */
  readonly code: string
  readonly title: Words
  readonly state: ReadinessState
  /** Why it stands so; for one that is not met, what is to be done. */
  readonly reasons: readonly Words[]
}

/** Reads the items of an ITA year (Buddhist era); nothing after `today` counts. Empty where the year has no items. */
export type ReadinessSource = (
  tx: TenantTransaction,
  asked: { readonly itaYear: number; readonly today: Temporal.PlainDate },
) => Promise<ItemReadiness[]>
