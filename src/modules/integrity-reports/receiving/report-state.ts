import { closers } from '../client/closing.ts'
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
  if (opened && closers(opened.thread).isClosed) return { is: 'closed' }
  if (messages.some(({ head }) => head.by !== 'reporter' && head.kind === 'message'))
    return { is: 'answered' }
  const until = answerDay(opened?.days[0] ?? arrived)
  const days = daysBetween(today, until)
  return days < 0 ? { is: 'late', until, days: -days } : { is: 'waiting', until, days }
}

/** What the holder of a key does next, so that he need not remember how it goes. */
export type NextStep = 'received' | 'answer' | 'reply' | 'finish' | 'none'

export function nextStep(opened: OpenedReport, own: string | undefined): NextStep {
  const { thread } = opened
  if (closers(thread).isClosed) return 'none'
  if (own !== undefined && silentOf(thread).includes(own)) return 'received'
  const senders = thread.messages.filter(({ head }) => head.kind === 'message').map(({ head }) => head.by)
  if (senders.every((by) => by === 'reporter')) return 'answer'
  return senders[senders.length - 1] === 'reporter' ? 'reply' : 'finish'
}

/**
 * Recipients who have written nothing since the recipients were last changed. That somebody is listed does not prove
 * that the keybox was sealed to him: only what he writes does.
 */
export function silentOf({ messages, epoch }: OpenedReport['thread']): readonly string[] {
  const present = epoch?.keybox.body
  const heard = new Set(
    messages.filter(({ head }) => head.epoch === present?.epoch).map(({ head }) => head.by),
  )
  // Guardians of a recovery key read nothing, and so never say that they have.
  const readers = present?.recipients.filter(({ role }) => role !== 'recovery') ?? []
  return readers.map(({ id }) => id).filter((id) => !heard.has(id))
}
