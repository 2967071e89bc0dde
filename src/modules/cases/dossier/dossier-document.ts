import { formatOfficialDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { Block, OfficialDocument } from '../../../platform/documents/official-document.ts'
import { thaiText } from '../../../platform/language/numerals.ts'
import { concernedWords } from '../concerned.ts'
import { choiceNames, sourceNames, stepNames, type Choice } from '../fact-names.ts'
import { caseMessages } from '../messages.ts'
import type { Case } from '../reading.ts'
import type { CaseStep } from '../step.ts'
import { groupedHash } from './authority.ts'
import { dossierMessages } from './messages.ts'

const t = caseMessages.th
const d = dossierMessages.th

export interface DossierContent {
  readonly organization: { readonly name: string }
  readonly matter: Case
  readonly steps: readonly CaseStep[]
  readonly at: Temporal.Instant
}

/** A case on paper, in Thai: its facts and everything that was recorded, in its order. */
export function dossierDocument({ organization, matter, steps, at }: DossierContent): OfficialDocument {
  const { registerNumber, registerYear, finding, discipline, referredTo } = matter
  const title = d.title(t.caseOf(registerNumber, registerYear))
  const outcome = [finding, discipline, referredTo].flatMap((one) => (one ? [choiceNames.th[one]] : []))
  return {
    title,
    sections: [
      {
        orientation: 'portrait',
        pageNumbers: 'thai-digits',
        restarts: true,
        blocks: [
          { kind: 'title', lines: [thaiText(title)] },
          { kind: 'paragraph', text: organization.name, align: 'centre' },
          {
            kind: 'paragraph',
            text: thaiText(d.madeOn(formatOfficialDate(todayInBangkok(at)))),
            align: 'centre',
          },
          { kind: 'heading', level: 2, text: d.facts },
          fact(t.source, sourceNames.th[matter.source]),
          fact(t.nature, matter.isCorruption ? t.corruption : t.misconduct),
          fact(t.receivedOn, date(matter.receivedOn)),
          fact(t.concerned, concernedWords(matter.concerned, 'th') || t.concernedNobody),
          ...(outcome.length > 0 ? [fact(d.outcome, outcome.join(', '))] : []),
          { kind: 'heading', level: 2, text: t.steps },
          ...steps.flatMap(blocksOf),
          { kind: 'space', heightMm: 4 },
          { kind: 'paragraph', text: d.howToVerify },
        ],
      },
    ],
  }
}

const fact = (label: string, text: string): Block => ({ kind: 'paragraph', label, text: thaiText(text) })
const date = (iso: string): string => formatOfficialDate(Temporal.PlainDate.from(iso))

function blocksOf({ kind, content, madeAt, madeByName, ledgerIndex }: CaseStep): Block[] {
  const { day, choice, reference, who, name, words, until, order, files } = content
  const heading = choice ? `${stepNames.th[kind]}: ${choiceNames.th[choice as Choice]}` : stepNames.th[kind]
  const orderText =
    order && ('published' in order ? order.title : `${t.orderNumber} ${order.number} ${date(order.date)}`)
  return [
    { kind: 'heading', level: 3, text: heading },
    {
      kind: 'paragraph',
      text: thaiText(
        [day ? date(day) : formatOfficialDate(todayInBangkok(madeAt)), madeByName ?? '']
          .filter(Boolean)
          .join(' '),
      ),
    },
    ...[orderText, reference, who, name, words, until && `${t.until} ${date(until)}`].flatMap(
      (text): Block[] => (text ? [{ kind: 'paragraph', text: thaiText(text) }] : []),
    ),
    // A hash stays as it is: digits of another script would be another hash.
    ...(files ?? []).map(({ name: filed, sha256 }): Block => ({
      kind: 'paragraph',
      label: filed,
      text: `SHA-256 ${groupedHash(sha256)}`,
    })),
    { kind: 'paragraph', text: thaiText(t.ledgerEntry(String(ledgerIndex))) },
  ]
}
