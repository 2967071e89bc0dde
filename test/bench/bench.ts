import { build } from 'esbuild'
import { fork, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { projectRoot } from '../../src/platform/project-root.ts'
import type { BenchServer } from './bench-server.ts'
import { startProgram, type Program } from './program.ts'
import { atMost, figure, printTable, shareOf, type Measurement } from './table.ts'
import { compare, latencies, quantile } from './throughput.ts'
import { allAddresses, FirstVisits, visitMany } from './visiting.ts'

/** Node reads no TSX, so the server is bundled as the program is; its packages are loaded as they are. */
async function startServer(): Promise<{ child: ChildProcess; told: BenchServer }> {
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
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`the server to be measured ended with ${code}`)
  })
  const [told] = (await Promise.race([once(child, 'message'), ended])) as [BenchServer]
  return { child, told }
}

async function measureThroughput({ keeping, rendering, pages }: BenchServer): Promise<Measurement[]> {
  const measurements: Measurement[] = []
  for (const { path, plainConstant, compressedConstant } of pages) {
    const against = (site: string, constant: string, encoding: string) => {
      const headers = { 'accept-encoding': encoding }
      return compare({ url: site + path, headers }, { url: site + constant, headers })
    }
    measurements.push(
      shareOf(`${path}, unchanged`, 0.7, await against(keeping, plainConstant, 'identity')),
      shareOf(`${path}, unchanged, br`, 0.7, await against(keeping, compressedConstant, 'br')),
      shareOf(`${path}, rendered anew`, 0.15, await against(rendering, plainConstant, 'identity')),
    )
  }
  return measurements
}

const searchTimes = 60

async function measureSearch({ keeping, searches }: BenchServer): Promise<Measurement[]> {
  const urls = searches.map((address) => keeping + address)
  await latencies(urls, searchTimes)
  const taken = await latencies(urls, searchTimes)
  const detail = `${urls.length} queries, ${searchTimes} times each, one after the other`
  return [
    figure('search, median', quantile(taken, 0.5), 'ms', detail),
    figure('search, 99 of 100', quantile(taken, 0.99), 'ms', detail),
  ]
}

async function measureProgram(): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'prongsai-bench-'))
  try {
    const first = await startProgram(folder)
    await first.stop()
    const program = await startProgram(folder)
    try {
      return [
        figure('first start to ready', first.startSeconds, 's'),
        figure('second start to ready', program.startSeconds, 's'),
        ...(await measureVisits(program)),
      ]
    } finally {
      await program.stop()
    }
  } finally {
    await rm(folder, { recursive: true })
  }
}

const requests = 10_000
const weightLimit = 60
const memoryLimit = 350

async function measureVisits(program: Program): Promise<Measurement[]> {
  const atStart = program.memory().now
  const { pages, views, files } = await allAddresses(program.url)
  const weights = await weigh(program.url, pages)
  await visitMany(program.url, [...pages, ...views, ...files], requests)
  const afterwards = program.memory()
  return [
    ...weights
      .slice(0, 5)
      .map(({ path, encoding, kilobytes }) =>
        atMost(
          `first visit of ${path}, ${encoding}`,
          kilobytes,
          weightLimit,
          'KB',
          'one of the five heaviest',
        ),
      ),
    figure('memory after start', atStart, 'MB'),
    atMost(
      `memory after ${requests} requests`,
      afterwards.now,
      memoryLimit,
      'MB',
      `highest ${Math.round(afterwards.highest)} MB; ${pages.length} pages, ${views.length} filtered views, ${files.length} files`,
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
const { child, told } = await startServer()
try {
  const measurements = [
    atMost('loading the plan into an empty database', told.loadingSeconds, 2, 's'),
    figure('a fresh test database from the template', told.copySeconds * 1000, 'ms'),
    ...(await measureSearch(told)),
    ...(await measureThroughput(told)),
  ]
  measurements.push(...(await measureProgram()))
  printTable(measurements)
} finally {
  child.disconnect()
  await once(child, 'exit')
}
console.log(`(${Math.round((performance.now() - began) / 1000)} s)`)
