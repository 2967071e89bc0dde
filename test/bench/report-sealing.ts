import { build } from 'esbuild'
import { join } from 'node:path'
import { projectRoot } from '../../src/platform/project-root.ts'
import { launchBrowser } from '../support/browser.ts'
import { atMost, figure, type Measurement } from './table.ts'

/** What the page of a reporter does between the tap on send and the first byte that leaves. */
const sealing = `
import { recipientOf } from './protocol/age-keys.ts'
import { beginReport } from './protocol/begin-report.ts'
import { b64, publicKeyOf } from './protocol/binding.ts'
import { sealFile } from './protocol/file.ts'
import { newReceipt } from './protocol/receipt.ts'
import { receiptKeys } from './protocol/receipt-keys.ts'
import { solvePuzzle } from './protocol/puzzle.ts'

const org = 'krajai.example'
const timed = async (work) => {
  const before = performance.now()
  const result = await work()
  return [performance.now() - before, result]
}

globalThis.seal = async (sizes) => {
  const recipients = []
  for (const [number, role] of ['officer', 'officer', 'outside'].entries()) {
    const seed = new Uint8Array(32).fill(number + 1)
    const enc = await recipientOf(seed)
    recipients.push({ v: 1, org, id: role + number, role, position: role, reportsTo: [], enc, sig: b64(publicKeyOf(seed)), from: '2026-10-01' })
  }
  const [keys, reporter] = await timed(() => receiptKeys(org, newReceipt()))
  const files = sizes.map((size) => new Blob([crypto.getRandomValues(new Uint8Array(65536)), new Uint8Array(size - 65536)]))
  const [all] = await timed(async () => {
    const begun = await beginReport({ org, reporter, recipients, excluded: [], concerned: [] })
    const named = []
    for (const file of files) {
      const { ciphertext, stored } = await sealFile(begun.keys.recipient, file.size, file.stream())
      await new Response(ciphertext).arrayBuffer()
      named.push({ blob: b64(new Uint8Array(16)), ...(await stored), type: 'image/jpeg', name: 'file.jpg' })
    }
    await begun.finish({ content: new TextEncoder().encode('x'.repeat(3000)), files: named })
  })
  const [puzzle] = await timed(async () => solvePuzzle({ challenge: new Uint8Array(36), report: 'r', bits: 4 }))
  return { keys, all, puzzle }
}
`

interface Times {
  readonly keys: number
  readonly all: number
  readonly puzzle: number
}

const runs = 3
const sizes = [3_000_000, 3_000_000, 2_000_000, 2_000_000]

/** How long a reporter waits for the encryption of a report with ten million bytes of files. */
export async function measureSealing(): Promise<Measurement[]> {
  const { outputFiles } = await build({
    stdin: {
      contents: sealing,
      resolveDir: join(projectRoot, 'src/modules/integrity-reports'),
      loader: 'js',
    },
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
  })
  const browser = await launchBrowser()
  try {
    const page = await browser.newPage()
    await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html>' }))
    await page.goto('https://report.example/')
    await page.evaluate(outputFiles[0]?.text ?? '')
    const measure = async (slower: number): Promise<Times> => {
      const session = await page.context().newCDPSession(page)
      await session.send('Emulation.setCPUThrottlingRate', { rate: slower })
      const times: Times[] = []
      for (let run = 0; run < runs; run += 1) {
        times.push(await page.evaluate<Times>(`seal(${JSON.stringify(sizes)})`))
      }
      return times.toSorted((one, other) => one.all - other.all)[1]!
    }
    const here = await measure(1)
    const slow = await measure(6)
    return [
      atMost(
        'sealing a report with 10 MB of files, Chromium',
        here.all / 1000,
        3,
        's',
        `the middle of ${runs}`,
      ),
      figure('the same, six times slower', slow.all / 1000, 's', 'as on a weak telephone'),
      figure('keys of a receipt, Chromium', here.keys, 'ms', `${Math.round(slow.keys)} ms six times slower`),
      figure('puzzle at rest, Chromium', here.puzzle, 'ms', `${Math.round(slow.puzzle)} ms six times slower`),
    ]
  } finally {
    await browser.close()
  }
}
