import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { projectRoot } from '../project-root.ts'
import type { OfficialDocument } from './official-document.ts'

/** What the thread is started with. */
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

export type PdfOutcome = { ok: true; pdf: Uint8Array } | { ok: false; reason: string }

/** A document could not be made: the queue is full, the template failed, or the thread ended or took too long. */
export class PdfError extends Error {
  override readonly name = 'PdfError'
}

interface Waiting {
  readonly order: PdfOrder
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (error: PdfError) => void
}

const sarabun = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/sarabun/package.json'))

const defaults = {
  templates: [import.meta.dirname, join(projectRoot, 'src/platform/documents')]
    .map((folder) => join(folder, 'templates'))
    .find(existsSync)!,
  /** The whole plan takes about a second. */
  limitMs: 30_000,
  /** More than these wait only where something is wrong. */
  mostWaiting: 32,
  /** A thread at rest holds 100 MB and more. */
  restMs: 60_000,
  /** The compiler keeps 0.3 MB of every document: so many, and another thread takes over. */
  mostOfThread: 50,
}

/** Beside its source while it is one, beside the program once it is built. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? './pdf.worker.ts' : './pdf.worker.js',
  import.meta.url,
)

/**
 * Makes PDF documents (PDF/A-2a) one after the other, in a thread of its own: setting a document is
 * synchronous and would hold up every request. The thread is started when it is first needed.
 */
export class PdfWriter {
  readonly #options: typeof defaults
  readonly #queue: Waiting[] = []
  #current: Waiting | undefined
  #thread: Worker | undefined
  /** How many documents the thread has made. */
  #made = 0
  #limit: NodeJS.Timeout | undefined
  #rest: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: Partial<typeof defaults> = {}) {
    this.#options = { ...defaults, ...options }
  }

  /**
   * The document as PDF, dated `date`. Rejects with {@link PdfError} where too many wait already, where it
   * cannot be set, and where the thread ends or takes too long, which is then replaced.
   */
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
    if (this.#closed) return Promise.reject(new PdfError('the writer is closed'))
    if (this.#queue.length >= this.#options.mostWaiting) {
      return Promise.reject(new PdfError('too many documents are waiting'))
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ order: { template, data, date: date.toString(), title }, resolve, reject })
      this.#next()
    })
  }

  /** Ends the thread; who still waits is told. */
  async close(): Promise<void> {
    this.#closed = true
    for (const waiting of this.#queue.splice(0)) waiting.reject(new PdfError('the writer is closed'))
    await this.#end('the writer is closed')
  }

  #next(): void {
    if (this.#current) return
    clearTimeout(this.#rest)
    this.#current = this.#queue.shift()
    if (!this.#current) {
      this.#rest = setTimeout(() => void this.#end('resting'), this.#options.restMs).unref()
      return
    }
    if (this.#made >= this.#options.mostOfThread) this.#dismiss()
    this.#thread ??= this.#start()
    this.#made += 1
    this.#thread.ref()
    this.#limit = setTimeout(() => void this.#end('the document took too long'), this.#options.limitMs)
    this.#thread.postMessage(this.#current.order)
  }

  /** Ends the thread where nobody waits for it. */
  #dismiss(): Promise<number> | undefined {
    const thread = this.#thread
    this.#thread = undefined
    this.#made = 0
    thread?.unref()
    return thread?.terminate()
  }

  #start(): Worker {
    const { templates } = this.#options
    const thread = new Worker(worker, {
      workerData: {
        templates,
        fonts: [join(sarabun, '400Regular'), join(sarabun, '700Bold')],
      } satisfies PdfWorkerData,
    })
    thread.on('message', (outcome: PdfOutcome) => {
      if (thread !== this.#thread) return
      const done = this.#finish()
      thread.unref()
      if (outcome.ok) done?.resolve(outcome.pdf)
      else done?.reject(new PdfError(outcome.reason))
      this.#next()
    })
    const gone = (reason: string) => {
      if (thread === this.#thread) void this.#end(reason)
    }
    thread.on('error', (error) => gone(String(error)))
    thread.on('exit', () => gone('the thread ended'))
    return thread
  }

  #finish(): Waiting | undefined {
    clearTimeout(this.#limit)
    const done = this.#current
    this.#current = undefined
    return done
  }

  /** Gives the thread up; the next document gets another. Inside the compiler it ends only once that returns. */
  async #end(reason: string): Promise<void> {
    clearTimeout(this.#rest)
    const ending = this.#dismiss()
    this.#finish()?.reject(new PdfError(reason))
    if (this.#queue.length > 0) this.#next()
    await ending
  }
}
