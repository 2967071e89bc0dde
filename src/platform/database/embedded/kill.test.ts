import { setTimeout as sleep } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { startEmbeddedServer } from './index.ts'
import {
  freshFolder,
  isAlive,
  type ProgramCopy,
  query,
  serverPid,
  serverProcesses,
  startCopy,
  until,
} from '../../../../test/support/program-copy.ts'

const victims = ['program', 'server', 'everything'] as const
const roundsEach = 10
const connections = 4

/** A small generator of repeatable random numbers from 0 to 1 (mulberry32). */
function randomNumbers(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

test('no row that was acknowledged is lost or doubled by kills', { timeout: 120_000 }, async () => {
  const seed = Number(process.env['PRONGSAI_TEST_SEED'] ?? Date.now() % 2 ** 32)
  process.stdout.write(`PRONGSAI_TEST_SEED=${seed}\n`)
  const random = randomNumbers(seed)
  const folder = freshFolder()
  const preparing = await startEmbeddedServer({ folder, log: () => {} })
  // Without a unique key, so that a doubled row would be seen.
  await query(preparing, 'create table written (name text not null)')
  await preparing.stop()

  const copies: ProgramCopy[] = []
  const begin = (): ProgramCopy => {
    const copy = startCopy(folder, { connections })
    copies.push(copy)
    return copy
  }
  let copy = begin()
  const rounds = shuffled(
    victims.flatMap((victim) => Array.from({ length: roundsEach }, () => victim)),
    random,
  )
  for (const victim of rounds) {
    // From the middle of a start or a recovery to well into the writing.
    await sleep(random() * 900)
    if (victim === 'server') {
      await killServer(folder, copy)
      const before = copy.noted('row').length
      await until(() => copy.noted('row').length > before, copy)
    } else {
      kill(victim === 'everything' ? [copy.pid, ...serverProcesses(folder)] : [copy.pid])
      await copy.exited
      copy = begin()
    }
  }
  await until(() => copy.noted('row').length > 0, copy)
  copy.process.kill('SIGTERM')
  expect(await copy.exited).toBe(0)

  const server = await startEmbeddedServer({ folder, log: () => {} })
  const rows = await query(server, 'select name, count(*)::int as copies from written group by name')
  await server.stop()
  const found = new Map(rows.map(({ name, copies: count }) => [name, count]))
  const acknowledged = copies.flatMap((each) => each.noted('row'))
  expect(acknowledged.length).toBeGreaterThan(1000)
  expect(acknowledged.filter((name) => !found.has(name))).toEqual([])
  expect([...found].filter(([, count]) => count !== 1)).toEqual([])
})

async function killServer(folder: string, copy: ProgramCopy): Promise<void> {
  await until(() => copy.noted('ready')[0], copy)
  kill([
    await until(() => {
      const pid = serverPid(folder)
      return pid !== undefined && isAlive(pid) && pid
    }, copy),
  ])
}

function kill(pids: number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch {
      // It has ended on its own since it was listed.
    }
  }
}

function shuffled<T>(items: T[], random: () => number): T[] {
  return items
    .map((item) => ({ item, order: random() }))
    .sort((one, other) => one.order - other.order)
    .map(({ item }) => item)
}
