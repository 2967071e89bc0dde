import autocannon, { type Client } from 'autocannon'

const connections = 32
const rounds = 5
const secondsEach = 0.5
/** Code is compiled while it runs: a page that is rendered anew gets faster for about so many. */
const requestsToWarm = 1000

export interface Rival {
  readonly url: string
  readonly encoding: 'br' | 'identity'
}

interface Run {
  readonly perSecond: number
  /** Per second of the server's own processor time, which other programs on the machine disturb least. */
  readonly perProcessorSecond: number
}

/** What a rival answers as a share of what the constant answers, and the figures behind it. */
export interface Comparison {
  readonly share: number
  readonly detail: string
}

/**
 * How many requests per second each rival answers as a share of those that the constant answers. All take
 * turns, so that whatever else the machine does meets each of them; the median round counts.
 */
export async function compare(constant: Rival, rivals: readonly Rival[]): Promise<Comparison[]> {
  const all = [constant, ...rivals]
  for (const rival of all) await load(rival, { amount: requestsToWarm })
  const runs: Run[][] = all.map(() => [])
  for (let round = 0; round < rounds; round += 1) {
    for (const [index, rival] of all.entries())
      runs[index]!.push(await load(rival, { duration: secondsEach }))
  }
  const [constants, ...others] = runs as [Run[], ...Run[][]]
  return others.map((own) => comparison(own, constants))
}

function comparison(own: readonly Run[], constants: readonly Run[]): Comparison {
  const share = (figure: keyof Run) =>
    median(own.map((run, round) => run[figure] / constants[round]![figure]))
  const typical = (runs: readonly Run[]) => Math.round(median(runs.map((run) => run.perSecond)))
  const byProcessor = (share('perProcessorSecond') * 100).toFixed(0)
  return {
    share: share('perSecond'),
    detail: `${typical(own)} against ${typical(constants)} requests/s; by processor time ${byProcessor} %`,
  }
}

async function load(
  { url, encoding }: Rival,
  extent: { readonly duration: number } | { readonly amount: number },
): Promise<Run> {
  const before = await processorSeconds(url)
  const result = await autocannon({
    url,
    connections,
    ...extent,
    sampleInt: 100,
    setupClient: countingOnly,
    headers: { 'accept-encoding': encoding },
  })
  const used = (await processorSeconds(url)) - before
  const { requests, duration, non2xx, errors, timeouts } = result
  if (requests.total === 0 || non2xx + errors + timeouts > 0) {
    throw new Error(`${url}: ${requests.total} answers, ${non2xx} refused, ${errors + timeouts} lost`)
  }
  return { perSecond: requests.total / duration, perProcessorSecond: requests.total / used }
}

/**
 * Keeps autocannon from reading answers as text. One that comes in two pieces, cut inside a Thai letter, costs it
 * ten times the decoding, and then the client is measured instead of the server: a page of 70 KB reached half of
 * what the same bytes did behind a shorter head.
 */
function countingOnly({ pipelinedRequests }: Client): void {
  pipelinedRequests.addBody = () => {}
}

async function processorSeconds(url: string): Promise<number> {
  const answer = await fetch(new URL('/metrics', url))
  const found = /^process_cpu_seconds_total (\S+)/m.exec(await answer.text())?.[1]
  if (found === undefined) throw new Error('the server does not tell its processor time')
  return Number(found)
}

/** How long each request takes in milliseconds, one after the other, some times over. */
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
