import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands before a server, keeps every byte that was sent to it, and can cut the line. */
export interface RecordingProxy {
  readonly port: number
  /** All requests as they came: line, headers, body. */
  readonly received: Buffer[]
  /** From now on the line breaks, or falls silent, at requests for which this says so. */
  breaksAt: (url: string, body: Buffer) => boolean | 'silent'
  /** From now on an answer is lost, or another one arrives. */
  answers: (url: string, answer: Buffer) => Buffer | 'lost'
  /** How often each address was asked for. */
  readonly counts: Map<string, number>
  close(): Promise<void>
}

export async function recordingProxy(target: number): Promise<RecordingProxy> {
  const proxy: RecordingProxy & { port: number } = {
    port: 0,
    received: [],
    breaksAt: (): boolean | 'silent' => false,
    answers: (_: string, answer: Buffer): Buffer | 'lost' => answer,
    counts: new Map(),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
  const server: Server = createServer(async (asked, answer) => {
    const body = await bodyOf(asked)
    const url = asked.url ?? ''
    proxy.received.push(Buffer.from(`${asked.method} ${url}\n${asked.rawHeaders.join('\n')}\n`), body)
    proxy.counts.set(url, (proxy.counts.get(url) ?? 0) + 1)
    const breaks = proxy.breaksAt(url, body)
    if (breaks === 'silent') return
    if (breaks) {
      asked.socket.destroy()
      return
    }
    const { method, headers } = asked
    const forwarded = request(
      { host: '127.0.0.1', port: target, path: url, method, headers },
      async (found) => {
        const given = proxy.answers(url, await bodyOf(found))
        if (given === 'lost') asked.socket.destroy()
        else {
          const told = { ...found.headers, 'content-length': String(given.length) }
          delete told['transfer-encoding']
          answer.writeHead(found.statusCode ?? 502, told).end(given)
        }
      },
    )
    forwarded.on('error', () => asked.socket.destroy())
    forwarded.end(body)
  })
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve))
  proxy.port = (server.address() as AddressInfo).port
  return proxy
}

async function bodyOf(asked: IncomingMessage): Promise<Buffer> {
  const parts: Buffer[] = []
  for await (const part of asked) parts.push(part as Buffer)
  return Buffer.concat(parts)
}
