import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'
import type { ServerAddress } from '../../src/platform/database/connection.ts'

export interface SilentLine {
  /** The same database, through the line. */
  readonly address: ServerAddress
  /** From now on nothing comes through and nobody is told, as when a server hangs or a firewall forgets. */
  silence(): void
  /** Lets new connections through again; those that were silenced stay so. */
  restore(): void
  close(): Promise<void>
}

/** A line to the database that can fall silent without breaking. */
export async function silentLine(address: ServerAddress): Promise<SilentLine> {
  const sockets = new Set<Socket>()
  let silent = false
  const server = createServer((near) => {
    const far = connect(placeOf(address))
    for (const [from, to] of [
      [near, far],
      [far, near],
    ] as const) {
      sockets.add(from)
      from.on('error', () => {})
      from.on('close', () => to.destroy())
      from.pipe(to)
    }
    if (silent) quiet(near, far)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    address: through(address, port),
    silence() {
      silent = true
      quiet(...sockets)
    },
    restore() {
      silent = false
    },
    async close() {
      for (const socket of sockets) socket.destroy()
      server.close()
      await once(server, 'close')
    },
  }
}

function quiet(...sockets: Socket[]): void {
  for (const socket of sockets) socket.unpipe().pause()
}

function placeOf(address: ServerAddress): { path: string } | { host: string; port: number } {
  if (address.kind === 'embedded') return { path: `${address.host}/.s.PGSQL.${address.port}` }
  const url = new URL(address.url)
  const host = url.searchParams.get('host') ?? url.hostname
  const port = Number(url.searchParams.get('port') ?? (url.port || 5432))
  return host.startsWith('/') ? { path: `${host}/.s.PGSQL.${port}` } : { host, port }
}

function through(address: ServerAddress, port: number): ServerAddress {
  if (address.kind === 'embedded') return { ...address, host: '127.0.0.1', port }
  const url = new URL(address.url)
  url.searchParams.set('host', '127.0.0.1')
  url.searchParams.set('port', String(port))
  return { kind: 'own', url: url.href }
}
