import type { FastifyInstance } from 'fastify'
import { request } from 'node:http'
import { connect, type AddressInfo } from 'node:net'

export interface RealAnswer {
  readonly statusCode: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly body: string
}

/** Opens the server to this computer and returns its port. */
export async function listening(server: FastifyInstance): Promise<number> {
  await server.listen({ host: '127.0.0.1', port: 0 })
  return (server.server.address() as AddressInfo).port
}

/** Asks over a connection of its own. Rejects where the connection is dropped without an answer. */
export function ask(port: number, path: string, headers: Record<string, string> = {}): Promise<RealAnswer> {
  return new Promise((resolve, reject) => {
    const asked = request({ host: '127.0.0.1', port, path, agent: false, headers }, (response) => {
      const parts: Buffer[] = []
      response.on('data', (part: Buffer) => parts.push(part))
      response.on('error', reject)
      response.on('end', () => {
        const body = Buffer.concat(parts).toString()
        resolve({ statusCode: response.statusCode ?? 0, headers: response.headers, body })
      })
    })
    asked.on('error', reject)
    asked.end()
  })
}

/** Sends bytes as they are, which an HTTP client would refuse to send, and reads until the server is done. */
export function send(port: number, bytes: string | Buffer): Promise<RealAnswer> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = []
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes))
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer for ten seconds')))
    socket.on('error', reject)
    socket.on('data', (part: Buffer) => parts.push(part))
    socket.on('end', () => {
      socket.end()
      resolve(answerIn(Buffer.concat(parts).toString()))
    })
  })
}

function answerIn(text: string): RealAnswer {
  const [head = '', ...rest] = text.split('\r\n\r\n')
  const [status = '', ...lines] = head.split('\r\n')
  return {
    statusCode: Number(status.split(' ')[1]),
    headers: Object.fromEntries(
      lines.map((line) => [
        line.slice(0, line.indexOf(':')).toLowerCase(),
        line.slice(line.indexOf(':') + 1).trim(),
      ]),
    ),
    body: rest.join('\r\n\r\n'),
  }
}
