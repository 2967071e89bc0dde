import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openServices, type Running } from '../../src/services.ts'
import type { OpenidSettings } from '../../src/platform/configuration.ts'
import type { Database } from '../../src/platform/database/connection.ts'
import { LedgerKeys } from '../../src/platform/ledger/keys.ts'
import type { AskedWitness } from '../../src/platform/ledger/witness-asking.ts'
import type { Module } from '../../src/platform/module.ts'
import type { Channel } from '../../src/platform/notifications/channel.ts'
import { testOutside } from './outside.ts'

/** Where tests say that the program is reached. */
export const testLink = (_: unknown, path: string): string => `http://localhost:3000${path}`

/** Every organisation of every test has a key of its own, so that one folder serves all tests of a process. */
export const testKeys = mkdtempSync(join(tmpdir(), 'prongsai-keys-'))
process.once('exit', () => rmSync(testKeys, { recursive: true, force: true }))

/** What a test gives the program beside its database. Jobs wait until `work` is called. */
export function testServices(
  database: Database,
  {
    clock = () => Temporal.Now.instant(),
    channels = [],
    modules,
    openid,
    linkTo = testLink,
    files = testOutside.files,
    keys = testKeys,
    witnesses = [],
  }: {
    clock?: () => Temporal.Instant
    channels?: readonly Channel[]
    modules?: readonly Module[] | undefined
    openid?: OpenidSettings | undefined
    linkTo?: Running['linkTo'] | undefined
    files?: Running['files'] | undefined
    keys?: string
    witnesses?: readonly AskedWitness[] | undefined
  } = {},
): Promise<Running> {
  return openServices({
    database,
    ledgerKeys: new LedgerKeys(keys),
    ...testOutside,
    files,
    channels,
    linkTo,
    openid,
    witnesses,
    clock,
    log: () => {},
    ...(modules ? { modules } : {}),
  })
}
