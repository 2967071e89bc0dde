import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { startEmbeddedServer } from './index.ts'
import { acquireLock, lockFolder } from './lock.ts'
import { processSpace, startOf } from './process-identity.ts'
import {
  freshFolder,
  isAlive,
  query,
  serverPid,
  startCopy,
  until,
} from '../../../../test/support/program-copy.ts'
import { answers } from './socket.ts'

const log = (): void => {}
const mayUnshare = process.geteuid?.() === 0 && process.platform === 'linux'

/** A folder on which somebody has laid a claim of the given name. */
function claimed(claim: string): string {
  const folder = freshFolder()
  mkdirSync(join(folder, lockFolder), { recursive: true })
  writeFileSync(join(folder, lockFolder, claim), '')
  return folder
}

test('a second copy is refused, says who is there, and leaves the first one alone', async () => {
  const folder = freshFolder()
  const first = startCopy(folder)
  await until(() => first.noted('ready')[0], first)
  const server = serverPid(folder) ?? 0

  await expect(startEmbeddedServer({ folder, log })).rejects.toMatchObject({
    code: 'already-running',
    th: expect.stringContaining(`pid ${first.pid}`),
    en: expect.stringContaining(`pid ${first.pid}`),
  })
  expect(serverPid(folder)).toBe(server)
  expect(isAlive(server)).toBe(true)
  expect(await answers(join(folder, 'postgres'))).toBe(true)
})

test('the same process is refused as well', async () => {
  const folder = freshFolder()
  const server = await startEmbeddedServer({ folder, log })
  onTestFinished(() => server.stop())
  await expect(startEmbeddedServer({ folder, log })).rejects.toMatchObject({
    code: 'already-running',
    en: expect.stringContaining(`pid ${process.pid}`),
  })
  expect(await query(server, 'select 1 as one')).toEqual([{ one: 1 }])
})

test('of copies that start together on a stale claim one wins', async () => {
  const folder = claimed(`1.gone.${processSpace}`)
  const copies = Array.from({ length: 4 }, () => startCopy(folder))
  await until(() => copies.every((copy) => copy.noted('ready')[0] ?? copy.noted('refused')[0]))
  expect(copies.filter((copy) => copy.noted('ready').length === 1)).toHaveLength(1)
  const refusals = copies.flatMap((copy) => copy.noted('refused'))
  expect(refusals).toHaveLength(3)
  for (const refusal of refusals) expect(refusal).toMatch(/^already-running /)
})

test('the claim of a process that runs is respected', async () => {
  const folder = claimed(`${process.ppid}.${startOf(process.ppid)}.${processSpace}`)
  await expect(acquireLock(folder, folder)).rejects.toMatchObject({
    code: 'already-running',
    en: expect.stringContaining(`pid ${process.ppid}`),
  })
})

test.for([
  ['of a dead process', `4194303.12345.${processSpace}`],
  ['of a process whose pid somebody else has now', `${process.ppid}.12345.${processSpace}`],
  ['from before the machine was restarted', `${process.ppid}.${startOf(process.ppid)}.00000000-0`],
])('a claim %s is removed', async ([, claim = '']) => {
  const folder = claimed(claim)
  const lock = await acquireLock(folder, folder)
  expect(readdirSync(join(folder, lockFolder))).toEqual([
    `${process.pid}.${startOf(process.pid)}.${processSpace}`,
  ])
  lock.release()
  expect(readdirSync(join(folder, lockFolder))).toEqual([])
})

test.runIf(mayUnshare)('a copy in another container on the same folder is noticed', async () => {
  const folder = freshFolder()
  const container = ['unshare', '--pid', '--fork', '--mount-proc', '--kill-child']
  const inside = startCopy(folder, { within: container })
  await until(() => inside.noted('ready')[0], inside)
  await expect(startEmbeddedServer({ folder, log })).rejects.toMatchObject({ code: 'already-running' })
  expect(await answers(join(folder, 'postgres'))).toBe(true)

  const beside = startCopy(folder, { within: container })
  expect(await until(() => beside.noted('refused')[0])).toMatch(/^already-running /)
  expect(await answers(join(folder, 'postgres'))).toBe(true)

  inside.process.kill('SIGKILL')
  await inside.exited
  const server = await startEmbeddedServer({ folder, log })
  await server.stop()
})
