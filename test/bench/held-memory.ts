import { setTimeout } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** What the process holds at moments of some work, at each after a collection of garbage. */
export class HeldMemory {
  readonly #moments: number[] = []

  /** What went before leaves behind what is not gone after one collection. */
  static async begin(): Promise<HeldMemory> {
    for (let round = 0; round < 5; round += 1) await held()
    const memory = new HeldMemory()
    await memory.look()
    return memory
  }

  async look(): Promise<void> {
    this.#moments.push(await held())
  }

  /** From the lowest to the highest of the moments. */
  get kilobytes(): number {
    return (Math.max(...this.#moments) - Math.min(...this.#moments)) / 1024
  }
}

/** After a while in which a server that does not wait for its reader would run ahead of him. */
async function held(): Promise<number> {
  await setTimeout(20)
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

/** What the runtime itself moves between two moments; a page of the directory weighs a quarter of it. */
const floorKilobytes = 1024

/** How many times as much was held for the whole as for a tenth of it. */
export function timesHeld(
  tenth: { readonly heldKilobytes: number },
  whole: { readonly heldKilobytes: number },
): number {
  return Math.max(whole.heldKilobytes, floorKilobytes) / Math.max(tenth.heldKilobytes, floorKilobytes)
}
