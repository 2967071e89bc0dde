import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { localStore } from '../../src/platform/files/local-store.ts'
import { secretBox } from '../../src/platform/identity/secret-box.ts'
import { linkProbe } from '../../src/platform/links/probing.ts'

const folder = mkdtempSync(join(tmpdir(), 'prongsai-files-'))
process.once('exit', () => rmSync(folder, { recursive: true, force: true }))

/** What stands outside the database; no host inside is asked for a page. */
export const testOutside = {
  files: localStore(folder),
  secrets: secretBox(Buffer.alloc(32, 7)),
  probeLink: linkProbe({ allowedHosts: new Set() }),
  confidentialYears: 10,
}
