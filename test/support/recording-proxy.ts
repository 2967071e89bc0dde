import { createServer, request, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'

/** Stands before a server, keeps every byte that was sent to it, and can cut the line. */
export interface RecordingProxy {
  readonly port: number
  /** All requests as they came: line, headers, body. */
  readonly received: Buffer[]
  /** From now on the line breaks at requests for which this is true. */
  breaksAt: (url: string, body: Buffer) => boolean
  /** How often each address was asked for. */
  readonly counts: Map<string, number>
  close(): Promise<void>
}

export async function recordingProxy(target: number): Promise<RecordingProxy> {
  const proxy = {
    port: 0,
    received: [] as Buffer[],
    breaksAt: (_url: string, _body: Buffer): boolean => false,
    counts: new Map<string, number>(),
    close: () => new Promise<void>((resolve) => void server.close(() => resolve())),
  }
  const server: Server = createServer(async (asked, answer) => {
    const body = await bodyOf(asked)
    const url = asked.url ?? ''
    proxy.received.push(Buffer.from(`${asked.method} ${url}\n${asked.rawHeaders.join('\n')}\n`), body)
    proxy.counts.set(url, (proxy.counts.get(url) ?? 0) + 1)
    if (proxy.breaksAt(url, body)) {
      asked.socket.destroy()
      return
    }
    const { method, headers } = asked
    const forwarded = request({ host: '127.0.0.1', port: target, path: url, method, headers }, (found) => {
      answer.writeHead(found.statusCode ?? 502, found.rawHeaders)
      found.pipe(answer)
    })
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
