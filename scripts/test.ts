import { join } from 'node:path'
import { findOrInstallBrowser } from './browser.ts'
import { runGates } from './gates.ts'
import { runTests } from './run-tests.ts'

const browser = findOrInstallBrowser()
console.log(browser ? `ok   browser (${browser})` : 'FAIL browser')
const runs = [
  { passed: browser ? 1 : 0, failed: browser ? 0 : 1 },
  await runGates(),
  runTests({
    folder: join(import.meta.dirname, '..'),
    args: process.argv.slice(2),
    environment: browser ? { CHROMIUM: browser } : {},
  }),
]
const passed = runs.reduce((sum, run) => sum + run.passed, 0)
const failed = runs.reduce((sum, run) => sum + run.failed, 0)
console.log(`\n${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 ? 0 : 1
