import { mostBits, restingBits } from '../protocol/puzzle.ts'

const windowMs = 10 * 60_000
/** What an office of any size may receive in ten minutes without anybody flooding it. */
const restingReports = 10

/**
 * How hard the puzzle is now: one bit more for each doubling of the reports of the last ten minutes, and never more
 * than a weak telephone can do. In memory alone: a table of arrivals would tell when somebody was there.
 */
export class PuzzleStrength {
  readonly #arrivals: number[] = []

  arrived(now: Temporal.Instant): void {
    this.#arrivals.push(now.epochMilliseconds)
  }

  bits(now: Temporal.Instant): number {
    const since = now.epochMilliseconds - windowMs
    while (this.#arrivals.length > 0 && this.#arrivals[0]! < since) this.#arrivals.shift()
    const doublings = Math.max(0, Math.ceil(Math.log2(this.#arrivals.length / restingReports)))
    return Math.min(mostBits, restingBits + doublings)
  }
}
