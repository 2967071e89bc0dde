import { formatBaht, parseBaht } from '../../../platform/language/money.ts'
import { formatNumber, parseInteger } from '../../../platform/language/numerals.ts'
import { readOutsideLink } from '../../../platform/links/outside-link.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import { durationUnits, type Duration } from '../content.ts'
import { minutesWords, officeMinutes, totalMinutes } from '../standard-time.ts'
import { rowSection, type RowShape } from './rows.ts'
import type { Typed } from './section.ts'

type Refuse = Parameters<RowShape<unknown>['read']>[1]

/** The longest time of a step in its unit: a year's working days are fewer. */
const mostTime = 999
const mostCopies = 99

function readTime(text: (field: string) => string, refuse: Refuse, t: Typed['t']): Duration | null {
  const typed = text('amount')
  if (typed === '') return null
  const amount = parseInteger(typed)
  const unit = durationUnits.find((one) => one === text('unit'))
  if (!unit) refuse('unit', t.chooseUnit)
  if (amount === null || amount < 1 || amount > mostTime) {
    refuse('amount', t.timeWrong(formatNumber(mostTime)))
    return null
  }
  return { amount, unit: unit ?? 'minute' }
}

function readLink(typed: string, refuse: (words: string) => void, t: Typed['t']): string {
  const link = readOutsideLink(typed)
  if (!link.ok) refuse(t.linkWrong)
  return link.ok ? (link.url ?? '') : typed
}

function timeTyped(time: Duration | null): Record<'amount' | 'unit', string> {
  return { amount: time ? String(time.amount) : '', unit: time?.unit ?? 'minute' }
}

export const stepsSection = rowSection(
  'steps',
  {
    fields: [
      { name: 'title', label: 'stepTitle', kind: 'line' },
      { name: 'detail', label: 'stepDetail', kind: 'area' },
      { name: 'amount', label: 'stepTime', kind: 'number' },
      { name: 'unit', label: 'stepUnit', kind: 'unit' },
      { name: 'responsible', label: 'stepResponsible', hint: 'responsibleHint', kind: 'line' },
      { name: 'law', label: 'stepLaw', kind: 'line' },
    ],
    typed: ({ title, detail, time, responsible, law }) => ({
      title,
      detail,
      ...timeTyped(time),
      responsible,
      law,
    }),
    read(text, refuse, t) {
      const title = text('title')
      if (title === '') refuse('title', t.stepTitleMissing)
      return {
        title,
        detail: text('detail'),
        time: readTime(text, refuse, t),
        responsible: text('responsible'),
        law: text('law'),
      }
    },
  },
  {
    typed({ promise }) {
      const { amount, unit } = timeTyped(promise)
      return { promiseAmount: amount, promiseUnit: unit }
    },
    read({ steps }, { body, language, t, errors }) {
      const named = { amount: 'promiseAmount', unit: 'promiseUnit' }
      const nameOf = (field: string) => named[field as 'amount']
      const promise = readTime(
        (field) => textIn(body, nameOf(field)),
        (field, words) => {
          errors[nameOf(field)] ??= words
        },
        t,
      )
      const total = totalMinutes(steps)
      if (promise && total !== undefined && officeMinutes(promise) > total) {
        errors['promiseAmount'] ??= t.promiseTooLong(minutesWords(total, language))
      }
      return { promise }
    },
  },
)

export const documentsSection = rowSection(
  'documents',
  {
    fields: [
      { name: 'name', label: 'documentName', kind: 'line' },
      { name: 'issuer', label: 'documentIssuer', kind: 'line' },
      { name: 'originals', label: 'documentOriginals', kind: 'number' },
      { name: 'copies', label: 'documentCopies', kind: 'number' },
      { name: 'when', label: 'documentWhen', hint: 'documentWhenHint', kind: 'line' },
      { name: 'note', label: 'documentNote', kind: 'line' },
    ],
    typed: ({ name, issuer, originals, copies, when, note }) => ({
      name,
      issuer,
      originals: String(originals),
      copies: String(copies),
      when,
      note,
    }),
    read(text, refuse, t) {
      const name = text('name')
      if (name === '') refuse('name', t.documentNameMissing)
      const count = (field: 'originals' | 'copies') => {
        const typed = text(field)
        const read = typed === '' ? 0 : parseInteger(typed)
        if (read === null || read < 0 || read > mostCopies) refuse(field, t.countWrong(String(mostCopies)))
        return read ?? 0
      }
      const [originals, copies] = [count('originals'), count('copies')]
      if (originals + copies === 0) refuse('originals', t.countMissing)
      return { name, issuer: text('issuer'), originals, copies, when: text('when'), note: text('note') }
    },
  },
  {
    typed: ({ needsNoDocuments }) => ({ none: needsNoDocuments ? 'yes' : '' }),
    read({ documents }, { body, t, errors }) {
      const needsNoDocuments = body['none'] === 'yes'
      if (needsNoDocuments && documents.length > 0) errors['none'] = t.noneDespiteRows
      return { needsNoDocuments }
    },
  },
)

export const feesSection = rowSection(
  'fees',
  {
    fields: [
      { name: 'what', label: 'feeWhat', kind: 'line' },
      { name: 'baht', label: 'feeBaht', hint: 'feeBahtHint', kind: 'baht' },
      { name: 'rule', label: 'feeRule', kind: 'line' },
    ],
    typed: ({ what, satang, rule }) => ({ what, baht: satang === null ? '' : formatBaht(satang), rule }),
    read(text, refuse, t) {
      const what = text('what')
      const rule = text('rule')
      const typed = text('baht')
      if (what === '') refuse('what', t.feeWhatMissing)
      const read = typed === '' ? undefined : parseBaht(typed)
      if (read ? !read.ok : rule === '') refuse('baht', t.feeWrong)
      return { what, satang: read?.ok ? read.satang : null, rule }
    },
  },
  {
    typed: ({ isFree }) => ({ none: isFree ? 'yes' : '' }),
    read({ fees }, { body, t, errors }) {
      const isFree = body['none'] === 'yes'
      if (isFree && fees.length > 0) errors['none'] = t.noneDespiteRows
      return { isFree }
    },
  },
)

export const channelsSection = rowSection('channels', {
  fields: [
    { name: 'name', label: 'channelName', hint: 'channelNameHint', kind: 'line' },
    { name: 'place', label: 'channelPlace', kind: 'line' },
    { name: 'hours', label: 'channelHours', kind: 'line' },
    { name: 'phone', label: 'channelPhone', kind: 'line' },
    { name: 'url', label: 'channelUrl', kind: 'link' },
  ],
  typed: (channel) => ({ ...channel }),
  read(text, refuse, t) {
    const name = text('name')
    if (name === '') refuse('name', t.channelNameMissing)
    const url = readLink(text('url'), (words) => refuse('url', words), t)
    return { name, place: text('place'), hours: text('hours'), phone: text('phone'), url }
  },
})

export const lawsSection = rowSection('laws', {
  fields: [
    { name: 'text', label: 'lawText', kind: 'line' },
    { name: 'url', label: 'lawUrl', kind: 'link' },
  ],
  typed: (law) => ({ ...law }),
  read(text, refuse, t) {
    const words = text('text')
    if (words === '') refuse('text', t.lawMissing)
    return { text: words, url: readLink(text('url'), (wrong) => refuse('url', wrong), t) }
  },
})
