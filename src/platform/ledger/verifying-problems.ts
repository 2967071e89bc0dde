/** What may be wrong with a log, from the outside in. */
export type ProblemCode =
  | 'checkpoint-malformed'
  | 'checkpoint-unsigned'
  | 'checkpoint-forged'
  | 'key-malformed'
  | 'key-not-handed-over'
  | 'cosignature-missing'
  | 'file-missing'
  | 'file-malformed'
  | 'entry-malformed'
  | 'entry-changed'
  | 'time-runs-back'
  | 'tile-wrong'
  | 'root-differs'
  | 'earlier-malformed'
  | 'earlier-unsigned'
  | 'earlier-forged'
  | 'earlier-of-another-log'
  | 'shrunk'
  | 'rewritten'

export interface Problem {
  readonly code: ProblemCode
  /** The file, the number of the entry (from 0) or the key that it is about. */
  readonly where?: string | number
}

/** The first problems, and how many there are. */
export interface FoundProblems {
  readonly problems: readonly Problem[]
  readonly problemCount: number
}

const mostKept = 50

/** Collects problems; a log that is wrong throughout would have more of them than anybody reads. */
export class Problems {
  readonly #kept: Problem[] = []
  #count = 0

  add(code: ProblemCode, where?: string | number): void {
    this.#count += 1
    if (this.#kept.length < mostKept) this.#kept.push(where === undefined ? { code } : { code, where })
  }

  found(): FoundProblems {
    return { problems: this.#kept, problemCount: this.#count }
  }
}
