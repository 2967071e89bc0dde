import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

interface Push {
  readonly to: string
  readonly messages: readonly { readonly type: string; readonly text: string }[]
}

/** A server on loopback that speaks the push endpoint of the LINE Messaging API. */
export interface LineServer {
  readonly url: string
  readonly pushes: Push[]
  /** What it answers from now on; 200 takes the message, once for each retry key. */
  answerWith(status: number): void
  close(): Promise<void>
}

export async function startLineServer(channelToken: string): Promise<LineServer> {
  const pushes: Push[] = []
  const keys = new Set<string>()
  let status = 200
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = []
    for await (const chunk of request) chunks.push(chunk as Buffer)
    const end = (code: number): void => void response.writeHead(code).end('{}')
    if (request.method !== 'POST' || request.url !== '/v2/bot/message/push') return end(404)
    if (request.headers.authorization !== `Bearer ${channelToken}`) return end(401)
    if (status !== 200) return end(status)
    const key = String(request.headers['x-line-retry-key'])
    if (keys.has(key)) return end(409)
    keys.add(key)
    pushes.push(JSON.parse(Buffer.concat(chunks).toString()) as Push)
    end(200)
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    pushes,
    answerWith: (given) => (status = given),
    async close() {
      server.closeAllConnections()
      server.close()
    },
  }
}
