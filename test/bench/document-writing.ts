import { readdirSync, readFileSync } from 'node:fs'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import type { Block } from '../../src/platform/documents/official-document.ts'
import { PdfWriter } from '../../src/platform/documents/pdf-writing.ts'
import { writeWord } from '../../src/platform/documents/word-writing.ts'
import { atMost, type Measurement } from './table.ts'

const documents = 200
const wordDocuments = 10
/** Processes are replaced by then, so that both figures hold one that is worn and one that is new. */
const measuredFrom = 100

const paragraphs = Array.from({ length: 40 }, (_, index): Block => ({
  kind: 'paragraph',
  indent: true,
  text: `${index} การดำเนินการตามแผนปฏิบัติการป้องกันการทุจริตขององค์กรปกครองส่วนท้องถิ่น ต่าง ๆ (ทดสอบ) `.repeat(4),
}))

const megabytes = (bytes: number) => Math.round(bytes / 1024 / 1024)

/** What this process and those that it started hold, in bytes. */
function memoryWithChildren(): number {
  const own = process.memoryUsage().rss
  const children = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((pid) => statusOf(pid))
    .filter((status) => status.includes(`\nPPid:\t${process.pid}\n`))
    .map((status) => Number(/^VmRSS:\s+(\d+) kB/m.exec(status)?.[1] ?? 0) * 1024)
  return children.reduce((sum, bytes) => sum + bytes, own)
}

/** Empty for a process that has ended since it was listed. */
function statusOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8')
  } catch {
    return ''
  }
}

/** How long others wait while documents are made, and what is left in memory after many. */
export async function measureDocuments(): Promise<Measurement[]> {
  const writer = new PdfWriter()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  const date = Temporal.PlainDate.from('2026-11-24')
  const highest = { before: 0, after: 0 }
  try {
    delay.enable()
    for (let made = 1; made <= documents; made += 1) {
      await writer.writeDocument(
        {
          title: `เอกสาร ${made}`,
          sections: [
            { orientation: 'portrait', pageNumbers: 'thai-digits', restarts: true, blocks: paragraphs },
          ],
        },
        date,
      )
      const part = made <= measuredFrom ? 'before' : 'after'
      highest[part] = Math.max(highest[part], memoryWithChildren())
    }
    delay.disable()
  } finally {
    await writer.close()
  }
  return [
    atMost('event loop held up by 200 documents', delay.max / 1e6, 50, 'ms', 'the longest wait'),
    atMost(
      'memory of documents 101 to 200 against 1 to 100',
      (100 * highest.after) / highest.before,
      110,
      '%',
      `${megabytes(highest.after)} against ${megabytes(highest.before)} MB at their highest`,
    ),
  ]
}

/**
 * What Word files about as long as the whole plan cost the process that asks for them. Its own processor time, and
 * not how long others waited, because they are made in a process that competes for the same processors. The first one
 * starts that process.
 */
export async function measureWordDocuments(): Promise<Measurement[]> {
  const blocks = Array.from({ length: 25 }, () => paragraphs).flat()
  const write = () =>
    writeWord({
      title: 'เอกสาร',
      sections: [{ orientation: 'portrait', pageNumbers: 'thai-digits', restarts: true, blocks }],
    })
  const processorMs = async (): Promise<number> => {
    const before = process.cpuUsage()
    await write()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  }
  const first = await processorMs()
  const memory = process.memoryUsage().rss
  let most = 0
  for (let made = 0; made < wordDocuments; made += 1) most = Math.max(most, await processorMs())
  const kept = megabytes(process.memoryUsage().rss - memory)
  return [
    atMost(
      'processor time of the asking process for a Word file',
      most,
      50,
      'ms',
      `the most of ${wordDocuments}, ${first.toFixed(0)} ms of one that starts the process`,
    ),
    atMost(`memory kept of ${wordDocuments} Word files`, kept, 50, 'MB', 'of the process that asks'),
  ]
}
