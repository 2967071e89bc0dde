import {
  AlignmentType,
  Document,
  Header,
  HeadingLevel,
  ImageRun,
  LineRuleType,
  NumberFormat,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  TableOfContents,
  TextRun,
  type FileChild,
  type ISectionOptions,
} from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import { readFileSync } from 'node:fs'
import { fontFiles } from './document-fonts.ts'
import type { Block, DocumentSection, ListItem, OfficialDocument } from './official-document.ts'
import { plainText, runsOf, twips } from './word-text.ts'
import { signatureOf } from './word-signature.ts'
import { tableOf } from './word-table.ts'

const font = { ascii: 'Sarabun', hAnsi: 'Sarabun', cs: 'Sarabun', eastAsia: 'Sarabun' }
/** Thai is complex script to Word, which has settings of its own for it; sizes are in half points. */
const thai = { font, language: { value: 'th-TH', bidirectional: 'th-TH' } }
const sizes = { text: 22, title: 40, headings: [30, 24, 22, 22] } as const
/** As in the template of the PDF: A4, in millimetres. */
const paper = { width: 210, height: 297 }
const margins = {
  portrait: { left: 25, right: 20, top: 22, bottom: 22 },
  landscape: { left: 15, right: 15, top: 18, bottom: 18 },
}

const headingLevels = [
  HeadingLevel.HEADING_1,
  HeadingLevel.HEADING_2,
  HeadingLevel.HEADING_3,
  HeadingLevel.HEADING_4,
]
const alignments = {
  left: AlignmentType.LEFT,
  centre: AlignmentType.CENTER,
  right: AlignmentType.RIGHT,
}

/** Sets a document as Word has it: real headings, a table of contents that Word can renew, repeated table heads. */
export async function wordOf({ title, emblem, sections }: OfficialDocument): Promise<Uint8Array> {
  const hasContents = sections.some(({ blocks }) => blocks.some(({ kind }) => kind === 'contents'))
  const document = new Document({
    title: plainText(title),
    // Left out: they would name the program's library as a person.
    creator: '',
    lastModifiedBy: '',
    // Most computers do not have the font.
    fonts: [{ name: font.cs, data: readFileSync(fontFiles.regular), bold: readFileSync(fontFiles.bold) }],
    // It lays the pages out, which takes two seconds; by a guess, as the ticked box is in a font of Word's own.
    ...(hasContents && { pageNumbers: estimatePageNumbersWith({ guess: true }) }),
    styles: {
      default: {
        document: {
          run: { ...thai, size: sizes.text },
          paragraph: { spacing: { after: 22, line: 255, lineRule: LineRuleType.AUTO } },
        },
        ...Object.fromEntries(
          sizes.headings.map((size, index) => [`heading${index + 1}`, headingStyle(size)]),
        ),
      },
      paragraphStyles: [
        // Headings that the contents do not name are headings to the eye alone.
        ...sizes.headings.map((size, index) => ({
          id: `Unlisted${index + 1}`,
          name: `Unlisted ${index + 1}`,
          basedOn: 'Normal',
          next: 'Normal',
          ...headingStyle(size),
        })),
        ...[1, 2, 3].map((level) => ({
          id: `TOC${level}`,
          name: `toc ${level}`,
          basedOn: 'Normal',
          next: 'Normal',
          paragraph: { indent: { left: twips(6 * (level - 1)) } },
        })),
      ],
    },
    sections: sections.map((section) => sectionOf(section, emblem)),
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

function headingStyle(size: number) {
  return {
    run: { ...thai, size, bold: true, color: '000000' },
    paragraph: { keepNext: true, spacing: { before: 120, after: 40 } },
  }
}

function sectionOf(section: DocumentSection, emblem: string | undefined): ISectionOptions {
  const { orientation, pageNumbers, restarts, blocks } = section
  const { left, right, top, bottom } = margins[orientation]
  const isNumbered = pageNumbers !== 'none'
  const width = (orientation === 'landscape' ? paper.height : paper.width) - left - right
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      page: {
        size: {
          width: twips(paper.width),
          height: twips(paper.height),
          orientation: orientation === 'landscape' ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT,
        },
        margin: { left: twips(left), right: twips(right), top: twips(top), bottom: twips(bottom) },
        pageNumbers: {
          formatType: pageNumbers === 'thai-letters' ? NumberFormat.THAI_LETTERS : NumberFormat.THAI_NUMBERS,
          ...(restarts && { start: 1 }),
        },
      },
    },
    headers: {
      default: new Header({
        children: [
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: isNumbered ? [new TextRun({ children: [PageNumber.CURRENT] })] : [],
          }),
        ],
      }),
    },
    children: blocks.flatMap((block) =>
      block.kind === 'emblem' && emblem !== undefined ? [pictureOf(block, emblem)] : blockOf(block, width),
    ),
  }
}

function blockOf(block: Block, widthMm: number): FileChild[] {
  switch (block.kind) {
    case 'heading': {
      const { level, text, newPage = false, inContents = false, align = 'left' } = block
      return [
        new Paragraph({
          ...(inContents ? { heading: headingLevels[level - 1]! } : { style: `Unlisted${level}` }),
          pageBreakBefore: newPage,
          alignment: alignments[align],
          children: runsOf(text),
        }),
      ]
    }
    case 'title':
      return block.lines.map(
        (line) =>
          new Paragraph({
            alignment: AlignmentType.CENTER,
            children: runsOf(line, { bold: true, size: sizes.title }),
          }),
      )
    case 'paragraph':
      return [
        new Paragraph({
          alignment: alignments[block.align ?? 'left'],
          ...(block.indent && { indent: { firstLine: twips(15) } }),
          children: [
            ...(block.label === undefined ? [] : runsOf(`${block.label} `, { bold: true })),
            ...runsOf(block.text),
          ],
        }),
      ]
    case 'list':
      return block.items.flatMap(itemOf)
    case 'table':
      return [tableOf(block.table, widthMm), emptyOf(3)]
    case 'contents':
      // Its numbers of pages are an estimate, until Word renews them: it offers to when the document is opened.
      return [new TableOfContents('สารบัญ', { hyperlink: true, headingStyleRange: '1-3', beginDirty: true })]
    case 'emblem':
    case 'space':
      return [emptyOf(block.heightMm)]
    case 'signature':
      return signatureOf(block)
  }
}

/** The organisation's emblem, as high as its place. */
function pictureOf({ heightMm, align }: Extract<Block, { kind: 'emblem' }>, emblem: string): Paragraph {
  const data = Buffer.from(emblem, 'base64')
  // A PNG says how wide and high it is in its first bytes.
  const shape = data.readUInt32BE(16) / data.readUInt32BE(20)
  const height = (heightMm / 25.4) * 96
  return new Paragraph({
    alignment: alignments[align],
    children: [new ImageRun({ type: 'png', data, transformation: { height, width: height * shape } })],
  })
}

/** An empty line of its own height. */
function emptyOf(heightMm: number): Paragraph {
  return new Paragraph({ spacing: { after: 0, line: twips(heightMm), lineRule: LineRuleType.EXACT } })
}

function itemOf({ mark, text, items }: ListItem): Paragraph[] {
  const left = twips(21)
  return [
    new Paragraph({
      indent: { left, hanging: twips(9) },
      tabStops: [{ type: 'left', position: left }],
      children: [...(mark === '' ? [] : runsOf(`${mark}\t`)), ...runsOf(text)],
    }),
    ...items.map(
      (item) => new Paragraph({ indent: { left: twips(29), hanging: twips(5) }, children: runsOf(item) }),
    ),
  ]
}
