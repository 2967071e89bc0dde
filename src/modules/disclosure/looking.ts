import { setTimeout as sleep } from 'node:timers/promises'

/** How many targets are looked at side by side, and how long a host is left alone between two questions. */
const sideBySide = 4
const hostPauseMs = 500

/**
 * Looks at each target, four side by side, a host no more often than twice a second. Stops taking further ones when
 * the time is over, and says whether all were looked at.
 */
export async function lookAtEach<Target>(
  targets: readonly Target[],
  {
    until,
    free,
    hostOf,
    look,
  }: {
    /** On the clock of `performance.now()`. */
    readonly until: number
    /**
     * When each host may be asked again, by the same clock: kept by the caller from one page of targets to the next,
     * and without those whose pause is over, so that it does not grow with the number of hosts.
     */
    readonly free: Map<string, number>
    /** Whom a look asks; undefined where it asks nobody. */
    readonly hostOf: (target: Target) => string | undefined
    readonly look: (target: Target) => Promise<void>
  },
): Promise<boolean> {
  const begun = performance.now()
  for (const [host, at] of free) if (at <= begun) free.delete(host)
  let next = 0
  const worker = async (): Promise<void> => {
    while (next < targets.length) {
      const target = targets[next++]!
      const host = hostOf(target)
      if (host !== undefined) {
        const now = performance.now()
        const turn = Math.max(free.get(host) ?? 0, now)
        if (turn > until) {
          next = Infinity
          return
        }
        free.set(host, turn + hostPauseMs)
        if (turn > now) await sleep(turn - now)
      }
      if (performance.now() > until) {
        next = Infinity
        return
      }
      await look(target)
    }
  }
  await Promise.all(Array.from({ length: sideBySide }, worker))
  return next !== Infinity
}
