import type { Language } from '../language/messages.ts'
import { formatDate } from './buddhist-date.ts'

/** A moment on Thailand's clocks, for lists: 23 พ.ย. 2569 10:05 น. */
export function formatMoment(at: Temporal.Instant, language: Language): string {
  const local = at.toZonedDateTimeISO('Asia/Bangkok')
  const time = local.toPlainTime().toString({ smallestUnit: 'minute' })
  const date = formatDate(local.toPlainDate(), language, 'short')
  return language === 'th' ? `${date} ${time}\u00A0น.` : `${date} ${time}`
}
