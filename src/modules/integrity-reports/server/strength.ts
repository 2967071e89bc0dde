import { mostBits, restingBits } from '../protocol/puzzle.ts'

const windowMs = 10 * 60_000
/** What an office of any size may receive in ten minutes without anybody flooding it. */
const restingReports = 10

/**
 * How hard the puzzle is now: one bit more for each doubling of the reports of the last ten minutes, and never more
 * than a weak telephone can do. In memory alone: a table of arrivals would tell when somebody was there.
 */
export class PuzzleStrength {
  /** When each came, the oldest first. */
  readonly #arrivals = new Map<string, number>()

  /** A report counts once: work that was done for one, sent again and again, must not make it hard for all others. */
  arrived(report: string, now: Temporal.Instant): void {
    if (!this.#arrivals.has(report)) this.#arrivals.set(report, now.epochMilliseconds)
  }

  bits(now: Temporal.Instant): number {
    const since = now.epochMilliseconds - windowMs
    for (const [report, at] of this.#arrivals) {
      if (at >= since) break
      this.#arrivals.delete(report)
    }
    const doublings = Math.max(0, Math.ceil(Math.log2(this.#arrivals.size / restingReports)))
    return Math.min(mostBits, restingBits + doublings)
  }
}
