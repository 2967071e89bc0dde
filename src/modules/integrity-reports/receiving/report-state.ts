import { answerDay, daysBetween } from './days.ts'
import type { OpenedReport } from './opened-report.ts'

/** What is to be done with a report, as far as this device knows. */
export type ReportState =
  | { readonly is: 'closed' }
  | { readonly is: 'answered' }
  | { readonly is: 'waiting' | 'late'; readonly until: string; readonly days: number }

/**
 * The fifteen days count from the day on which the ledger showed the report; before it was opened, from the day on
 * which its keybox came.
 */
export function stateOf(arrived: string, today: string, opened: OpenedReport | undefined): ReportState {
  const messages = opened?.thread.messages ?? []
  if (closers(opened).isClosed) return { is: 'closed' }
  if (messages.some(({ head }) => head.by !== 'reporter' && head.kind === 'message')) return { is: 'answered' }
  const until = answerDay(opened?.days[0] ?? arrived)
  const days = daysBetween(today, until)
  return days < 0 ? { is: 'late', until, days: -days } : { is: 'waiting', until, days }
}

/** Who has signed to close since the reporter wrote last; it takes one from inside and one from outside. */
export function closers(opened: OpenedReport | undefined): { readonly ids: readonly string[]; readonly isClosed: boolean } {
  const messages = opened?.thread.messages ?? []
  const lastWord = messages.map(({ head }) => head.by).lastIndexOf('reporter')
  const signed = messages.slice(lastWord + 1).filter(({ head }) => head.kind === 'close')
  const roles = new Set(signed.map(({ head }) => head.role))
  return {
    ids: Array.from(new Set(signed.map(({ head }) => head.by))),
    isClosed: roles.has('outside') && roles.has('officer'),
  }
}
