import { formatOfficialDate } from '../../../platform/calendar/buddhist-date.ts'
import type { Block, OfficialDocument } from '../../../platform/documents/official-document.ts'
import { toThaiDigits } from '../../../platform/language/numerals.ts'
import { suppressed } from '../../../platform/open-data/small-cells.ts'
import { complaintRoundMessages } from '../round-messages.ts'
import { complaintStatisticsMessages } from '../statistics-messages.ts'
import type { SafeRow } from '../statistics/safe-rows.ts'
import type { RoundFigures } from './round-figures.ts'
import { roundLines } from './round-lines.ts'

const t = complaintRoundMessages.th
const statistics = complaintStatisticsMessages.th

/** The summary of a round as an official document, with the day on which it was counted. */
export function roundDocument(
  figures: RoundFigures,
  {
    organizationName,
    today,
    nameOf,
  }: {
    readonly organizationName: string
    readonly today: Temporal.PlainDate
    readonly nameOf: (by: 'category' | 'village', key: string | null) => string
  },
): OfficialDocument {
  const title = toThaiDigits(t.report(figures.fiscalYear, figures.months))
  const { from, to } = figures.period
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
          centred(t.period(formatOfficialDate(from), formatOfficialDate(to))),
          centred(t.asOf(formatOfficialDate(today))),
          ...(figures.isOver ? [] : [centred(t.notOver)]),
          table(t.figure, roundLines(figures, 'th')),
          { kind: 'paragraph', text: toThaiDigits(t.overdueNote) },
          heading(t.byCategory),
          breakdown(figures.byCategory, (key) => nameOf('category', key)),
          heading(t.byVillage),
          breakdown(figures.byVillage, (key) => nameOf('village', key)),
          ...(figures.measures.length === 0
            ? []
            : [
                heading(t.measures),
                {
                  kind: 'list',
                  items: figures.measures.map(({ action, result }, index) => ({
                    mark: toThaiDigits(`${index + 1})`),
                    text: toThaiDigits(action),
                    items: result === null ? [] : [toThaiDigits(result)],
                  })),
                } as const,
              ]),
        ],
      },
    ],
  }
}

function breakdown(rows: readonly SafeRow[], nameOf: (key: string | null) => string): Block {
  if (rows.every(({ received }) => received === suppressed)) {
    return { kind: 'paragraph', text: statistics.tooFew }
  }
  return table(
    '',
    rows.map(({ key, received }) => [
      nameOf(key),
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
