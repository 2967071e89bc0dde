import type { Language } from '../../../platform/language/messages.ts'
import { complaintRoundMessages } from '../round-messages.ts'
import { complaintStatisticsMessages } from '../statistics-messages.ts'
import type { RoundContent } from './round-content.ts'

/** The sums of a round in words, the same for the page and the document. */
export function roundLines(
  { counts, medianDays }: Pick<RoundContent, 'counts' | 'medianDays'>,
  language: Language,
): readonly (readonly [name: string, value: string])[] {
  const t = complaintStatisticsMessages[language]
  const round = complaintRoundMessages[language]
  return [
    [t.received, String(counts.received)],
    [t.onTime, counts.counted === 0 ? t.nothingCounted : round.rate(counts.onTimeCounted, counts.counted)],
    [t.late, String(counts.late)],
    [t.open, String(counts.open)],
    [t.ofThemOverdue, String(counts.overdue)],
    [t.fixed, String(counts.fixed)],
    [t.disputed, String(counts.disputed)],
    [t.withdrawn, String(counts.withdrawn)],
    [t.median, medianDays === null ? t.medianNone : round.medianDays(String(medianDays))],
  ]
}
