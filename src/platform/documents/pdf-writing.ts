import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { projectRoot } from '../project-root.ts'
import { fontFolders } from './document-fonts.ts'
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

export type PdfOutcome = { ok: true; pdf: Uint8Array } | { ok: false; reason: string }

/** A document could not be made: the queue is full, the template failed, or its process ended or took too long. */
export class PdfError extends Error {
  override readonly name = 'PdfError'
}

interface Waiting {
  readonly order: PdfOrder
  readonly resolve: (pdf: Uint8Array) => void
  readonly reject: (error: PdfError) => void
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
  /** The compiler keeps 0.3 MB of every document: so many, and another process takes over. */
  mostOfProcess: 50,
}

/** Beside its source while it is one, beside the program once it is built. */
const worker = new URL(
  import.meta.url.endsWith('.ts') ? './pdf.worker.ts' : './pdf.worker.js',
  import.meta.url,
)

/**
 * Makes PDF documents (PDF/A-2a) one after the other, in a process of its own: setting a document holds up
 * whatever else runs beside it, and what the compiler took from the system only an end gives back. It is
 * started when it is first needed.
 */
export class PdfWriter {
  readonly #options: typeof defaults
  readonly #queue: Waiting[] = []
  #current: Waiting | undefined
  #process: ChildProcess | undefined
  /** How many documents the process has made. */
  #made = 0
  #limit: NodeJS.Timeout | undefined
  #rest: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: Partial<typeof defaults> = {}) {
    this.#options = { ...defaults, ...options }
  }

  /**
   * The document as PDF, dated `date`. Rejects with {@link PdfError} where too many wait already, where it
   * cannot be set, and where its process ends or takes too long, which is then replaced.
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

  /** Ends the process; who still waits is told. */
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
    if (this.#made >= this.#options.mostOfProcess) this.#dismiss()
    this.#process ??= this.#start()
    this.#made += 1
    holdOn(this.#process, true)
    this.#limit = setTimeout(() => void this.#end('the document took too long'), this.#options.limitMs)
    this.#process.send(this.#current.order)
  }

  /** Ends the process where nobody waits for it, also inside the compiler. */
  #dismiss(): Promise<unknown> | undefined {
    const ended = this.#process
    this.#process = undefined
    this.#made = 0
    if (!ended) return undefined
    const gone = ended.exitCode === null && ended.signalCode === null ? once(ended, 'exit') : undefined
    // Whoever waits for its end may have nothing else to do.
    ended.ref()
    ended.kill('SIGKILL')
    return gone
  }

  #start(): ChildProcess {
    const { templates } = this.#options
    const data: PdfWorkerData = { templates, fonts: fontFolders }
    const started = fork(fileURLToPath(worker), [JSON.stringify(data)], { serialization: 'advanced' })
    started.on('message', (outcome: PdfOutcome) => {
      if (started !== this.#process) return
      const done = this.#finish()
      holdOn(started, false)
      if (outcome.ok) done?.resolve(outcome.pdf)
      else done?.reject(new PdfError(outcome.reason))
      this.#next()
    })
    const gone = (reason: string) => {
      if (started === this.#process) void this.#end(reason)
    }
    started.on('error', (error) => gone(String(error)))
    started.on('exit', () => gone('the process ended'))
    return started
  }

  #finish(): Waiting | undefined {
    clearTimeout(this.#limit)
    const done = this.#current
    this.#current = undefined
    return done
  }

  /** Gives the process up; the next document gets another. */
  async #end(reason: string): Promise<void> {
    clearTimeout(this.#rest)
    const ending = this.#dismiss()
    this.#finish()?.reject(new PdfError(reason))
    if (this.#queue.length > 0) this.#next()
    await ending
  }
}

/** Whether a process keeps this one from ending: while it makes a document, not while it rests. */
function holdOn(child: ChildProcess, isHeld: boolean): void {
  if (isHeld) {
    child.ref()
    child.channel?.ref()
  } else {
    child.unref()
    child.channel?.unref()
  }
}
