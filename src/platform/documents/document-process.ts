import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

/** What the process answers to an order. */
export type DocumentOutcome = { ok: true; bytes: Uint8Array } | { ok: false; reason: string }

/** A document could not be made: the queue is full, making it failed, or its process ended or took too long. */
export class DocumentError extends Error {
  override readonly name = 'DocumentError'
}

interface Waiting<Order> {
  readonly order: Order
  readonly resolve: (bytes: Uint8Array) => void
  readonly reject: (error: DocumentError) => void
}

export interface DocumentProcessOptions {
  /** A program that answers each message with a {@link DocumentOutcome}. */
  readonly worker: URL
  readonly arguments?: readonly string[]
  /** Of its Node, besides those of this one. */
  readonly nodeArguments?: readonly string[]
  readonly limitMs: number
  readonly mostWaiting: number
  /** What it holds in memory is given back when it has rested so long. */
  readonly restMs: number
  /** After so many documents another process takes over. */
  readonly mostOfProcess: number
}

/**
 * Makes documents one after the other, in a process of its own: setting one holds up whatever else runs beside it, and
 * what it took from the system only an end gives back. The process is started when it is first needed, and stays a
 * while, because to start one holds up this program too.
 */
export class DocumentProcess<Order extends object> {
  readonly #options: DocumentProcessOptions
  readonly #queue: Waiting<Order>[] = []
  #current: Waiting<Order> | undefined
  #process: ChildProcess | undefined
  /** How many documents the process has made. */
  #made = 0
  #limit: NodeJS.Timeout | undefined
  #rest: NodeJS.Timeout | undefined
  #closed = false

  constructor(options: DocumentProcessOptions) {
    this.#options = options
  }

  /**
   * The document that was ordered. Rejects with {@link DocumentError} where too many wait already, where it cannot be
   * made, and where its process ends or takes too long, which is then replaced.
   */
  write(order: Order): Promise<Uint8Array> {
    if (this.#closed) return Promise.reject(new DocumentError('the writer is closed'))
    if (this.#queue.length >= this.#options.mostWaiting) {
      return Promise.reject(new DocumentError('too many documents are waiting'))
    }
    return new Promise((resolve, reject) => {
      this.#queue.push({ order, resolve, reject })
      this.#next()
    })
  }

  /** Ends the process; who still waits is told. */
  async close(): Promise<void> {
    this.#closed = true
    for (const waiting of this.#queue.splice(0)) waiting.reject(new DocumentError('the writer is closed'))
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

  /** Ends the process where nobody waits for it, also in the middle of a document. */
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
    const { worker, arguments: given = [], nodeArguments = [] } = this.#options
    const started = fork(fileURLToPath(worker), given, {
      serialization: 'advanced',
      execArgv: [...process.execArgv, ...nodeArguments],
    })
    started.on('message', (outcome: DocumentOutcome) => {
      if (started !== this.#process) return
      const done = this.#finish()
      holdOn(started, false)
      if (outcome.ok) done?.resolve(outcome.bytes)
      else done?.reject(new DocumentError(outcome.reason))
      this.#next()
    })
    const gone = (reason: string) => {
      if (started === this.#process) void this.#end(reason)
    }
    started.on('error', (error) => gone(String(error)))
    started.on('exit', () => gone('the process ended'))
    return started
  }

  #finish(): Waiting<Order> | undefined {
    clearTimeout(this.#limit)
    const done = this.#current
    this.#current = undefined
    return done
  }

  /** Gives the process up; the next document gets another. */
  async #end(reason: string): Promise<void> {
    clearTimeout(this.#rest)
    const ending = this.#dismiss()
    this.#finish()?.reject(new DocumentError(reason))
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
