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

/** A board with papers on it: what shows that something was posted up. */
const noticeBoard = `<svg xmlns="http://www.w3.org/2000/svg" width="960" height="640">
  <rect width="960" height="640" fill="#cfd8dc"/>
  <rect x="80" y="60" width="800" height="480" fill="#6d4c41"/>
  <rect x="104" y="84" width="752" height="432" fill="#d7b98c"/>
  ${[150, 390, 630]
    .map(
      (x) => `<g transform="translate(${x} 130)">
    <rect width="180" height="250" fill="#fff"/>
    <circle cx="90" cy="12" r="8" fill="#c62828"/>
    ${[0, 1, 2, 3, 4, 5].map((line) => `<rect x="20" y="${50 + line * 30}" width="${line === 0 ? 100 : 140}" height="10" fill="#90a4ae"/>`).join('')}
  </g>`,
    )
    .join('')}
  <rect x="140" y="540" width="32" height="100" fill="#6d4c41"/>
  <rect x="788" y="540" width="32" height="100" fill="#6d4c41"/>
</svg>`

/** A drawing in the place of a photograph, as PNG. */
export async function pictureSample({ files }: Pick<Services, 'files'>, name: string): Promise<StagedFile> {
  return stage(files, `${name}.png`, await sharp(Buffer.from(noticeBoard)).png().toBuffer())
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
