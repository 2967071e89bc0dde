import { openServices, type Running } from '../../src/services.ts'
import type { Database } from '../../src/platform/database/connection.ts'
import { secretBox } from '../../src/platform/identity/secret-box.ts'
import type { Module } from '../../src/platform/module.ts'
import type { Channel } from '../../src/platform/notifications/channel.ts'

/** Where tests say that the program is reached. */
export const testLink = (_: unknown, path: string): string => `http://localhost:3000${path}`

/** What a test gives the program beside its database. Jobs wait until `work` is called. */
export function testServices(
  database: Database,
  {
    clock = () => Temporal.Now.instant(),
    channels = [],
    modules,
  }: {
    clock?: () => Temporal.Instant
    channels?: readonly Channel[]
    modules?: readonly Module[] | undefined
  } = {},
): Promise<Running> {
  return openServices({
    database,
    secrets: secretBox(Buffer.alloc(32, 7)),
    channels,
    linkTo: testLink,
    clock,
    log: () => {},
    ...(modules ? { modules } : {}),
  })
}
