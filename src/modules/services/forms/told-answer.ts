import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import type { Language } from '../../../platform/language/messages.ts'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { pointText } from '../../../platform/maps/point.ts'
import { answerMessages } from './answer-messages.ts'
import type { Answer, Field } from './form.ts'
import type { FormVillage } from './form-village.ts'
import { formatNationalId } from '../../../platform/language/national-id.ts'
import { maskedId } from './masked-id.ts'

/** How answers are told: in which language, and whether a national id stays covered. */
export interface Telling {
  readonly language: Language
  readonly villages: readonly FormVillage[]
  readonly masksIds: boolean
}

/** An answer in words, for a page, a document or a table. */
export function toldAnswer(field: Field, answer: Answer, { language, villages, masksIds }: Telling): string {
  const t = answerMessages[language]
  const optionName = (key: string) => field.options.find((one) => one.key === key)?.text[language] ?? key
  if (typeof answer === 'number') {
    const unit = field.unit[language]
    return unit === '' ? formatNumber(answer) : `${formatNumber(answer)} ${unit}`
  }
  if (typeof answer === 'string') {
    switch (field.kind) {
      case 'date':
        return formatDate(Temporal.PlainDate.from(answer), language)
      case 'national-id':
        return masksIds ? maskedId(answer) : formatNationalId(answer)
      case 'yes-no':
      case 'consent':
        return answer === 'yes' ? t.yes : t.no
      default:
        return field.kind === 'choice' ? optionName(answer) : answer
    }
  }
  if (Array.isArray(answer)) return answer.map(optionName).join(', ')
  if ('latitude' in answer) return pointText(answer).replace(',', ', ')
  if ('house' in answer) {
    const village = villages.find(({ villageId }) => villageId === answer.villageId)?.name[language]
    return [answer.house, village, answer.rest].filter(Boolean).join(language === 'th' ? ' ' : ', ')
  }
  const part = answer.parts.length === 2 ? t.wholeDay : t[answer.parts[0]!]
  return [optionName(answer.space), formatDate(Temporal.PlainDate.from(answer.day), language), part].join(
    ' · ',
  )
}

/** What an answer that decides over other fields is called. */
export function answerName({ kind, options }: Field, answer: string, language: Language): string {
  const t = answerMessages[language]
  if (kind === 'yes-no' || kind === 'consent') return answer === 'yes' ? t.yes : t.no
  return options.find(({ key }) => key === answer)?.text[language] ?? answer
}
