import { AlignmentType, BorderStyle, Paragraph } from 'docx'
import type { Block } from './official-document.ts'
import { runsOf, twips } from './word-text.ts'

const dotted = { style: BorderStyle.DOTTED, size: 4, space: 1, color: '000000' }

/** Dotted lines to write on, then a place to sign; it stays on one page. */
export function signatureOf(block: Extract<Block, { kind: 'signature' }>): Paragraph[] {
  const { opinion, writingLines, position } = block
  const together = { keepNext: true, keepLines: true }
  const right = { ...together, alignment: AlignmentType.CENTER, indent: { left: twips(75) } }
  return [
    ...(opinion === undefined
      ? []
      : [
          new Paragraph({
            ...together,
            spacing: { before: twips(6) },
            children: runsOf(opinion, { bold: true }),
          }),
        ]),
    ...Array.from(
      { length: writingLines },
      () =>
        new Paragraph({
          ...together,
          spacing: { before: 100, after: 0 },
          // Paragraphs of the same borders are one to Word, which draws what is between them by a name of its own.
          border: { between: dotted, bottom: dotted },
        }),
    ),
    new Paragraph({
      ...right,
      spacing: { before: 400, after: 80 },
      children: runsOf(`(ลงชื่อ) ${'.'.repeat(50)}`),
    }),
    new Paragraph({ ...right, spacing: { after: 80 }, children: runsOf(`(${'.'.repeat(50)})`) }),
    new Paragraph({ ...right, keepNext: false, children: runsOf(position) }),
  ]
}
