import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { JsonTestResults } from 'vitest/node'
import type { Counts } from './gates.ts'

const vitest = join(import.meta.dirname, '../node_modules/.bin/vitest')

interface TestRun {
  readonly folder: string
  /** Passed on to vitest. */
  readonly args: readonly string[]
  readonly environment?: NodeJS.ProcessEnv
  readonly output?: 'inherit' | 'ignore'
}

/**
 * Runs the tests of a folder and counts them. What vitest does not count as a failed test is one here: a
 * file that cannot be loaded, an error outside all tests, a run that ends without results, a run that
 * passes nothing.
 */
export function runTests({ folder, args, environment, output = 'inherit' }: TestRun): Counts {
  const results = mkdtempSync(join(tmpdir(), 'prongsai-results-'))
  const file = join(results, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { status, signal } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: folder,
    stdio: ['ignore', output, output],
    env: { ...process.env, ...environment },
  })
  try {
    return count(JSON.parse(readFileSync(file, 'utf8')) as JsonTestResults, status === 0)
  } catch {
    console.error(`vitest ended without results: ${signal ?? `exit code ${status}`}`)
    return { passed: 0, failed: 1 }
  } finally {
    rmSync(results, { recursive: true })
  }
}

function count({ numPassedTests, numFailedTests, testResults }: JsonTestResults, succeeded: boolean): Counts {
  const unloaded = testResults.filter(
    ({ status, assertionResults }) =>
      status === 'failed' && !assertionResults.some((assertion) => assertion.status === 'failed'),
  )
  const failed = numFailedTests + unloaded.length
  const isSound = succeeded && numPassedTests > 0
  return { passed: numPassedTests, failed: isSound ? failed : Math.max(1, failed) }
}
