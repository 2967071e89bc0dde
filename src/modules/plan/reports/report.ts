import { and, asc, desc, eq, ne, type SQL } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor, type Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { allPlans } from '../reading.ts'
import { openYears } from '../work/opening.ts'
import { roundsOver, type Months } from './round.ts'
import { progressReport, progressReportEntry } from './schema.ts'

/** Its kind, for the offices that approve it. */
export const reportSubject = 'plan.report'

export type Report = Omit<typeof progressReport.$inferSelect, 'organizationId' | 'months'> & {
  readonly months: Months
}

export type ReportEntry = Omit<typeof progressReportEntry.$inferSelect, 'organizationId' | 'reportId'>

/**
 * Opens the reports of the rounds that are over, of every year that is open for work: every night and at
 * the start. One that is there already stays as it is.
 */
export async function openDueReports(tx: TenantTransaction, at: Temporal.Instant): Promise<void> {
  const known = await listReports(tx)
  const today = todayInBangkok(at)
  for (const { planId } of await allPlans(tx)) {
    for (const fiscalYear of await openYears(tx, planId)) {
      for (const months of roundsOver(fiscalYear, today)) {
        if (known.some((one) => one.fiscalYear === fiscalYear && one.months === months)) continue
        await openEdition(tx, systemActor, { planId, fiscalYear, months, edition: 1, at })
      }
    }
  }
}

/**
 * Opens a corrected edition of a sealed report, with what the officers wrote in it, and says why. Refuses
 * one that is not sealed, or that has a later edition.
 */
export async function correctReport(
  tx: TenantTransaction,
  actor: Actor,
  { reportId, correction, at }: { reportId: string; correction: string; at: Temporal.Instant },
): Promise<{ ok: true; reportId: string } | { ok: false; reason: 'absent' | 'not-sealed' | 'not-last' }> {
  const all = await listReports(tx)
  const report = all.find((one) => one.reportId === reportId)
  if (!report) return { ok: false, reason: 'absent' }
  if (report.state !== 'sealed') return { ok: false, reason: 'not-sealed' }
  const { planId, fiscalYear, months, edition } = report
  const isLast = all.every(
    (one) => one.fiscalYear !== fiscalYear || one.months !== months || one.edition <= edition,
  )
  if (!isLast) return { ok: false, reason: 'not-last' }
  const { db, organizationId } = tx
  const opened = await openEdition(tx, actor, {
    planId,
    fiscalYear,
    months,
    edition: edition + 1,
    correction,
    at,
  })
  const entries = await entriesOf(tx, reportId)
  if (entries.length > 0) {
    await db
      .insert(progressReportEntry)
      .values(entries.map((entry) => ({ organizationId, ...entry, reportId: opened, revision: 1 })))
  }
  return { ok: true, reportId: opened }
}

async function openEdition(
  tx: TenantTransaction,
  actor: Actor,
  edition: {
    planId: string
    fiscalYear: number
    months: Months
    edition: number
    correction?: string
    at: Temporal.Instant
  },
): Promise<string> {
  const { db, organizationId } = tx
  const { at, ...row } = edition
  const reportId = uuidv7()
  await db.insert(progressReport).values({ organizationId, reportId, ...row, openedAt: at, state: 'open' })
  await append(tx, { kind: 'plan.report-opened', subject: reportId, actor, at, payload: row })
  return reportId
}

/** All reports, the newest round first, and of a round the last edition first. */
export function listReports(tx: TenantTransaction): Promise<Report[]> {
  return reportsWhere(tx)
}

/** Those that are written or lie with the offices. What was sealed is large, and waits for nobody. */
export function reportsUnderWay(tx: TenantTransaction): Promise<Report[]> {
  return reportsWhere(tx, ne(progressReport.state, 'sealed'))
}

async function reportsWhere({ db, organizationId }: TenantTransaction, condition?: SQL): Promise<Report[]> {
  const rows = await db
    .select()
    .from(progressReport)
    .where(and(eq(progressReport.organizationId, organizationId), condition))
    .orderBy(desc(progressReport.fiscalYear), desc(progressReport.months), desc(progressReport.edition))
  return rows.map((row) => ({ ...row, months: row.months as Months }))
}

export async function findReport(tx: TenantTransaction, reportId: string): Promise<Report | undefined> {
  return (await listReports(tx)).find((one) => one.reportId === reportId)
}

/** What the officers wrote about the programmes in a report. */
export function entriesOf(
  { db, organizationId }: TenantTransaction,
  reportId: string,
): Promise<ReportEntry[]> {
  return db
    .select({
      programmeId: progressReportEntry.programmeId,
      result: progressReportEntry.result,
      problems: progressReportEntry.problems,
      suggestions: progressReportEntry.suggestions,
      revision: progressReportEntry.revision,
    })
    .from(progressReportEntry)
    .where(
      and(eq(progressReportEntry.organizationId, organizationId), eq(progressReportEntry.reportId, reportId)),
    )
    .orderBy(asc(progressReportEntry.programmeId))
}

export type EntryWritten =
  | { ok: true }
  | { ok: false; reason: 'not-open' | 'changed-meanwhile' | 'unchanged' }

/**
 * Writes about a programme in a report that is open. Refuses where somebody else has written since it was
 * seen, and a report that was sent: it is what the offices read.
 */
export async function writeEntry(
  tx: TenantTransaction,
  actor: Actor,
  { report, at, revision, ...entry }: ReportEntry & { report: Report; at: Temporal.Instant },
): Promise<EntryWritten> {
  if (report.state !== 'open') return { ok: false, reason: 'not-open' }
  const { db, organizationId } = tx
  const { reportId } = report
  const { programmeId, ...words } = entry
  const before = (await entriesOf(tx, reportId)).find((one) => one.programmeId === programmeId)
  if (
    before &&
    before.result === words.result &&
    before.problems === words.problems &&
    before.suggestions === words.suggestions
  ) {
    return { ok: false, reason: 'unchanged' }
  }
  const row = { organizationId, reportId, programmeId }
  const written =
    revision === 0
      ? await db
          .insert(progressReportEntry)
          .values({ ...row, ...words, revision: 1 })
          .onConflictDoNothing()
          .returning({ programmeId: progressReportEntry.programmeId })
      : await db
          .update(progressReportEntry)
          .set({ ...words, revision: revision + 1 })
          .where(
            and(
              eq(progressReportEntry.organizationId, organizationId),
              eq(progressReportEntry.reportId, reportId),
              eq(progressReportEntry.programmeId, programmeId),
              eq(progressReportEntry.revision, revision),
            ),
          )
          .returning({ programmeId: progressReportEntry.programmeId })
  if (written.length === 0) return { ok: false, reason: 'changed-meanwhile' }
  const payload = { programmeId, ...words }
  await append(tx, { kind: 'plan.report-written', subject: reportId, actor, at, payload })
  return { ok: true }
}
