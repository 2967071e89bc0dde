import sharp from 'sharp'
import { stageUpload, type StagedFile } from '../platform/files/staging.ts'
import type { Services } from '../platform/web/services.ts'

/** A paper of a demonstration; it says itself what it is, because it may leave the site. */
export interface SamplePaper {
  readonly name: string
  readonly title: string
  readonly paragraphs: readonly string[]
}

const mostBytes = 5 * 1024 * 1024

/** A sheet of paper with a few words, as PDF. */
export async function pdfSample(
  { files, pdf }: Pick<Services, 'files' | 'pdf'>,
  { name, title, paragraphs }: SamplePaper,
  day: Temporal.PlainDate,
): Promise<StagedFile> {
  const content = await pdf.writeDocument(
    {
      title,
      sections: [
        {
          orientation: 'portrait',
          pageNumbers: 'none',
          restarts: true,
          blocks: [
            { kind: 'paragraph', text: 'เอกสารตัวอย่างสำหรับการสาธิต ไม่มีผลใช้จริง', align: 'right' },
            { kind: 'title', lines: [title] },
            ...paragraphs.map((text) => ({ kind: 'paragraph', text, indent: true }) as const),
          ],
        },
      ],
    },
    day,
  )
  return stage(files, `${name}.pdf`, content)
}

type Rectangle = readonly [left: number, top: number, width: number, height: number, colour: string]

const paperLines = [0, 1, 2, 3, 4, 5]

function paper(left: number): Rectangle[] {
  const [top, pin] = [130, 16]
  return [
    [left, top, 180, 250, '#ffffff'],
    [left + 82, top + 8, pin, pin, '#c62828'],
    ...paperLines.map((line): Rectangle => [
      left + 20,
      top + 50 + line * 30,
      line === 0 ? 100 : 140,
      10,
      '#90a4ae',
    ]),
  ]
}

/** A board with papers on it: what shows that something was posted up. */
const noticeBoard: readonly Rectangle[] = [
  [80, 60, 800, 480, '#6d4c41'],
  [104, 84, 752, 432, '#d7b98c'],
  ...[150, 390, 630].flatMap(paper),
  [140, 540, 32, 100, '#6d4c41'],
  [788, 540, 32, 100, '#6d4c41'],
]

function filled(width: number, height: number, background: string) {
  return { create: { width, height, channels: 3, background } } as const
}

/** A drawing in the place of a photograph, as PNG. */
export async function pictureSample({ files }: Pick<Services, 'files'>, name: string): Promise<StagedFile> {
  const shapes = noticeBoard.map(([left, top, width, height, colour]) => ({
    input: filled(width, height, colour),
    left,
    top,
  }))
  const picture = await sharp(filled(960, 640, '#cfd8dc'))
    .composite(shapes)
    .png()
    .toBuffer()
  return stage(files, `${name}.png`, picture)
}

async function stage(store: Services['files'], name: string, content: Uint8Array): Promise<StagedFile> {
  const result = await stageUpload(store, pieces(content), {
    name,
    maxBytes: mostBytes,
    accepts: ['pdf', 'png'],
  })
  if (!result.ok) throw new Error(`a sample was refused: ${name}: ${result.reason}`)
  return result.staged
}

async function* pieces(content: Uint8Array): AsyncGenerator<Uint8Array> {
  yield content
}
