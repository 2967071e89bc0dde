import { expect, test } from 'vitest'
import { runTests, type TestCounts } from '../../scripts/run-tests.ts'
import { houseOf } from './planted-house.ts'

const imports = `import { beforeAll, describe, expect, test } from 'vitest'\n`
const passing = `test('one', () => expect(1).toBe(1))\ntest('two', () => expect(1).toBe(1))\n`

const files = {
  'passing.test.ts': imports + passing,
  'failing.test.ts': `${imports}${passing}test('three', () => expect(1).toBe(2))\n`,
  'not-loading.test.ts': `${imports}import './no-such-file.ts'\n${passing}`,
  'not-readable.test.ts': `${imports}${passing}}`,
  'not-prepared.test.ts': `${imports}beforeAll(() => { throw new Error('no') })\n${passing}`,
  'empty.test.ts': 'export {}\n',
  'skipped.test.ts': `${imports}test.skip('one', () => expect(1).toBe(1))\n`,
  'incomplete.test.ts':
    `${imports}${passing}describe('here', () => test.runIf(false)('three', () => expect(1).toBe(1)))\n` +
    `test('four', (context) => context.skip('no disk'))\ntest.todo('five')\n`,
  'outside.test.ts': `${imports}void Promise.reject(new Error('nobody waits for this'))\n${passing}`,
  'dying.test.ts': `${imports}${passing}test('three', () => { process.kill(process.pid, 'SIGKILL') })\n`,
  'wrong.config.ts': `throw new Error('no')\n`,
}

function run(...args: readonly string[]): TestCounts {
  return runTests({ folder: houseOf(files), args, output: 'ignore' })
}

function count(...args: readonly string[]): { passed: number; failed: number } {
  const { passed, failed } = run(...args)
  return { passed, failed }
}

test.each([
  ['passing', { passed: 2, failed: 0 }],
  ['failing', { passed: 2, failed: 1 }],
  ['not-loading', { passed: 0, failed: 1 }],
  ['not-readable', { passed: 0, failed: 1 }],
  ['not-prepared', { passed: 0, failed: 1 }],
  ['empty', { passed: 0, failed: 1 }],
  ['skipped', { passed: 0, failed: 1 }],
  ['outside', { passed: 2, failed: 1 }],
  ['no-such-test', { passed: 0, failed: 1 }],
])('%s', (name, expected) => {
  expect(count(name)).toEqual(expected)
})

test('what did not run is named, however it was left out', () => {
  expect(run('passing')).toEqual({ passed: 2, failed: 0, skipped: [] })
  expect(run('incomplete')).toEqual({
    passed: 2,
    failed: 0,
    skipped: ['incomplete.test.ts: here three', 'incomplete.test.ts: four', 'incomplete.test.ts: five'],
  })
})

test('a process that dies is a failure', () => {
  expect(count('dying').failed).toBeGreaterThan(0)
})

test('files that fail in different ways are counted one by one', () => {
  expect(count('passing', 'failing', 'not-loading', 'not-readable')).toEqual({ passed: 4, failed: 3 })
})

test('a run that cannot begin is a failure', () => {
  expect(count('--config=wrong.config.ts')).toEqual({ passed: 0, failed: 1 })
})
