import { build } from 'esbuild'
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../src/platform/project-root.ts'
import type { BenchServer } from './bench-server.ts'
import type { CatalogueStream } from './catalogue.ts'
import { timesHeld } from './held-memory.ts'
import { startProgram, type Program } from './program.ts'
import { atLeast, atMost, figure, printTable, shareOf, type Measurement } from './table.ts'
import { measureDocuments, measureWordDocuments } from './document-writing.ts'
import type { LinkNight } from './links.ts'
import { measureAppends } from './ledger-append.ts'
import { measureVerify } from './ledger-verify.ts'
import { measureSealing } from './report-sealing.ts'
import { compare, latencies, quantile, type Rival } from './throughput.ts'
import { allAddresses, FirstVisits, visitMany, type Addresses } from './visiting.ts'

/** Node reads no TSX, so the server is bundled as the program is; its packages are loaded as they are. */
async function startServer(): Promise<{ told: BenchServer; stop(): Promise<void> }> {
  const outfile = join(projectRoot, 'dist/bench-server.js')
  await build({
    entryPoints: [join(import.meta.dirname, 'bench-server.ts')],
    outfile,
    bundle: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    target: 'node26',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    logLevel: 'warning',
  })
  const child = fork(outfile, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] })
  const exit = once(child, 'exit')
  const ended = exit.then(([code]) => {
    throw new Error(`the server to be measured ended with ${code}`)
  })
  const [told] = (await Promise.race([once(child, 'message'), ended])) as [BenchServer]
  return {
    told,
    async stop() {
      if (child.connected) child.disconnect()
      await exit
    },
  }
}

async function measureThroughput(server: BenchServer): Promise<Measurement[]> {
  const measurements: Measurement[] = []
  for (const { path, plainConstant, compressedConstant } of server.pages) {
    tell(`loading ${path}`)
    const at = (site: string, address: string, encoding: Rival['encoding']) => ({
      url: site + address,
      encoding,
    })
    const [unchanged, anew, shared] = await compare(at(server.keeping, plainConstant, 'identity'), [
      at(server.keeping, path, 'identity'),
      at(server.rendering, path, 'identity'),
      at(server.forgetting, path, 'identity'),
    ])
    const [compressed] = await compare(at(server.keeping, compressedConstant, 'br'), [
      at(server.keeping, path, 'br'),
    ])
    measurements.push(
      shareOf(`${path}, unchanged`, unchanged!, 0.7),
      shareOf(`${path}, unchanged, br`, compressed!, 0.7),
      shareOf(`${path}, rendered for each`, anew!, 0.15),
      shareOf(`${path}, a crowd shares a rendering`, shared!),
    )
  }
  return measurements
}

const searchTimes = 60

async function measureSearch({ keeping, searches }: BenchServer): Promise<Measurement[]> {
  tell('searching')
  const urls = searches.map((address) => keeping + address)
  await latencies(urls, searchTimes)
  const taken = await latencies(urls, searchTimes)
  const detail = `${urls.length} queries, ${searchTimes} times each, one after the other`
  return [
    figure('search, median', quantile(taken, 0.5), 'ms', detail),
    figure('search, 99 of 100', quantile(taken, 0.99), 'ms', detail),
  ]
}

function measureOverviews({ overviews: { organizations, overview, rollUp } }: BenchServer): Measurement[] {
  const median = (taken: readonly number[]) => `median ${quantile(taken, 0.5).toFixed(1)} ms, in the server`
  return [
    atMost('overview of one organisation, 99 of 100', quantile(overview, 0.99), 50, 'ms', median(overview)),
    atMost(
      `roll-up of ${organizations} organisations, 99 of 100`,
      quantile(rollUp, 0.99),
      1_000,
      'ms',
      median(rollUp),
    ),
  ]
}

function measureRegister({ register: { documents, ...asked } }: BenchServer): Measurement[] {
  const names = { list: 'the newest', filter: 'of a kind and a year', search: 'with words' }
  return Object.entries(names).map(([key, name]) => {
    const taken = asked[key as keyof typeof asked]
    const detail = `median ${quantile(taken, 0.5).toFixed(1)} ms, in the server`
    return atMost(
      `register of ${documents} documents, ${name}, 99 of 100`,
      quantile(taken, 0.99),
      50,
      'ms',
      detail,
    )
  })
}

