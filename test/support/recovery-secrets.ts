import { build } from 'esbuild'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../../src/platform/project-root.ts'

interface Opened {
  secretsOf(
    files: readonly { keyFile: Uint8Array; passphrase: string; shareFile: Uint8Array | undefined }[],
    publicText: string,
  ): Promise<Readonly<Record<string, string>>>
}

/** What must never leave a device: keys of guardians, their shares, and the recovery key that they make. */
const source = `
import { identityOf } from './protocol/age-keys.ts'
import { b64 } from './protocol/binding.ts'
import { combineShares } from './protocol/combining-shares.ts'
import { openKeyFile } from './protocol/key-file.ts'
import { readRecoveryKey } from './protocol/recovery-key.ts'
import { openShare } from './protocol/recovery-share.ts'
import { combine } from 'shamir-secret-sharing'

export async function secretsOf(files, publicText) {
  const secrets = {}
  const shares = []
  for (const [at, { keyFile, passphrase, shareFile }] of files.entries()) {
    const keys = await openKeyFile(keyFile, passphrase)
    secrets['key ' + at] = b64(keys.ageSeed)
    secrets['signing key ' + at] = b64(keys.signSeed)
    secrets['identity ' + at] = b64(new TextEncoder().encode(identityOf(keys.ageSeed)))
    if (!shareFile) continue
    const share = await openShare(keys.ageSeed, shareFile)
    shares.push(share)
    secrets['share ' + at] = b64(share.part)
  }
  const { entry } = readRecoveryKey(new TextEncoder().encode(publicText))
  const { keys } = await combineShares(entry, shares)
  secrets['recovery seed'] = b64(await combine(shares.map(({ part }) => part)))
  secrets['recovery key'] = b64(keys.ageSeed)
  secrets['recovery signing key'] = b64(keys.signSeed)
  secrets['recovery identity'] = b64(new TextEncoder().encode(identityOf(keys.ageSeed)))
  return secrets
}
`

/** Opens with key files and passphrases all that a test must then find nowhere, by names that may be printed. */
export async function recoverySecrets(
  folder: string,
  people: readonly { keyFile: string; passphrase: string; shareFile?: string }[],
  publicText: string,
): Promise<Map<string, Buffer>> {
  const outfile = join(folder, 'recovery-secrets.mjs')
  await build({
    stdin: {
      contents: source,
      resolveDir: join(projectRoot, 'src/modules/integrity-reports'),
      loader: 'js',
    },
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'browser',
  })
  const opened = (await import(pathToFileURL(outfile).href)) as Opened
  const files = await Promise.all(
    people.map(async ({ keyFile, passphrase, shareFile }) => ({
      keyFile: new Uint8Array(await readFile(keyFile)),
      passphrase,
      shareFile: shareFile === undefined ? undefined : new Uint8Array(await readFile(shareFile)),
    })),
  )
  const secrets = await opened.secretsOf(files, publicText)
  return new Map(Object.entries(secrets).map(([name, bytes]) => [name, Buffer.from(bytes, 'base64url')]))
}
