import { editableDate } from '../../platform/calendar/buddhist-date.ts'
import type { Division } from '../../platform/identity/divisions.ts'
import type { Language } from '../../platform/language/messages.ts'
import { formatNumber, parseInteger } from '../../platform/language/numerals.ts'
import { readOutsideLink } from '../../platform/links/outside-link.ts'
import { textIn } from '../../platform/web/form-input.ts'
import type { FormFields } from '../../platform/web/route.ts'
import { readTypedDay } from '../../ui/typed-day.ts'
import { publicationKinds, type PublicationKind } from './kinds.ts'
import { capacities, type PublicationContent } from './publication.ts'
import { topics } from './topics.ts'
import { readTypedTime } from './typed-time.ts'
import { publicationWorkMessages } from './work-messages.ts'

const longestTitle = 500
const longestText = 20_000
const longestName = 300
const mostLinks = 10

export type FormRead =
  | { ok: true; content: PublicationContent }
  | { ok: false; errors: Readonly<Record<string, string>> }

export interface FormContext {
  readonly language: Language
  readonly divisions: readonly Division[]
  /** Of a corrected edition, which is what it was. */
  readonly fixedKind?: PublicationKind | undefined
}

/** Reads the form of a document; the faults are by field, in words. */
export function readPublicationForm(body: FormFields, context: FormContext): FormRead {
  const { language, divisions, fixedKind } = context
  const t = publicationWorkMessages[language]
  const errors: Record<string, string> = {}
  const text = (name: string, longest: number): string => {
    const value = textIn(body, name)
    if (value.length > longest) errors[name] = t.tooLong(formatNumber(longest))
    return value
  }
  const kind = fixedKind ?? publicationKinds.find((one) => one === textIn(body, 'kind'))
  if (!kind) errors['kind'] = t.kindMissing
  const title = text('title', longestTitle).replaceAll('\n', ' ')
  if (title === '') errors['title'] = t.titleMissing
  const titleEn = text('titleEn', longestTitle)
  const bodyText = text('body', longestText)
  const dated = readTypedDay(textIn(body, 'datedOn'), { language })
  if (!dated.ok) errors['datedOn'] = dated.fault
  const signatoryPosition = text('signatoryPosition', longestName)
  const signatoryName = text('signatoryName', longestName)
  const place = text('place', longestName)
  const division = divisions.find(({ divisionId }) => divisionId === textIn(body, 'divisionId'))
  if (!division) errors['divisionId'] = t.divisionMissing
  const paperNumber = readPaperNumber(textIn(body, 'paperNumber'))
  if (paperNumber === undefined) errors['paperNumber'] = t.paperNumberWrong
  const links = readLinks(textIn(body, 'links'), language)
  if (!links.ok) errors['links'] = links.fault
  const happens = readHappening(body, language)
  if (!happens.ok) Object.assign(errors, happens.errors)
  if (Object.keys(errors).length > 0 || !kind || !dated.ok || !division || !links.ok || !happens.ok) {
    return { ok: false, errors }
  }
  return {
    ok: true,
    content: {
      kind,
      title,
      titleEn,
      body: bodyText,
      links: links.urls,
      topics: topics.filter((topic) => [body['topics'] ?? []].flat().includes(topic)),
      datedOn: dated.date,
      signatoryName,
      signatoryPosition,
      signatoryCapacity: capacities.find((one) => one === textIn(body, 'signatoryCapacity')) ?? 'own',
      divisionId: division.divisionId,
      ...happens.happening,
      place,
      paperNumber: paperNumber ?? null,
    },
  }
}

/** Null for an empty field, undefined for what is no number of a register. */
function readPaperNumber(text: string): number | null | undefined {
  if (text === '') return null
  const number = parseInteger(text)
  return number !== null && number > 0 && number < 1_000_000 ? number : undefined
}

function readLinks(
  text: string,
  language: Language,
): { ok: true; urls: string[] } | { ok: false; fault: string } {
  const t = publicationWorkMessages[language]
  const urls: string[] = []
  for (const [index, line] of text.split('\n').entries()) {
    const read = readOutsideLink(line)
    if (!read.ok) {
      const words = { unreadable: t.linksWrong, internal: t.linksInternal }[read.reason]
      return { ok: false, fault: words(index + 1) }
    }
    if (read.url !== undefined) urls.push(read.url)
  }
  return urls.length > mostLinks ? { ok: false, fault: t.linksTooMany } : { ok: true, urls }
}

type Happening = Pick<PublicationContent, 'happensFrom' | 'happensTo' | 'happensAt'>

function readHappening(
  body: FormFields,
  language: Language,
): { ok: true; happening: Happening } | { ok: false; errors: Record<string, string> } {
  const t = publicationWorkMessages[language]
  const [from, to, at] = ['happensFrom', 'happensTo', 'happensAt'].map((name) => textIn(body, name)) as [
    string,
    string,
    string,
  ]
  if (from === '') {
    const isAlone = to === '' && at === ''
    return isAlone
      ? { ok: true, happening: { happensFrom: null, happensTo: null, happensAt: null } }
      : { ok: false, errors: { happensFrom: t.happensFromMissing } }
  }
  const errors: Record<string, string> = {}
  const first = readTypedDay(from, { language })
  if (!first.ok) errors['happensFrom'] = first.fault
  const last = to === '' ? undefined : readTypedDay(to, { language, from: first.ok ? first.date : undefined })
  if (last && !last.ok) errors['happensTo'] = last.fault
  const time = at === '' ? null : readTypedTime(at)
  if (time === undefined) errors['happensAt'] = t.happensAtWrong
  if (!first.ok || (last && !last.ok) || time === undefined) return { ok: false, errors }
  return { ok: true, happening: { happensFrom: first.date, happensTo: last?.date ?? null, happensAt: time } }
}

/** What stands in the fields of the form of a document. */
export function typedPublication(content: PublicationContent): Record<string, string> {
  const day = (date: Temporal.PlainDate | null) => (date ? editableDate(date) : '')
  return {
    kind: content.kind,
    title: content.title,
    titleEn: content.titleEn,
    body: content.body,
    links: content.links.join('\n'),
    datedOn: day(content.datedOn),
    signatoryName: content.signatoryName,
    signatoryPosition: content.signatoryPosition,
    signatoryCapacity: content.signatoryCapacity,
    divisionId: content.divisionId,
    happensFrom: day(content.happensFrom),
    happensTo: day(content.happensTo),
    happensAt: content.happensAt ?? '',
    place: content.place,
    paperNumber: content.paperNumber === null ? '' : String(content.paperNumber),
  }
}
