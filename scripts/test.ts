import { join } from 'node:path'
import { findOrInstallBrowser } from './browser.ts'
import { findOrInstallOffice } from './office.ts'
import { runGates } from './gates.ts'
import { runTests } from './run-tests.ts'

const browser = findOrInstallBrowser()
console.log(browser ? `ok   browser (${browser})` : 'FAIL browser')
const office = findOrInstallOffice()
console.log(office ? `ok   office (${office})` : 'FAIL office')
const gates = await runGates()
const tests = runTests({
  folder: join(import.meta.dirname, '..'),
  args: process.argv.slice(2),
  environment: { ...(browser && { CHROMIUM: browser }), ...(office && { SOFFICE: office }) },
})
const foundOrNot = (found: string | undefined) => ({ passed: found ? 1 : 0, failed: found ? 0 : 1 })
const runs = [foundOrNot(browser), foundOrNot(office), gates, tests]
const passed = runs.reduce((sum, run) => sum + run.passed, 0)
const failed = runs.reduce((sum, run) => sum + run.failed, 0)
// By name, so that a test which has silently stopped running anywhere is noticed.
const { skipped } = tests
if (skipped.length > 0) console.log(['', ...skipped.map((test) => `skipped ${test}`)].join('\n'))
console.log(`\n${passed} passed, ${failed} failed${skipped.length > 0 ? `, ${skipped.length} skipped` : ''}`)
process.exitCode = failed === 0 ? 0 : 1