function measureComplaints({ complaints: told }: BenchServer): Measurement[] {
  const slowest = (name: string, taken: readonly number[]) =>
    atMost(
      `${name} of ${told.kept} complaints, 99 of 100`,
      quantile(taken, 0.99),
      50,
      'ms',
      `median ${quantile(taken, 0.5).toFixed(1)} ms, in the server`,
    )
  return [
    atLeast(
      'complaints with a photo accepted and durable in a second',
      told.filedInSecond,
      150,
      '/s',
      `a photo of ${told.photoKilobytes.toFixed(0)} KB, ${told.processorMs.toFixed(0)} ms of the processor each`,
    ),
    slowest('list', told.list),
    slowest('search', told.search),
    figure(
      `what repeats among ${told.kept} complaints, median`,
      quantile(told.analysis, 0.5),
      'ms',
      'in the server',
    ),
    atMost(
      `night of ${told.kept} open complaints`,
      told.clockSeconds,
      5,
      's',
      'one in a hundred has missed its day',
    ),
  ]
}

function measureQueue({ queue: told }: BenchServer): Measurement[] {
  return [
    atMost(
      `a call heard by all of ${told.listeners} who listen, 99 of 100`,
      quantile(told.heardByAll, 0.99),
      500,
      'ms',
      `median ${quantile(told.heardByAll, 0.5).toFixed(0)} ms, listeners and server in one process`,
    ),
    atLeast('tickets taken and durable in a second', told.ticketsInSecond, 200, '/s', 'eight at a time'),
    atMost('page of the ticket machine', told.kioskKilobytes, 40, 'KB', 'HTML, not compressed'),
  ]
}

function measureSurveys({ surveys: told }: BenchServer): Measurement[] {
  return [
    atLeast('answers to a survey, durable in a second', told.answeredInSecond, 200, '/s'),
    atMost(
      `results over ${told.kept} answers, 99 of 100`,
      quantile(told.results, 0.99),
      100,
      'ms',
      `median ${quantile(told.results, 0.5).toFixed(1)} ms, in the server`,
    ),
    atMost('page of a kiosk with all its files', told.kioskKilobytes, 40, 'KB', 'compressed'),
  ]
}

/** Written as it is read, ten times as many organisations are held no longer than a tenth of them. */
function measureCatalogues({ catalogues }: BenchServer): Measurement[] {
  const [tenth, whole] = catalogues
  const median = quantile(whole!.milliseconds, 0.5)
  const kilobytes = (one: CatalogueStream) => `${one.heldKilobytes.toFixed(0)} KB for ${one.organizations}`
  const what = `catalogue of ${whole!.organizations} organisations streams`
  return [
    atMost(
      what,
      median / 1000,
      3,
      's',
      `${whole!.megabytes.toFixed(1)} MB, median of ${whole!.milliseconds.length}`,
    ),
    atMost(
      `${what}, memory held, times that of ${tenth!.organizations}`,
      timesHeld(tenth!, whole!),
      3,
      'x',
      `${kilobytes(tenth!)}, ${kilobytes(whole!)}`,
    ),
  ]
}

/** Written down page by page, ten times as many links are held no longer than a tenth of them. */
function measureLinks({ linkNights: [tenth, whole] }: BenchServer): Measurement[] {
  const kilobytes = (night: LinkNight) => `${night.heldKilobytes.toFixed(0)} KB for ${night.links}`
  const what = `nightly check of ${whole!.links} links`
  return [
    figure(what, whole!.seconds, 's', 'each on a host of its own, in the server'),
    atMost(
      `${what}, memory held, times that of ${tenth!.links}`,
      timesHeld(tenth!, whole!),
      3,
      'x',
      `${kilobytes(tenth!)}, ${kilobytes(whole!)}`,
    ),
  ]
}

