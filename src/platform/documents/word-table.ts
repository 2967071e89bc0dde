import {
  AlignmentType,
  LineRuleType,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx'
import type { Cell, DocumentTable } from './official-document.ts'
import { runsOf, twips } from './word-text.ts'

const textSize = 20
/** Word and LibreOffice both take a font that has the sign where this one is missing. */
const tickFont = 'Segoe UI Symbol'

const alignments = { left: AlignmentType.LEFT, centre: AlignmentType.CENTER, right: AlignmentType.RIGHT }

/** A table whose header rows are repeated on every page. */
export function tableOf({ columns, header, rows, footer }: DocumentTable, widthMm: number): Table {
  const shares = columns.reduce((sum, { share }) => sum + share, 0)
  const widths = columns.map(({ share }) => Math.floor((twips(widthMm) * share) / shares))
  /** The columns that a cell above still covers, by how many rows more. */
  const covered = columns.map(() => 0)
  const rowOf = (cells: readonly Cell[], part: 'header' | 'body' | 'footer') => {
    let column = 0
    const made = cells.map((cell) => {
      while ((covered[column] ?? 0) > 0) covered[column++]! -= 1
      const { text, across = 1, down = 1 } = typeof cell === 'object' ? cell : { text: cell }
      for (let step = 0; step < across; step += 1) covered[column + step] = down - 1
      const align = alignments[columns[column]?.align ?? 'left']
      column += across
      return new TableCell({
        columnSpan: across,
        rowSpan: down,
        verticalAlign: part === 'header' ? VerticalAlign.CENTER : VerticalAlign.TOP,
        ...(part === 'header' && { shading: { type: ShadingType.CLEAR, fill: 'EBEBEB' } }),
        children: [
          new Paragraph({
            alignment: part === 'header' ? AlignmentType.CENTER : align,
            spacing: { before: 40, after: 40, line: 240, lineRule: LineRuleType.AUTO },
            children: contentOf(text, part !== 'body'),
          }),
        ],
      })
    })
    for (; column < covered.length; column += 1) if (covered[column]! > 0) covered[column]! -= 1
    return new TableRow({ tableHeader: part === 'header', cantSplit: true, children: made })
  }
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: widths.reduce((sum, width) => sum + width, 0), type: WidthType.DXA },
    columnWidths: widths,
    margins: { left: 70, right: 70, top: 0, bottom: 0 },
    rows: [
      ...header.map((cells) => rowOf(cells, 'header')),
      ...rows.map((cells) => rowOf(cells, 'body')),
      ...footer.map((cells) => rowOf(cells, 'footer')),
    ],
  })
}

function contentOf(text: string | boolean, bold: boolean) {
  if (text === true) return runsOf('☑', { size: textSize, font: tickFont })
  return text === false ? [] : runsOf(text, { bold, size: textSize })
}
