import type { Round } from '../../../platform/approvals/approving.ts'
import { formatOfficialDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { Block, Cell, OfficialDocument } from '../../../platform/documents/official-document.ts'
import { thaiText, toThaiDigits } from '../../../platform/language/numerals.ts'
import { approvalMessages } from '../../../ui/approval-messages.ts'
import { thaiBaht, thaiNumber } from '../documents/official-words.ts'
import { planIndicatorMessages } from '../indicators/messages.ts'
import { resultWords, targetWords } from '../indicators/words.ts'
import type { ReportContent, ReportedIndicator, ReportedProgramme } from './content.ts'
import { planReportMessages } from './messages.ts'

const t = planReportMessages.th
const words = planIndicatorMessages.th

/** The progress report of a round as an official document; one that is not sealed says that it is a draft. */
export function reportDocument({
  organizationName,
  content,
  sealed,
}: {
  readonly organizationName: string
  readonly content: ReportContent
  /** What makes it official; undefined for a draft. */
  readonly sealed: { readonly sha256: string; readonly round: Round | undefined } | undefined
}): OfficialDocument {
  const { plan, fiscalYear, months, edition, correction, from, to, programmes, dimensions } = content
  const title = toThaiDigits(
    `รายงานผลการดำเนินการตาม${plan.th} ประจำปีงบประมาณ พ.ศ. ${fiscalYear} รอบ ${months} เดือน`,
  )
  const date = (iso: string) => formatOfficialDate(Temporal.PlainDate.from(iso))
  return {
    title,
    sections: [
      {
        orientation: 'portrait',
        pageNumbers: 'thai-digits',
        restarts: true,
        blocks: [
          { kind: 'title', lines: [title, organizationName] },
          {
            kind: 'paragraph',
            align: 'centre',
            text: `ระหว่างวันที่ ${date(from)} ถึงวันที่ ${date(to)}`,
          },
          ...(sealed
            ? []
            : [{ kind: 'paragraph', align: 'centre', label: 'ร่าง ยังไม่ได้อนุมัติ', text: '' } as const]),
          ...(correction === null
            ? []
            : [
                {
                  kind: 'paragraph',
                  align: 'centre',
                  text: thaiText(`${t.edition(edition)} แทนฉบับแรก เพราะ${correction}`),
                } as const,
              ]),
          heading(2, '๑. สรุปแยกตามมิติ'),
          summary(dimensions, programmes),
          heading(2, '๒. ผลการดำเนินการรายโครงการ/กิจกรรม/มาตรการ'),
          ...dimensions.flatMap(({ number, name }) => [
            heading(3, toThaiDigits(`มิติที่ ${number} ${name.th}`)),
            ...programmes.filter(({ dimension }) => dimension === number).flatMap(programmeBlocks),
          ]),
          ...(sealed ? [heading(2, '๓. ความเห็นและการอนุมัติ'), ...approval(sealed)] : []),
        ],
      },
    ],
  }
}

function heading(level: 2 | 3 | 4, text: string): Block {
  return { kind: 'heading', level, text }
}

function summary(dimensions: ReportContent['dimensions'], programmes: readonly ReportedProgramme[]): Block {
  const row = (name: string, own: readonly ReportedProgramme[]): Cell[] => {
    const steps = own.flatMap((one) => one.steps).filter(({ state }) => state !== 'dropped')
    const done = steps.filter(({ state }) => state === 'done').length
    const indicators = own.flatMap((one) => one.indicators)
    const reached = indicators.filter(({ state }) => state === 'reached').length
    const baht = (value: (one: ReportedProgramme) => number) =>
      thaiBaht(own.reduce((sum, one) => sum + value(one), 0))
    return [
      name,
      thaiNumber(own.length),
      toThaiDigits(`${done}/${steps.length}`),
      toThaiDigits(`${reached}/${indicators.length}`),
      baht(({ budgetSatang }) => budgetSatang ?? 0),
      baht(({ spentSatang }) => spentSatang),
    ]
  }
  return {
    kind: 'table',
    table: {
      columns: [
        { share: 4, align: 'left' },
        { share: 1.2, align: 'right' },
        { share: 1.6, align: 'right' },
        { share: 1.6, align: 'right' },
        { share: 1.8, align: 'right' },
        { share: 1.8, align: 'right' },
      ],
      header: [['มิติ', t.programmes, t.stepsDone, 'ตัวชี้วัดที่บรรลุ', t.budget, t.spent]],
      rows: dimensions.map(({ number, name }) =>
        row(
          `${thaiNumber(number)}. ${name.th}`,
          programmes.filter(({ dimension }) => dimension === number),
        ),
      ),
      footer: [row('รวม', programmes)],
    },
  }
}

function programmeBlocks(programme: ReportedProgramme): Block[] {
  const { number, name, budgetSatang, spentSatang, result, problems, suggestions } = programme
  const { indicators, evidence, hiddenEvidence } = programme
  const said = (label: string, text: string): Block => ({
    kind: 'paragraph',
    label: `${label}:`,
    text: text === '' ? t.none : thaiText(text),
  })
  const money =
    budgetSatang === null ? t.noBudget : `${thaiBaht(spentSatang)} จาก ${thaiBaht(budgetSatang)} บาท`
  const shown = [
    ...evidence.map(
      ({ title, datedOn }) => `${thaiText(title)} (${formatOfficialDate(Temporal.PlainDate.from(datedOn))})`,
    ),
    ...(hiddenEvidence > 0 ? [toThaiDigits(t.hiddenEvidence(hiddenEvidence))] : []),
  ]
  return [
    heading(4, toThaiDigits(`${number}) ${name.th}`)),
    said(t.result, result),
    said('การใช้จ่ายงบประมาณ', money),
    ...(indicators.length > 0 ? [indicatorTable(indicators)] : []),
    said(t.problems, problems),
    said(t.suggestions, suggestions),
    ...(shown.length === 0
      ? [said('หลักฐาน', '')]
      : [
          { kind: 'paragraph', label: 'หลักฐาน:', text: '' } as const,
          { kind: 'list', items: shown.map((text) => ({ mark: '-', text, items: [] })) } as const,
        ]),
  ]
}

function indicatorTable(indicators: readonly ReportedIndicator[]): Block {
  return {
    kind: 'table',
    table: {
      columns: [
        { share: 4, align: 'left' },
        { share: 2, align: 'left' },
        { share: 2.6, align: 'left' },
        { share: 1.2, align: 'centre' },
      ],
      header: [[words.indicator, words.target, words.result, 'สถานะ']],
      rows: indicators.map((indicator) => [
        toThaiDigits(indicator.text),
        toThaiDigits(targetWords(words, indicator)),
        toThaiDigits(resultWords(words, 'th', indicator).join(' ')),
        words[indicator.state],
      ]),
      footer: [],
    },
  }
}

function approval({ sha256, round }: { sha256: string; round: Round | undefined }): Block[] {
  const offices = approvalMessages.th
  return [
    ...(round?.opinions ?? []).map(({ office, decision, opinion, name, actingFor, givenAt }): Block => ({
      kind: 'paragraph',
      label: `${offices[office]}:`,
      text: [
        offices[decision],
        thaiText(opinion),
        `${name}${actingFor === null ? '' : ` (${offices.actingFor(actingFor)})`}`,
        formatOfficialDate(todayInBangkok(givenAt)),
      ]
        .filter((text) => text !== '')
        .join(' '),
    })),
    { kind: 'paragraph', label: `${t.fingerprint}:`, text: sha256 },
  ]
}
