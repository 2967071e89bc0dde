import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { projectRoot } from '../project-root.ts'
import { fontFolders } from './document-fonts.ts'
import { DocumentProcess } from './document-process.ts'
import type { OfficialDocument } from './official-document.ts'

/** What the process is started with. */
export interface PdfWorkerData {
  readonly templates: string
  readonly fonts: readonly string[]
}

export interface PdfOrder {
  readonly template: string
  readonly data: unknown
  /** ISO 8601, as PDF/A asks for a date. */
  readonly date: string
  readonly title: string
}

const defaults = {
  templates: [import.meta.dirname, join(projectRoot, 'src/platform/documents')]
    .map((folder) => join(folder, 'templates'))
    .find(existsSync)!,
  /** The whole plan takes about a second. */
  limitMs: 30_000,
  /** More than these wait only where something is wrong. */
  mostWaiting: 32,
  /** At rest it holds 100 MB and more; another one starts in a moment. */
  restMs: 10_000,
  /** The compiler keeps 0.3 MB of every document. */
  mostOfProcess: 50,
}

/** Beside its source while it is one, beside the program once it is built. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? './pdf.worker.ts' : './pdf.worker.js',
  import.meta.url,
)

/** Makes PDF documents (PDF/A-2a), in a process as {@link DocumentProcess} says. */
export class PdfWriter {
  readonly #process: DocumentProcess<PdfOrder>

  constructor(options: Partial<typeof defaults> = {}) {
    const { templates, ...limits } = { ...defaults, ...options }
    const data: PdfWorkerData = { templates, fonts: fontFolders }
    this.#process = new DocumentProcess({ worker, arguments: [JSON.stringify(data)], ...limits })
  }

  /** The document as PDF, dated `date`. Rejects as {@link DocumentProcess.write} does. */
  writeDocument(document: OfficialDocument, date: Temporal.PlainDate): Promise<Uint8Array> {
    const { title, ...data } = document
    return this.write('official-document', data, { date, title })
  }

  /** As {@link writeDocument}, by a template of the templates' folder; `data` is anything that JSON holds. */
  write(
    template: string,
    data: object,
    { date, title }: { date: Temporal.PlainDate; title: string },
  ): Promise<Uint8Array> {
    return this.#process.write({ template, data, date: date.toString(), title })
  }

  /** Ends the process; who still waits is told. */
  close(): Promise<void> {
    return this.#process.close()
  }
}
