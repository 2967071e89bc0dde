import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { createInterface } from 'node:readline'
import type { S3Settings } from '../../src/platform/configuration.ts'

/** A process of its own that speaks S3 on loopback and checks every signature. */
export interface S3Server {
  readonly settings: S3Settings
  stop(): Promise<void>
}

const require = createRequire(import.meta.url)
/** The only account it has. */
const account = 'S3RVER'

export async function startS3Server(): Promise<S3Server> {
  const program = dirname(require.resolve('@20minutes/s3rver/package.json'))
  const folder = await mkdtemp(join(tmpdir(), 'prongsai-s3-'))
  const bucket = 'prongsai-files'
  const options = ['-d', folder, '-a', '127.0.0.1', '-p', '0', '--configure-bucket', bucket]
  const server = spawn(
    process.execPath,
    [
      // It scrambles the tokens of long lists with a cipher that OpenSSL has put aside.
      '--openssl-legacy-provider',
      // The package leaves out the file that its command is.
      '-e',
      'require(process.argv[1]).parseAsync()',
      join(program, 'lib/cli.js'),
      ...options,
    ],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  const ended = once(server, 'exit')
  const port = await listening(createInterface(server.stdout))
  return {
    settings: {
      endpoint: `http://127.0.0.1:${port}`,
      bucket,
      region: 'us-east-1',
      accessKeyId: account,
      secretAccessKey: account,
    },
    async stop() {
      server.kill()
      await ended
      await rm(folder, { recursive: true, force: true })
    },
  }
}

async function listening(lines: AsyncIterable<string>): Promise<string> {
  for await (const line of lines) {
    const port = /listening on .*:(\d+)$/.exec(line)?.[1]
    if (port) return port
  }
  throw new Error('the S3 server ended before it listened')
}
