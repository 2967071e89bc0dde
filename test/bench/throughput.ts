import autocannon from 'autocannon'

const connections = 32
const rounds = 5
const secondsEach = 1
/** A page rendered anew needs some thousand requests until its code is compiled, a constant few. */
const secondsToWarm = 3

export interface Rival {
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
}

interface Run {
  readonly perSecond: number
  /** Requests per second of the server's own processor time: what other programs on the machine disturb least. */
  readonly perCpuSecond: number
}

/** What the page answers as shares of what the constant answers, and in requests per second. */
export interface Comparison {
  readonly share: number
  readonly detail: string
}

/**
 * How many requests per second the page answers as a share of those that the constant answers. The two
 * take turns, so that whatever else the machine does meets both; the median round counts.
 */
export async function compare(page: Rival, constant: Rival): Promise<Comparison> {
  await load(constant, secondsEach)
  await load(page, secondsToWarm)
  const pages: Run[] = []
  const constants: Run[] = []
  for (let round = 0; round < rounds; round += 1) {
    constants.push(await load(constant, secondsEach))
    pages.push(await load(page, secondsEach))
  }
  const share = (figure: keyof Run) =>
    median(pages.map((run, round) => run[figure] / constants[round]![figure]))
  const typical = (runs: readonly Run[]) => Math.round(median(runs.map((run) => run.perSecond)))
  const byProcessor = Math.round(share('perCpuSecond') * 100)
  return {
    share: share('perSecond'),
    detail: `${typical(pages)} against ${typical(constants)} requests/s; by processor time ${byProcessor} %`,
  }
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

/** How long one request after the other takes, in milliseconds. */
export async function latencies(urls: readonly string[], times: number): Promise<number[]> {
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    for (const url of urls) {
      const start = performance.now()
      const answer = await fetch(url)
      await answer.arrayBuffer()
      if (answer.status !== 200) throw new Error(`${url} answers ${answer.status}`)
      taken.push(performance.now() - start)
    }
  }
  return taken
}

function median(values: readonly number[]): number {
  return quantile(values, 0.5)
}

/** The value below which the share `part` of the values lies. */
export function quantile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))]!
}
