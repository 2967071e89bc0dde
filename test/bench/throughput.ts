import autocannon from 'autocannon'
import { shareOf, type Measurement } from './table.ts'

const connections = 32
const rounds = 5
const secondsEach = 1

export interface Rival {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

interface Run {
  readonly perSecond: number
  /** Requests per second of the server's own processor time: what other programs on the machine disturb least. */
  readonly perCpuSecond: number
}

/**
 * How many requests per second the page answers as a share of those that the constant answers. The two
 * take turns, so that whatever else the machine does meets both; the median round counts.
 */
export async function compare(what: string, limit: number, page: Rival, constant: Rival): Promise<Measurement> {
  await load(page, 0.3)
  await load(constant, 0.3)
  const pages: Run[] = []
  const constants: Run[] = []
  for (let round = 0; round < rounds; round += 1) {
    constants.push(await load(constant, secondsEach))
    pages.push(await load(page, secondsEach))
  }
  const share = (figure: keyof Run) =>
    median(pages.map((run, round) => run[figure] / constants[round]![figure]))
  const typical = (runs: readonly Run[]) => Math.round(median(runs.map((run) => run.perSecond)))
  return shareOf(
    what,
    share('perSecond'),
    limit,
    `${typical(pages)} against ${typical(constants)} requests/s; by processor time ${Math.round(share('perCpuSecond') * 100)} %`,
  )
}

async function load({ url, headers }: Rival, seconds: number): Promise<Run> {
  const before = await processorSeconds(url)
  const result = await autocannon({ url, connections, duration: seconds, sampleInt: 100, headers })
  const used = (await processorSeconds(url)) - before
  const { requests, duration, non2xx, errors, timeouts } = result
  if (requests.total === 0 || non2xx + errors + timeouts > 0) {
    throw new Error(`${url}: ${requests.total} answers, ${non2xx} refused, ${errors + timeouts} lost`)
  }
  return { perSecond: requests.total / duration, perCpuSecond: requests.total / used }
}

async function processorSeconds(url: string): Promise<number> {
  const answer = await fetch(new URL('/metrics', url))
  const found = /^process_cpu_seconds_total (\S+)/m.exec(await answer.text())?.[1]
  if (found === undefined) throw new Error('the server does not tell its processor time')
  return Number(found)
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which the share `part` of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
}
