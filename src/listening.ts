import type { FastifyInstance } from 'fastify'
import { isIPv6 } from 'node:net'
import { StartError } from './platform/start-error.ts'

interface Place {
  readonly host: string
  readonly port: number
}

/**
 * Opens the server to its visitors and returns the address to open in a browser. Refuses with a
 * {@link StartError}: `port-taken`, `cannot-listen`.
 */
export async function listen(server: FastifyInstance, place: Place): Promise<string> {
  try {
    await server.listen({ port: place.port, host: place.host })
  } catch (error) {
    throw explained(place, error as NodeJS.ErrnoException)
  }
  const bound = server.server.address()
  return browserAddress({ ...place, port: typeof bound === 'object' && bound ? bound.port : place.port })
}

/** Where a browser on this computer finds a server. */
export function browserAddress({ host, port }: Place): string {
  // "Every address" is none that a browser could open.
  const name = host === '::' || host === '0.0.0.0' ? 'localhost' : isIPv6(host) ? `[${host}]` : host
  return `http://${name}:${port}`
}

function explained({ host, port }: Place, error: NodeJS.ErrnoException): Error {
  if (error.code === 'EADDRINUSE') {
    const other = port < 65_535 ? port + 1 : 3000
    return new StartError(
      'port-taken',
      {
        th: `พอร์ต ${port} มีโปรแกรมอื่นใช้อยู่ ปิดโปรแกรมนั้น หรือเลือกพอร์ตอื่น เช่น PORT=${other} npm start`,
        en: `Port ${port} is used by another program. Stop that program or choose another port: PORT=${other} npm start`,
      },
      { cause: error },
    )
  }
  if (error.syscall === undefined) return error
  return new StartError(
    'cannot-listen',
    {
      th: `เปิดรับผู้เข้าชมที่ HOST=${host} PORT=${port} ไม่ได้ ตรวจว่า HOST เป็นชื่อหรือที่อยู่ของเครื่องนี้ (ปกติไม่ต้องตั้ง) และ PORT เป็นพอร์ตที่ผู้ใช้นี้เปิดได้ ซึ่งมักเป็น 1024 ขึ้นไป แล้วเริ่มใหม่`,
      en: `Visitors cannot be received at HOST=${host} PORT=${port}. Check that HOST is a name or an address of this computer (usually it need not be set) and that PORT is one this user may open, commonly 1024 or above, then start again.`,
    },
    { cause: error },
  )
}
