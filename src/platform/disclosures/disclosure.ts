import type { TenantTransaction } from '../database/tenant.ts'
import type { Language } from '../language/messages.ts'

type Words = Readonly<Record<Language, string>>

/** How a live disclosure stands on a day. */
export interface DisclosureStanding {
  /** The public page that shows it, without the language's prefix. */
  readonly address: string
  /** What is missing before it counts; empty where it is complete. */
  readonly lacks: readonly Words[]
  /** The day of the newest thing that it shows; undefined where there is nothing yet. */
  readonly updatedOn: Temporal.PlainDate | undefined
}

/** Something that a module discloses by doing its work: a register, statistics, a plan. It is never uploaded. */
export interface LiveDisclosure {
  /** `module.what`, such as `plan.actionPlan`. */
  readonly name: `${string}.${string}`
  readonly title: Words
  /**
   * The items of the assessment (OIT) that it satisfies, by ITA year (Buddhist era). A year whose items were
   * copied from one of these is satisfied as that one is.
   */
  readonly items: Readonly<Record<number, readonly string[]>>
  /** Looks how it stands for a fiscal year; nothing after `today` counts. */
  look(
    tx: TenantTransaction,
    asked: { readonly fiscalYear: number; readonly today: Temporal.PlainDate },
  ): Promise<DisclosureStanding>
}
