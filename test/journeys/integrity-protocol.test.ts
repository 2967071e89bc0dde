import { build } from 'esbuild'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../../src/platform/project-root.ts'
import { launchBrowser } from '../support/browser.ts'

/** As strict as the pages of the reporting door will be: no evaluation of text, no WebAssembly. */
const policy =
  "default-src 'none'; script-src 'self'; connect-src 'none'; require-trusted-types-for 'script'; trusted-types 'none'"

/** What a reporter's and an officer's page will do, with nothing of a page around it. */
const reporting = `
import { recipientOf } from './age-keys.ts'
import { beginReport } from './begin-report.ts'
import { b64, publicKeyOf } from './binding.ts'
import { sealFile, openFile } from './file.ts'
import { openKeybox } from './keybox.ts'
import { solvePuzzle } from './puzzle.ts'
import { newReceipt } from './receipt.ts'
import { receiptKeys } from './receipt-keys.ts'
import { verifyThread } from './verification.ts'

const org = 'krajai.example'

async function person(id, role, number) {
  const ageSeed = new Uint8Array(32).fill(number)
  const enc = await recipientOf(ageSeed)
  const sig = b64(publicKeyOf(ageSeed))
  const entry = { v: 1, org, id, role, position: id, reportsTo: [], enc, sig, from: '2026-10-01' }
  return { ageSeed, entry }
}

async function read(stream) {
  return new Uint8Array(await new Response(stream).arrayBuffer())
}

globalThis.report = async (sizes) => {
  const officer = await person('officer1', 'officer', 1)
  const outside = await person('outside1', 'outside', 2)
  const directory = [officer.entry, outside.entry]
  const reporter = await receiptKeys(org, newReceipt())
  const contents = sizes.map((size, at) => new Uint8Array(size).fill(at + 1))
  const begun = await beginReport({ org, reporter, recipients: directory, excluded: [], concerned: [] })
  const files = []
  for (const content of contents) {
    const { ciphertext, stored } = await sealFile(begun.keys.recipient, content.length, new Blob([content]).stream())
    files.push({ ciphertext: await read(ciphertext), stored: await stored })
  }
  const named = files.map(({ stored }, at) => ({ blob: String(at), ...stored, type: 'image/jpeg', name: 'file-' + at + '.jpg' }))
  const written = new TextEncoder().encode('เรื่องที่ปิดผนึกในเบราว์เซอร์')
  const { message } = await begun.finish({ content: written, files: named })

  const keybox = await openKeybox(outside.ageSeed, begun.keybox)
  const { refused, messages, epoch } = await verifyThread({
    org, report: keybox.body.report, keyboxes: [keybox], messages: [message], directory, ledger: undefined,
  })
  let same = true
  for (const [at, file] of messages[0].head.files.entries()) {
    const plain = await read(await openFile(epoch.keys.ageSeed, file, () => new Blob([files[at].ciphertext]).stream()))
    same &&= plain.length === contents[at].length && plain.every((byte) => byte === at + 1)
  }
  const solution = solvePuzzle({ challenge: new Uint8Array(36), report: begun.report, bits: 2 })
  return { refused, text: new TextDecoder().decode(messages[0].content), same, parts: solution.length }
}
`

let browser: Browser
let script: string
beforeAll(async () => {
  browser = await launchBrowser()
  // As scripts/build.ts bundles what browsers load.
  const { outputFiles } = await build({
    stdin: {
      contents: reporting,
      resolveDir: join(projectRoot, 'src/modules/integrity-reports/protocol'),
      loader: 'ts',
    },
    write: false,
    bundle: true,
    minify: true,
    format: 'esm',
    platform: 'browser',
    target: ['chrome90', 'safari14.1', 'firefox90'],
  })
  script = outputFiles[0]?.text ?? ''
})
afterAll(() => browser.close())

interface Reported {
  readonly refused: unknown
  readonly text: string
  readonly same: boolean
  readonly parts: number
}

test('a browser seals a report with ten million bytes of files, and opens it again, under a strict policy', async () => {
  const page = await browser.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(String(error)))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  await page.route('**/*', (route) => {
    const isScript = route.request().url().endsWith('.js')
    return route.fulfill({
      headers: { 'content-security-policy': policy },
      contentType: isScript ? 'text/javascript' : 'text/html; charset=utf-8',
      body: isScript ? script : '<!doctype html><script type="module" src="/report.js"></script>',
    })
  })
  await page.goto('https://report.example/')
  await page.waitForFunction('"report" in globalThis')
  const sizes = [4_000_000, 3_000_000, 2_000_000, 999_999, 1]
  const reported = await page.evaluate<Reported>(`report(${JSON.stringify(sizes)})`)
  expect(complaints).toEqual([])
  expect(reported).toEqual({ refused: undefined, text: 'เรื่องที่ปิดผนึกในเบราว์เซอร์', same: true, parts: 8 })
})
