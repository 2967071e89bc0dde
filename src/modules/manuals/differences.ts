import { canonicalJson } from '../../platform/ledger/canonical-json.ts'
import { formatBaht } from '../../platform/language/money.ts'
import { sectionNames, type ManualContent, type SectionName } from './content.ts'
import { manualMessages } from './messages.ts'
import { durationWords } from './standard-time.ts'

/** What of a manual each section has. */
const parts = {
  about: ['title', 'titleEn', 'summary', 'summaryEn', 'audience', 'division'],
  rules: ['criteria', 'method', 'conditions'],
  steps: ['steps', 'promise'],
  documents: ['documents', 'needsNoDocuments'],
  fees: ['fees', 'isFree'],
  channels: ['channels'],
  laws: ['laws'],
  forms: ['forms'],
  remarks: ['complaints', 'remarks'],
} as const satisfies Readonly<Record<SectionName, readonly (keyof ManualContent)[]>>

/** The sections in which two contents differ, in the order of the manual. */
export function changedSections(before: ManualContent, after: ManualContent): SectionName[] {
  const told = (content: ManualContent, name: SectionName) =>
    canonicalJson(parts[name].map((part) => content[part]))
  return sectionNames.filter((name) => told(before, name) !== told(after, name))
}

/** Whether a section says anything yet. */
export function isWritten(content: ManualContent, name: SectionName): boolean {
  return sectionText(content, name) !== ''
}

/** A section as plain text, to be shown beside what it was; empty where it says nothing. Thai, as the manual is. */
export function sectionText(content: ManualContent, name: SectionName): string {
  const said = linesOf(content)[name]
  return said.filter((line) => line.trim() !== '').join('\n')
}

function linesOf(content: ManualContent): Record<SectionName, string[]> {
  const { division, promise } = content
  const joined = (...texts: readonly (string | null | undefined | false)[]) =>
    texts.filter(Boolean).join(' · ')
  return {
    about: [
      content.title,
      content.titleEn,
      content.summary,
      content.summaryEn,
      content.audience,
      division?.name ?? '',
    ],
    rules: [content.criteria, content.method, content.conditions],
    steps: [
      ...content.steps.map(({ title, detail, time, responsible, law }, index) =>
        joined(`${index + 1}. ${title}`, detail, time && durationWords(time, 'th'), responsible, law),
      ),
      promise ? `→ ${durationWords(promise, 'th')}` : '',
    ],
    documents: [
      ...content.documents.map(({ name, issuer, originals, copies, when, note }) =>
        joined(name, issuer, `${originals}+${copies}`, when, note),
      ),
      content.needsNoDocuments ? manualMessages.th.noDocuments : '',
    ],
    fees: [
      ...content.fees.map(({ what, satang, rule }) =>
        joined(what, satang === null ? '' : formatBaht(satang), rule),
      ),
      content.isFree ? manualMessages.th.noFee : '',
    ],
    channels: content.channels.map(({ name, place, hours, phone, url }) =>
      joined(name, place, hours, phone, url),
    ),
    laws: content.laws.map(({ text, url }) => joined(text, url)),
    forms: content.forms.map(({ title, blank, example }) => joined(title, blank.name, example?.name)),
    remarks: [content.complaints, content.remarks],
  }
}