async function measureProgram(): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'prongsai-bench-'))
  try {
    tell('starting the program and looking for every page')
    // A process of its own looks for the addresses, so that the measured one has served nothing before.
    const [firstStart, addresses] = await withProgram(folder, async (program) => [
      figure('first start to ready', program.startSeconds, 's'),
      await allAddresses(program.url),
    ])
    tell('visiting every page')
    return await withProgram(folder, async (program) => [
      firstStart,
      figure('second start to ready', program.startSeconds, 's'),
      await measureDocument(program),
      ...(await measureVisits(program, addresses)),
    ])
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The first time, in a thread that is not yet there; later it is served as it was made. */
async function measureDocument({ url }: Program): Promise<Measurement> {
  const asked = performance.now()
  const answer = await fetch(`${url}/plan/document.pdf`)
  const { byteLength } = await answer.arrayBuffer()
  if (!answer.ok) throw new Error(`the document answered ${answer.status}`)
  const seconds = (performance.now() - asked) / 1000
  return atMost('the whole plan as PDF', seconds, 3, 's', `${Math.round(byteLength / 1000)} KB`)
}

async function withProgram<T>(folder: string, work: (program: Program) => Promise<T>): Promise<T> {
  const program = await startProgram(folder)
  try {
    return await Promise.race([work(program), program.ended])
  } finally {
    await program.stop()
  }
}

const requests = 10_000
const weightLimit = 60
const memoryLimit = 350

async function measureVisits(
  { url, memory }: Program,
  { pages, views, files }: Addresses,
): Promise<Measurement[]> {
  const atStart = memory()
  await visitMany(url, [...pages, ...files], requests)
  const afterPages = memory()
  tell('filling the page store')
  await visitMany(url, views, 3 * views.length)
  const afterViews = memory()
  const heaviest = (await weigh(url, pages)).slice(0, 5)
  return [
    ...heaviest.map(({ path, encoding, kilobytes }) =>
      atMost(`first visit of ${path}, ${encoding}`, kilobytes, weightLimit, 'KB', 'one of the five heaviest'),
    ),
    figure('memory after start', atStart, 'MB'),
    atMost(
      `memory after ${requests} requests`,
      afterPages,
      memoryLimit,
      'MB',
      `${pages.length} pages and ${files.length} files in every encoding`,
    ),
    figure(
      'memory with the page store full',
      afterViews,
      'MB',
      `${views.length} filtered views of the pages`,
    ),
  ]
}

/** Every page with both encodings, the heaviest first. */
async function weigh(
  site: string,
  pages: readonly string[],
): Promise<{ path: string; encoding: string; kilobytes: number }[]> {
  const visits = new FirstVisits(site)
  const weights = []
  for (const path of pages) {
    for (const encoding of ['br', 'gzip'] as const) {
      weights.push({ path, encoding, kilobytes: (await visits.bytes(path, encoding)) / 1000 })
    }
  }
  return weights.toSorted((a, b) => b.kilobytes - a.kilobytes)
}

const began = performance.now()

function tell(step: string): void {
  console.log(`${Math.round((performance.now() - began) / 1000)} s: ${step}`)
}

tell('starting a server')
const server = await startServer()
const measurements: Measurement[] = []
try {
  const { told } = server
  measurements.push(
    atMost('loading the plan into an empty database', told.loadingSeconds, 2, 's'),
    figure('a fresh test database from the template', told.copySeconds * 1000, 'ms'),
    ...measureOverviews(told),
    ...measureCatalogues(told),
    ...measureRegister(told),
    ...measureComplaints(told),
    ...measureQueue(told),
    ...measureSurveys(told),
    ...measureLinks(told),
    ...(await measureSearch(told)),
    ...(await measureThroughput(told)),
  )
} finally {
  await server.stop()
}
tell('appending to the ledger')
measurements.push(...(await measureAppends()))
tell('verifying a ledger')
measurements.push(...(await measureVerify()))
tell('writing documents')
measurements.push(...(await measureDocuments()), ...(await measureWordDocuments()))
tell('sealing reports in a browser')
measurements.push(...(await measureSealing()))
measurements.push(...(await measureProgram()))
tell('done\n')
printTable(measurements)
