import type { Language } from '../language/messages.ts'

export interface Notice {
  readonly accounts: readonly string[]
  /** What kind of thing it tells of, such as `accounts.roles-changed`. */
  readonly kind: string
  readonly title: Readonly<Record<Language, string>>
  /** The page of the site that it leads to, and the same for a reader outside. */
  readonly address: string
  readonly link: string
  readonly at: Temporal.Instant
}
