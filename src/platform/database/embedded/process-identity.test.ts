import { spawn } from 'node:child_process'
import { expect, onTestFinished, test } from 'vitest'
import { hasProc, startFromProc, startFromPs } from './process-identity.ts'
import { until } from '../../../../test/support/program-copy.ts'

test.for([
  ['/proc', startFromProc, hasProc],
  ['ps', startFromPs, true],
] as const)('%s tells one run of a process from another', async ([, startOf, usable], context) => {
  if (!usable) context.skip('this system has no /proc')
  const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' })
  onTestFinished(() => void child.kill('SIGKILL'))
  const pid = child.pid ?? 0
  const start = startOf(pid)
  expect(start).toMatch(/^[\w-]+$/)
  expect(startOf(pid)).toBe(start)
  expect(startOf(1)).not.toBe(start)
  child.kill('SIGKILL')
  await until(() => startOf(pid) === undefined)
})

test.runIf(hasProc)('a zombie counts as dead', async () => {
  // The shell's child ends while the shell, turned into sleep, never asks for the outcome.
  const parent = spawn('sh', ['-c', 'sleep 0.01 & echo $!; exec sleep 60'], {
    stdio: ['ignore', 'pipe', 'ignore'],
  })
  onTestFinished(() => void parent.kill('SIGKILL'))
  const pid = await new Promise<number>((resolve) =>
    parent.stdout.once('data', (text) => resolve(Number(text))),
  )
  await until(() => startFromProc(pid) === undefined)
  expect(() => process.kill(pid, 0)).not.toThrow()
})
