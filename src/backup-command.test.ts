import { chownSync, mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { freshFolder, startCopy, until } from '../test/support/program-copy.ts'
import { backupCommand, backupKeyCommand } from './backup-command.ts'
import { loadFirstOrganization } from './first-organization.ts'
import { readConfiguration } from './platform/configuration.ts'
import { withOwner } from './platform/database/connection.ts'
import { clusterOwner, databaseName } from './platform/database/embedded/cluster.ts'
import { socketPort } from './platform/database/embedded/socket.ts'
import { migrate } from './platform/database/migrate.ts'
import { restoreCommand } from './restore-command.ts'

const isRoot = process.geteuid?.() === 0

/** Runs a command as the command line does; what it said comes with the exit code. */
async function run(
  command: (args: readonly string[], configuration: ReturnType<typeof readConfiguration>) => Promise<number>,
  folder: string,
  ...args: string[]
): Promise<{ code: number; said: string }> {
  const said: string[] = []
  const speaking = vi.spyOn(process.stdout, 'write').mockImplementation((text) => said.push(String(text)) > 0)
  try {
    const code = await command(args, readConfiguration({ PRONGSAI_DATA: folder }, false))
    return { code, said: said.join('') }
  } finally {
    speaking.mockRestore()
  }
}

/** A server of another process, with Krajai's plan. */
async function startProgram(folder: string, options: Parameters<typeof startCopy>[1] = {}) {
  const copy = startCopy(folder, options)
  const host = await until(() => copy.noted('ready')[0], copy)
  await withOwner(
    { kind: 'embedded', host, port: socketPort, user: clusterOwner, database: databaseName },
    async (client) => {
      await migrate(client)
      await loadFirstOrganization(client, Temporal.Instant.from('2026-11-23T03:00:00Z'))
    },
  )
  return copy
}

async function makeKey(folder: string): Promise<{ keyFile: string; recipient: string }> {
  const keyFile = join(dirname(folder), 'key.txt')
  const { code, said } = await run(backupKeyCommand, folder, keyFile)
  expect(code).toBe(0)
  return { keyFile, recipient: /age1\w+/.exec(said)![0] }
}

/** The data folder stands in one that goes with the test; so may everything else. */
const beside = (folder: string, name: string): string => join(dirname(folder), name)

test('a program that runs and one that does not are backed up alike, and come back', async () => {
  const folder = freshFolder()
  const copy = await startProgram(folder)
  const { keyFile, recipient } = await makeKey(folder)
  const running = beside(folder, 'running.age')
  const whileRunning = await run(backupCommand, folder, running, '--recipient', recipient)
  expect(whileRunning).toMatchObject({ code: 0, said: expect.stringContaining(running) })
  copy.process.kill('SIGTERM')
  expect(await copy.exited).toBe(0)

  const stopped = beside(folder, 'stopped.age')
  const whileStopped = await run(backupCommand, folder, stopped, '--recipient', recipient)
  const rows = /rows: (\d+)/
  expect(rows.exec(whileStopped.said)?.[1]).toBe(rows.exec(whileRunning.said)?.[1])
  expect(readdirSync(join(folder, 'prongsai.lock'))).toEqual([])

  // A path that is too long for a socket while it is restored and afterwards.
  const restored = beside(folder, 'x'.repeat(90))
  const { code, said } = await run(restoreCommand, restored, running, '--identity', keyFile)
  expect({ code, said }).toMatchObject({ code: 0, said: expect.stringContaining(restored) })
  expect(readdirSync(restored).toSorted()).toEqual(['keys', 'postgres', 'prongsai.lock'])
  const again = await run(backupCommand, restored, beside(folder, 'again.age'), '--recipient', recipient)
  expect(rows.exec(again.said)?.[1]).toBe(rows.exec(whileRunning.said)?.[1])
})

test.runIf(isRoot)('root backs up the program of an ordinary user and leaves it theirs', async () => {
  const folder = freshFolder()
  mkdirSync(folder)
  for (const place of [dirname(folder), folder]) chownSync(place, 65534, 65534)
  await startProgram(folder, {
    within: ['setpriv', '--reuid', '65534', '--regid', '65534', '--clear-groups'],
  })
  const { recipient } = await makeKey(folder)
  const file = beside(folder, 'backup.age')
  expect(await run(backupCommand, folder, file, '--recipient', recipient)).toMatchObject({ code: 0 })
  expect(statSync(join(folder, 'postgres')).uid).toBe(65534)
})

test('without a recipient, or without data, nothing is written and the words say what to do', async () => {
  const folder = freshFolder()
  const file = beside(folder, 'backup.age')
  const { recipient } = await makeKey(folder)
  await expect(run(backupCommand, folder, file)).rejects.toMatchObject({
    code: 'backup-no-recipient',
    en: expect.stringContaining('prongsai backup-key'),
  })
  await expect(run(backupCommand, folder, file, '--recipient', recipient)).rejects.toMatchObject({
    code: 'backup-nothing-there',
    en: expect.stringContaining(folder),
  })
  expect(readdirSync(dirname(folder))).toEqual(['key.txt'])
})

test.for([
  ['backup without a file', backupCommand, []],
  ['backup to two files', backupCommand, ['a', 'b', '--recipient', 'age1']],
  ['backup with an option that is none', backupCommand, ['a', '--fast']],
  ['restore without a key', restoreCommand, ['a']],
  ['a key without a file', backupKeyCommand, []],
] as const)('%s is answered with how it is used', async ([, command, args]) => {
  await expect(run(command, freshFolder(), ...args)).rejects.toMatchObject({
    code: 'command-usage',
    en: expect.stringContaining('prongsai '),
  })
})
