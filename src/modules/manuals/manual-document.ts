import { formatOfficialDate } from '../../platform/calendar/buddhist-date.ts'
import type { Block, OfficialDocument } from '../../platform/documents/official-document.ts'
import { formatBaht } from '../../platform/language/money.ts'
import { thaiText } from '../../platform/language/numerals.ts'
import type { Fee, ManualContent, NeededDocument } from './content.ts'
import type { Manual, ManualVersion } from './manual.ts'
import { manualMessages } from './messages.ts'
import { durationWords, minutesWords, standardTime, totalMinutes } from './standard-time.ts'

const t = manualMessages.th

interface DocumentContent {
  readonly organization: { readonly name: string }
  readonly manual: Pick<Manual, 'kind'>
  readonly version: Pick<ManualVersion, 'content' | 'number' | 'publishedOn' | 'sha256'>
}

/** A manual on paper, in the order in which the act names its parts. In Thai, with Thai digits, as the office writes. */
export function manualDocument({ organization, manual, version }: DocumentContent): OfficialDocument {
  const { content, number, publishedOn, sha256 } = version
  return {
    title: content.title,
    sections: [
      {
        orientation: 'portrait',
        pageNumbers: 'thai-digits',
        restarts: true,
        blocks: [
          { kind: 'heading', level: 1, text: t[manual.kind], align: 'centre' },
          { kind: 'title', lines: [thaiText(content.title)] },
          { kind: 'paragraph', text: organization.name, align: 'centre' },
          { kind: 'space', heightMm: 4 },
          ...labelled(t.division, content.division?.name ?? ''),
          ...labelled(t.standardTime, timeOf(content)),
          ...texts(t.audience, content.audience),
          ...texts(t.criteria, content.criteria),
          ...texts(t.method, content.method),
          ...texts(t.conditions, content.conditions),
          ...channels(content),
          ...steps(content),
          ...documents(content),
          ...fees(content),
          ...list(
            t.forms,
            content.forms.map(({ title }) => title),
          ),
          ...texts(t.complaints, content.complaints),
          ...texts(t.remarks, content.remarks),
          ...list(
            t.laws,
            content.laws.map(({ text, url }) => [text, url].filter(Boolean).join(' ')),
          ),
          { kind: 'space', heightMm: 4 },
          {
            kind: 'paragraph',
            text: thaiText(`${t.version(number)} ${t.publishedOn(formatOfficialDate(publishedOn))}`),
          },
          { kind: 'paragraph', text: `${t.fingerprint} ${sha256}` },
        ],
      },
    ],
  }
}

function heading(text: string): Block {
  return { kind: 'heading', level: 2, text }
}

function labelled(label: string, text: string): Block[] {
  return text === '' ? [] : [{ kind: 'paragraph', label, text: thaiText(text) }]
}

function texts(title: string, text: string): Block[] {
  if (text === '') return []
  return [
    heading(title),
    ...text.split('\n').map((line): Block => ({ kind: 'paragraph', indent: true, text: thaiText(line) })),
  ]
}

function list(title: string, items: readonly string[]): Block[] {
  if (items.length === 0) return []
  return [
    heading(title),
    {
      kind: 'list',
      items: items.map((text, index) => ({
        mark: thaiText(`${index + 1}.`),
        text: thaiText(text),
        items: [],
      })),
    },
  ]
}

function timeOf(content: ManualContent): string {
  const time = standardTime(content)
  return time ? minutesWords(time.minutes, 'th') : ''
}

function steps({ steps: all }: ManualContent): Block[] {
  if (all.length === 0) return []
  const total = totalMinutes(all)
  return [
    heading(t.steps),
    {
      kind: 'table',
      table: {
        columns: [
          { share: 0.7, align: 'centre' },
          { share: 5, align: 'left' },
          { share: 1.8, align: 'left' },
          { share: 2.5, align: 'left' },
        ],
        header: [['ที่', 'ขั้นตอน', 'ระยะเวลา', t.responsible]],
        rows: all.map(({ title, detail, time, responsible, law }, index) =>
          [
            String(index + 1),
            [title, detail, law].filter(Boolean).join('\n'),
            time ? durationWords(time, 'th') : '',
            responsible,
          ].map(thaiText),
        ),
        footer:
          total === undefined
            ? []
            : [
                [
                  { text: t.total, across: 2 },
                  { text: thaiText(minutesWords(total, 'th')), across: 2 },
                ],
              ],
      },
    },
  ]
}

function documents({ documents: all, needsNoDocuments }: ManualContent): Block[] {
  if (needsNoDocuments) return texts(t.documents, t.noDocuments)
  return list(t.documents, all.map(documentWords))
}

function documentWords({ name, issuer, originals, copies, when, note }: NeededDocument): string {
  return [
    name,
    originals > 0 && t.originals(originals),
    copies > 0 && t.copies(copies),
    issuer && t.issuedBy(issuer),
    when && t.onlyWhen(when),
    note,
  ]
    .filter(Boolean)
    .join(' ')
}

function fees({ fees: all, isFree }: ManualContent): Block[] {
  if (isFree) return texts(t.fees, t.noFee)
  return list(t.fees, all.map(feeWords))
}

function feeWords({ what, satang, rule }: Fee): string {
  const amount = satang === null ? '' : satang === 0 ? t.noFee : t.baht(formatBaht(satang))
  return [what, amount, rule].filter(Boolean).join(' ')
}

function channels({ channels: all }: ManualContent): Block[] {
  return list(
    t.channels,
    all.map(({ name, place, hours, phone, url }) =>
      [name, place, hours && `${t.hours} ${hours}`, phone && `${t.phone} ${phone}`, url]
        .filter(Boolean)
        .join(' '),
    ),
  )
}
