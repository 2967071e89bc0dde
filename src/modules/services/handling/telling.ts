import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import type { StepKind } from '../service-facts.ts'
import { serviceUrls } from '../urls.ts'

/** What an applicant knows from the message on receipt, or is not for him; nor is what he did himself. */
const noNews: readonly StepKind[] = ['received', 'noted']

/** Longer than the program and the mail server are ever away; of each step it is told once. */
const lookedBack = Temporal.Duration.from({ hours: 72 })

/**
 * Tells every few minutes the applicants who left an address of what was done with their requests. Not from each act:
 * whoever does something ten times in a minute sends one message, and an act that is added later is told of as well.
 * The message says neither what it is about nor how it stands.
 */
export const tellApplicants = defineJob({
  name: 'tell-applicants',
  input: z.object({}),
  schedule: '*/10 * * * *',
  handle: ({ at, transaction, tellFiler }) =>
    transaction(async (tx) => {
      for (const { requestId, stepId } of await newestSteps(tx, at)) {
        const trackingPage = serviceUrls.track()
        await tellFiler(tx, { matterId: requestId, occasion: `step ${stepId}`, trackingPage, at })
      }
    }),
})

/** The newest step that is news of each request whose applicant left an address. */
async function newestSteps(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<{ requestId: string; stepId: string }[]> {
  const since = at.subtract(lookedBack).toString()
  const { rows } = await db.execute<{ request_id: string; step_id: string }>(sql`
    select distinct on (address.matter_id) address.matter_id as request_id, step.step_id
    from notice_address address
    join service_request_step step on step.organization_id = ${organizationId}
      and step.request_id = address.matter_id
    where address.organization_id = ${organizationId}
      and step.made_at > ${since}::timestamptz
      and step.made_by is not null
      and step.kind <> all(${sql.param([...noNews])}::text[])
    order by address.matter_id, step.made_at desc, step.step_id desc`)
  return rows.map((row) => ({ requestId: row.request_id, stepId: row.step_id }))
}
