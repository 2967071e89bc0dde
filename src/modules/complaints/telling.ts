import { sql } from 'drizzle-orm'
import { z } from 'zod'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { append } from '../../platform/ledger/append.ts'
import { receivedOccasion, type MatterNews } from '../../platform/notifications/matter-news.ts'
import { eraseNoticeAddress } from '../../platform/notifications/notice-address.ts'
import type { StepKind } from './complaint-facts.ts'
import { complaintUrls } from './urls.ts'

/** What a complainant does himself, or knows from the message on receipt, or is not for him. */
const noNews: readonly StepKind[] = ['received', 'merged', 'replied', 'disputed', 'noted']

/** Longer than the program and the mail server are ever away; of each step it is told once. */
const lookedBack = Temporal.Duration.from({ hours: 72 })

/** For the message that says that a complaint was received. */
export function receivedNews(complaintId: string, at: Temporal.Instant): MatterNews {
  return newsOf(complaintId, receivedOccasion, at)
}

function newsOf(matterId: string, occasion: string, at: Temporal.Instant): MatterNews {
  return { matterId, occasion, trackingPage: complaintUrls.track(), at }
}

/**
 * Tells every few minutes those who left an address of what was done with their complaint, or with the one that it is
 * joined with. Not from each act: whoever does something ten times in a minute sends one message, and an act that is
 * added later is told of as well.
 */
export const tellComplainants = defineJob({
  name: 'tell-complainants',
  input: z.object({}),
  schedule: '*/10 * * * *',
  handle: ({ at, transaction, tellFiler }) =>
    transaction(async (tx) => {
      for (const { complaintId, stepId } of await newestSteps(tx, at)) {
        await tellFiler(tx, newsOf(complaintId, `step ${stepId}`, at))
      }
    }),
})

/** The newest step of each complaint whose complainant left an address. */
async function newestSteps(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<{ complaintId: string; stepId: string }[]> {
  const since = at.subtract(lookedBack).toString()
  const { rows } = await db.execute<{ complaint_id: string; step_id: string }>(sql`
    select distinct on (address.matter_id) address.matter_id as complaint_id, step.step_id
    from notice_address address
    join complaint own on own.organization_id = ${organizationId} and own.complaint_id = address.matter_id
    join complaint_step step on step.organization_id = ${organizationId}
      and step.complaint_id in (own.complaint_id, own.merged_into)
    where address.organization_id = ${organizationId}
      and step.made_at > ${since}::timestamptz
      and step.kind <> all(${sql.param([...noNews])}::text[])
    order by address.matter_id, step.made_at desc, step.step_id desc`)
  return rows.map((row) => ({ complaintId: row.complaint_id, stepId: row.step_id }))
}

/** Erases the address for news of a complaint, because its complainant wants no more; false where there is none. */
export async function stopNotices(
  tx: TenantTransaction,
  actor: Actor,
  { complaintId, at }: { readonly complaintId: string; readonly at: Temporal.Instant },
): Promise<boolean> {
  if (!(await eraseNoticeAddress(tx, complaintId))) return false
  const kind = 'complaints.notices-stopped'
  await append(tx, { kind, subject: complaintId, actor, at, payload: {} })
  return true
}
