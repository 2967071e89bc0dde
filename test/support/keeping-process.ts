/**
 * A copy of the program, for tests that kill it: over several connections at once it stages files, keeps
 * some of them, forgets others, removes them again and sweeps.
 */
import { setTimeout as sleep } from 'node:timers/promises'
import { openDatabase, type ServerAddress } from '../../src/platform/database/connection.ts'
import { inOrganization } from '../../src/platform/database/tenant.ts'
import { keepFile, removeFile } from '../../src/platform/files/keeping.ts'
import { localStore } from '../../src/platform/files/local-store.ts'
import { stageUpload } from '../../src/platform/files/staging.ts'
import { sweepFiles } from '../../src/platform/files/sweeping.ts'
import { systemActor } from '../../src/platform/identity/actor.ts'

const [address = '', organizationId = '', folder = ''] = process.argv.slice(2)
const { serving } = await openDatabase(JSON.parse(address) as ServerAddress)
const store = localStore(folder)

/** Few contents, so that copies of the program meet at the same one. */
async function* content(): AsyncGenerator<Uint8Array> {
  const letter = 'abcdefgh'[Math.floor(Math.random() * 8)] ?? ''
  for (let piece = 0; piece < 4; piece += 1) {
    yield Buffer.alloc(16_384, letter)
    await sleep(0)
  }
}

class Abandoned extends Error {}

async function keep(): Promise<string | undefined> {
  const result = await stageUpload(store, content(), { maxBytes: 1e6, accepts: ['text'], name: 'a.txt' })
  if (!result.ok) throw new Error(result.reason)
  return inOrganization(serving, organizationId, async (tx) => {
    const { fileId } = await keepFile(tx, systemActor, {
      staged: result.staged,
      purpose: 'test.evidence',
      subject: 'test',
      isPublic: false,
      keepUntil: null,
      at: Temporal.Now.instant(),
    })
    if (Math.random() < 0.25) throw new Abandoned()
    return fileId
  }).catch((error: unknown) => {
    if (error instanceof Abandoned) return undefined
    throw error
  })
}

async function work(): Promise<void> {
  for (;;) {
    const fileId = await keep()
    if (fileId === undefined || Math.random() < 0.3) continue
    await inOrganization(serving, organizationId, (tx) =>
      removeFile(tx, systemActor, { fileId, at: Temporal.Now.instant() }),
    )
    if (Math.random() < 0.3) await sweepFiles({ serving, store, at: Temporal.Now.instant() })
  }
}

process.stdout.write('ready\n')
await Promise.all([work(), work(), work()])
