import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import type { JsonTestResults } from 'vitest/node'
import type { Counts } from './gates.ts'

const vitest = join(import.meta.dirname, '../node_modules/.bin/vitest')

export interface TestCounts extends Counts {
  /** `file: name` of each test that did not run, as where the machine lacks what it needs. */
  readonly skipped: readonly string[]
}

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
export function runTests({ folder, args, environment, output = 'inherit' }: TestRun): TestCounts {
  const results = mkdtempSync(join(tmpdir(), 'prongsai-results-'))
  const file = join(results, 'results.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`]
  const { status, signal } = spawnSync(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: folder,
    stdio: ['ignore', output, output],
    env: { ...process.env, ...environment },
  })
  try {
    const run = JSON.parse(readFileSync(file, 'utf8')) as JsonTestResults
    return { ...count(run, status === 0), skipped: skippedTests(run, folder) }
  } catch {
    console.error(`vitest ended without results: ${signal ?? `exit code ${status}`}`)
    return { passed: 0, failed: 1, skipped: [] }
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

/** Whatever neither passed nor failed: vitest has several words for it, such as skipped, pending and todo. */
function skippedTests({ testResults }: JsonTestResults, folder: string): readonly string[] {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults
      .filter(({ status }) => status !== 'passed' && status !== 'failed')
      .map(({ fullName }) => `${relative(folder, name)}: ${fullName}`),
  )
}
