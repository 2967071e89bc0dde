import { execFile } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { projectRoot } from '../../src/platform/project-root.ts'
import { logKey, publishLog, sampleEntries, writeLog } from '../support/published-log.ts'
import { atMost, type Measurement } from './table.ts'

const entries = 100_000
const secondsLimit = 30
const memoryLimit = 300

/** Verifies a ledger of 100,000 entries in a process that does nothing else. */
export async function measureVerify(): Promise<Measurement[]> {
  const folder = await mkdtemp(join(tmpdir(), 'prongsai-verify-'))
  try {
    await writeLog(folder, publishLog(sampleEntries(entries), [logKey()]))
    const began = performance.now()
    const { stdout } = await promisify(execFile)(process.execPath, [
      '--input-type=module',
      '--eval',
      `import { verifyCommand } from ${JSON.stringify(join(projectRoot, 'src/verify-command.ts'))}
       const code = await verifyCommand([process.argv[1]], () => {})
       console.log(JSON.stringify({ code, kilobytes: process.resourceUsage().maxRSS }))`,
      folder,
    ])
    const seconds = (performance.now() - began) / 1000
    const { code, kilobytes } = JSON.parse(stdout) as { code: number; kilobytes: number }
    if (code !== 0) throw new Error(`verify ended with ${code}`)
    const what = `verify of ${entries} entries`
    return [
      atMost(what, seconds, secondsLimit, 's', 'from the start of the process'),
      atMost(`${what}, memory`, kilobytes / 1024, memoryLimit, 'MB', 'at its highest'),
    ]
  } finally {
    await rm(folder, { recursive: true })
  }
}
