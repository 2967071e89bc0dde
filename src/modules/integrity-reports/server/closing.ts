import { and, eq, isNull } from 'drizzle-orm'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { CloseHead } from '../exchange/heads.ts'
import { integrityReport } from '../schema.ts'
import type { Knock } from './doors.ts'
import { bytesOf } from './keeping.ts'

/** In which everybody can still object, before the years begin to count. */
export const graceDays = 90

/** Until which day a report is kept that is closed on this one: never less, and at most a month more. */
export function retentionDay(closedOn: Temporal.PlainDate, years: number): Temporal.PlainDate {
  return closedOn.add({ days: graceDays }).add({ years, months: 1 }).with({ day: 1 })
}

/** `conflict`: somebody has written since. `nothing`: there is no such door. */
export type Closed =
  | { readonly outcome: 'ok'; readonly until: string }
  | { readonly outcome: 'conflict' | 'nothing' }

/**
 * Takes note that a report is closed as it stands, and says until when it is kept. Whether an officer and somebody
 * outside have signed for it stands in messages that the server cannot read, and who they are it must not know: it
 * believes whoever has a door. So the time is long, and any message ends it (`appendMessage`). The same once more
 * neither lengthens nor shortens it.
 */
export async function closeReport(
  { db, organizationId }: TenantTransaction,
  { head, reportId }: Knock<CloseHead>,
  { years, at }: { readonly years: number; readonly at: Temporal.Instant },
): Promise<Closed> {
  if (!reportId) return { outcome: 'nothing' }
  const asItStands = and(
    eq(integrityReport.organizationId, organizationId),
    eq(integrityReport.reportId, reportId),
    eq(integrityReport.nextSeq, head.seq),
    eq(integrityReport.head, bytesOf(head.prev)),
  )
  // Nothing is written where it is noted already: the row would tell that somebody has looked.
  await db
    .update(integrityReport)
    .set({ retentionDay: retentionDay(todayInBangkok(at), years).toString() })
    .where(and(asItStands, isNull(integrityReport.retentionDay)))
  const [found] = await db
    .select({ until: integrityReport.retentionDay })
    .from(integrityReport)
    .where(asItStands)
  return found?.until ? { outcome: 'ok', until: found.until } : { outcome: 'conflict' }
}
