import { and, eq, lt } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import { formSubmission } from './schema.ts'

/** The hidden field that tells one filling-in of a form from another. */
export const submissionField = '_submission'

const kept = Temporal.Duration.from({ hours: 48 })

export interface Submission {
  readonly submissionId: string
  readonly route: string
  readonly accountId: string | null
}

export type Claim = { kind: 'first' } | { kind: 'again'; location: string } | { kind: 'foreign' }

/**
 * Claims a sent form for this transaction. Whoever sends it again waits for the first one's end: it is
 * told where that led, or is the first itself where that was rolled back. `foreign` is an identifier that
 * was used for another form or by another account.
 */
export async function claimSubmission(
  { db, organizationId }: TenantTransaction,
  { submissionId, route, accountId }: Submission,
  at: Temporal.Instant,
): Promise<Claim> {
  const claimed = await db
    .insert(formSubmission)
    .values({ organizationId, submissionId, route, accountId, at })
    .onConflictDoNothing()
    .returning({ submissionId: formSubmission.submissionId })
  if (claimed.length > 0) return { kind: 'first' }
  const [earlier] = await db
    .select()
    .from(formSubmission)
    .where(
      and(eq(formSubmission.organizationId, organizationId), eq(formSubmission.submissionId, submissionId)),
    )
  return earlier?.location && earlier.route === route && earlier.accountId === accountId
    ? { kind: 'again', location: earlier.location }
    : { kind: 'foreign' }
}

/** Remembers where the form led. */
export async function concludeSubmission(
  { db, organizationId }: TenantTransaction,
  submissionId: string,
  location: string,
): Promise<void> {
  await db
    .update(formSubmission)
    .set({ location })
    .where(
      and(eq(formSubmission.organizationId, organizationId), eq(formSubmission.submissionId, submissionId)),
    )
}

/** Forgets forms that were sent long enough ago. */
export async function forgetSubmissions(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<void> {
  await db
    .delete(formSubmission)
    .where(and(eq(formSubmission.organizationId, organizationId), lt(formSubmission.at, at.subtract(kept))))
}
