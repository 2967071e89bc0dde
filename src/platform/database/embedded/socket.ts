import { createHash } from 'node:crypto'
import { lstatSync, mkdirSync, readlinkSync, rmSync, symlinkSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { StartError } from '../../start-error.ts'

/** Only names the socket's file, `.s.PGSQL.5432`. */
export const socketPort = 5432

/** `sun_path` holds 104 bytes on macOS and 108 on Linux, with the zero that ends it. */
const longestSocketPath = 103

/** The path of the socket in `folder`. */
export function socketPath(folder: string): string {
  return join(folder, `.s.PGSQL.${socketPort}`)
}

/**
 * The folder through which clients reach the socket that the server makes in `cluster`. The server
 * itself binds it by a relative path, so only clients are bound by the length of the path: when it is
 * too long they go through a link in a private folder for temporary files.
 */
export function clientFolder(cluster: string): string {
  if (Buffer.byteLength(socketPath(cluster)) <= longestSocketPath) return cluster
  const name = createHash('sha256').update(cluster).digest('hex').slice(0, 16)
  const folder = join(tmpdir(), `prongsai-${name}`)
  try {
    mkdirSync(folder, { mode: 0o700 })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  }
  refuseUnsafe(folder)
  const link = join(folder, 'db')
  if (lstatSync(link, { throwIfNoEntry: false })?.isSymbolicLink() && readlinkSync(link) === cluster)
    return link
  rmSync(link, { force: true })
  symlinkSync(cluster, link)
  return link
}

/** Everybody may write to the folder above; whoever made this one first could listen to our queries. */
function refuseUnsafe(folder: string): void {
  const found = lstatSync(folder)
  if (found.isDirectory() && found.uid === process.geteuid?.() && (found.mode & 0o077) === 0) return
  throw new StartError('temporary-folder-unsafe', {
    th: `โฟลเดอร์ชั่วคราว ${folder} เป็นของผู้ใช้อื่นหรือผู้อื่นเปิดได้ ลบโฟลเดอร์นี้ หรือย้ายโฟลเดอร์ข้อมูลไปไว้ในที่ซึ่งชื่อเส้นทางสั้นกว่านี้`,
    en: `The temporary folder ${folder} belongs to another user or is open to others. Delete it, or move the data folder to a shorter path.`,
  })
}

/** Whether a server listens behind `folder`; works across containers that share the folder. */
export function answers(folder: string): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(socketPath(folder))
    socket.once('connect', () => {
      socket.destroy()
      resolve(true)
    })
    // EAGAIN: a server is there, its queue is full.
    socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'EAGAIN'))
  })
}
