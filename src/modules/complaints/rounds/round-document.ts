import type { Round as Approval } from '../../../platform/approvals/approving.ts'
import { formatOfficialDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { Block, OfficialDocument } from '../../../platform/documents/official-document.ts'
import { thaiText, toThaiDigits } from '../../../platform/language/numerals.ts'
import { suppressed } from '../../../platform/open-data/small-cells.ts'
import { approvalMessages } from '../../../ui/approval-messages.ts'
import { complaintRoundMessages } from '../round-messages.ts'
import { complaintStatisticsMessages } from '../statistics-messages.ts'
import type { RoundContent } from './round-content.ts'
import { roundLines } from './round-lines.ts'

const t = complaintRoundMessages.th
const statistics = complaintStatisticsMessages.th

/** The summary of a round as an official document, with the day on which it was counted; a draft where it is not sealed. */
export function roundDocument(
  content: RoundContent,
  {
    organizationName,
    sealed,
  }: {
    readonly organizationName: string
    /** What makes it official; undefined for a draft. */
    readonly sealed: { readonly sha256: string; readonly approval: Approval | undefined } | undefined
  },
): OfficialDocument {
  const title = toThaiDigits(t.report(content.fiscalYear, content.months))
  const day = (iso: string) => formatOfficialDate(Temporal.PlainDate.from(iso))
  const centred = (text: string): Block => ({ kind: 'paragraph', align: 'centre', text })
  const heading = (text: string): Block => ({ kind: 'heading', level: 2, text })
  return {
    title,
    sections: [
      {
        orientation: 'portrait',
        pageNumbers: 'thai-digits',
        restarts: true,
        blocks: [
          { kind: 'title', lines: [title, organizationName] },
          centred(t.period(day(content.from), day(content.to))),
          centred(t.asOf(day(content.asOf))),
          ...(content.isOver ? [] : [centred(t.notOver)]),
          ...(sealed ? [] : [centred(t.draft)]),
          table(t.figure, roundLines(content, 'th')),
          { kind: 'paragraph', text: toThaiDigits(t.overdueNote) },
          ...(content.remark === ''
            ? []
            : [heading(t.remark), { kind: 'paragraph', text: thaiText(content.remark) } as const]),
          heading(t.byCategory),
          breakdown(content.byCategory),
          heading(t.byVillage),
          breakdown(content.byVillage),
          ...(content.measures.length === 0
            ? []
            : [
                heading(t.measures),
                {
                  kind: 'list',
                  items: content.measures.map(({ action, result }, index) => ({
                    mark: toThaiDigits(`${index + 1})`),
                    text: toThaiDigits(action),
                    items: result === null ? [] : [toThaiDigits(result)],
                  })),
                } as const,
              ]),
          ...(sealed?.approval ? acknowledgement(sealed.approval) : []),
          // Digits of a hash stay as they are: it is compared by eye.
          ...(sealed ? [{ kind: 'paragraph', text: `${t.fingerprint} ${sealed.sha256}` } as const] : []),
        ],
      },
    ],
  }
}

function acknowledgement({ submittedByName, submittedAt, opinions }: Approval): Block[] {
  const on = (at: Temporal.Instant) => formatOfficialDate(todayInBangkok(at))
  const paragraph = (text: string): Block => ({ kind: 'paragraph', text })
  return [
    { kind: 'heading', level: 2, text: approvalMessages.th.trail },
    paragraph(approvalMessages.th.submitted(submittedByName, on(submittedAt))),
    ...opinions.map(({ decision, opinion, name, office, actingFor, givenAt }) =>
      paragraph(
        [
          approvalMessages.th[decision],
          thaiText(opinion),
          `${name} (${approvalMessages.th[office]}${actingFor === null ? '' : ` ${approvalMessages.th.actingFor(actingFor)}`})`,
          on(givenAt),
        ]
          .filter((part) => part !== '')
          .join(' '),
      ),
    ),
  ]
}

function breakdown(rows: RoundContent['byCategory']): Block {
  if (rows.every(({ received }) => received === suppressed)) {
    return { kind: 'paragraph', text: statistics.tooFew }
  }
  return table(
    '',
    rows.map(({ name, received }) => [
      name.th,
      received === suppressed ? statistics.tooSmall : String(received),
    ]),
  )
}

function table(name: string, lines: readonly (readonly [string, string])[]): Block {
  return {
    kind: 'table',
    table: {
      columns: [
        { share: 3, align: 'left' },
        { share: 2, align: 'right' },
      ],
      header: [[name, t.count]],
      rows: lines.map((line) => line.map((cell) => toThaiDigits(cell))),
      footer: [],
    },
  }
}
