import { newChallenge } from '../client/calling.ts'
import { solvePuzzle, type Puzzle } from '../protocol/puzzle.ts'

/** The work that a new report needs, done. */
export interface Paid extends Puzzle {
  readonly solution: readonly number[]
}

/** The server takes a challenge for half an hour. */
const goodForMs = 25 * 60_000

/** Does the work that keeps floods slow, while the report is being written. */
export class Paying {
  readonly #path: string
  readonly #report: string
  #paid: Promise<Paid> | undefined
  #since = 0

  constructor(challengePath: string, report: string) {
    this.#path = challengePath
    this.#report = report
  }

  /** Begins, or begins anew where it failed or is too old. */
  begin(): void {
    this.#since = Date.now()
    const paid = this.#pay()
    this.#paid = paid
    // Without a network now it is tried again when it is needed.
    paid.catch(() => {
      if (this.#paid === paid) this.#paid = undefined
    })
  }

  /** @throws CallFailed while there is no network. */
  async done(): Promise<Paid> {
    if (!this.#paid || Date.now() - this.#since > goodForMs) this.begin()
    return this.#paid!
  }

  async #pay(): Promise<Paid> {
    const { challenge, bits } = await newChallenge(this.#path)
    const puzzle = { challenge, report: this.#report, bits }
    return { ...puzzle, solution: await solvedApart(puzzle) }
  }
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}

let worker: Worker | undefined

/** In a worker, or here where there is none: browsers before 2023 know only workers of another form. */
async function solvedApart(puzzle: Puzzle): Promise<readonly number[]> {
  try {
    worker ??= new Worker(workerScript(), { type: 'module' })
    return await answerOf(worker, puzzle)
  } catch {
    worker = undefined
    return solvePuzzle(puzzle)
  }
}

function answerOf(asked: Worker, puzzle: Puzzle): Promise<readonly number[]> {
  return new Promise((resolve, reject) => {
    asked.addEventListener('message', ({ data }: MessageEvent<readonly number[]>) => resolve(data), {
      once: true,
    })
    asked.addEventListener('error', () => reject(new Error('the worker cannot run')), { once: true })
    asked.postMessage(puzzle)
  })
}

function ownScript(): string {
  return document.querySelector<HTMLScriptElement>('script[src*="/puzzle-worker."]')?.src ?? ''
}

const policy = (globalThis as { trustedTypes?: TrustedTypes }).trustedTypes?.createPolicy('puzzle-worker', {
  createScriptURL: ownScript,
})

/** The one script that may run in a worker, whatever is asked for. */
function workerScript(): string {
  return policy?.createScriptURL('') ?? ownScript()
}
