import { z } from 'zod'
import type { Question } from '../questions.ts'

/** The one question of a kiosk: the rating by which the whole is read. */
export function kioskQuestion(questions: readonly Question[]): number | undefined {
  const index = questions.findIndex(({ kind, counts }) => kind === 'rating' && counts)
  return index === -1 ? undefined : index
}

/** The most that a kiosk sends at once; it sends the rest after that. */
const mostAtOnce = 200

/** What a kiosk sends: answers that it kept, and what its clock says at this moment, right or wrong. */
export const kioskCall = z.object({
  now: z.number(),
  answers: z
    .array(
      z.object({
        id: z.uuid(),
        version: z.number().int().positive(),
        value: z.number().int().min(1).max(5),
        at: z.number(),
      }),
    )
    .max(mostAtOnce),
})

/** So long may a kiosk have been without a line; what claims to be older is taken for so old. */
const longestMs = 7 * 24 * 3600 * 1000

/**
 * When an answer was given, by the clock of the server: as long before its arrival as the clock of the kiosk says that it
 * lay there. That clock may be years off, as long as it is so by the same at both moments.
 */
export function givenAt(
  arrived: Temporal.Instant,
  { now, at }: { readonly now: number; readonly at: number },
): Temporal.Instant {
  const waited = Math.min(Math.max(0, Math.round(now - at)), longestMs)
  return arrived.subtract({ milliseconds: Number.isFinite(waited) ? waited : 0 })
}
