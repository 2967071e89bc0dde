import { readFileSync, statSync } from 'node:fs'
import { StartError } from '../../start-error.ts'

/** The ordinary user whom the server runs as when the program was started by root. */
export interface ServerUser {
  readonly uid: number
  readonly gid: number
}

/** `nobody` is the last choice, because other programs may share it and so the server's files. */
const candidates = ['prongsai', 'postgres', 'nobody']

/**
 * Whom the server of `cluster` must run as, or undefined when that is whoever runs this process.
 * PostgreSQL refuses to run as root, so root has to choose somebody else.
 */
export function serverUser(cluster: string): ServerUser | undefined {
  if (process.geteuid?.() !== 0) return undefined
  // An existing cluster keeps its owner: one `sudo` by mistake must not take it away from them.
  const owner = statSync(cluster, { throwIfNoEntry: false })
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid }
  const users = readFileSync('/etc/passwd', 'utf8')
  for (const name of candidates) {
    const [, uid, gid] = new RegExp(`^${name}:[^:]*:(\\d+):(\\d+):`, 'm').exec(users) ?? []
    if (uid && gid && uid !== '0') return { uid: Number(uid), gid: Number(gid) }
  }
  throw noOrdinaryUser()
}

export function noOrdinaryUser(cause?: unknown): StartError {
  return new StartError(
    'no-ordinary-user',
    {
      th: 'PostgreSQL ไม่ยอมทำงานด้วยสิทธิ์ root และโปรแกรมเปลี่ยนไปใช้ผู้ใช้ธรรมดาไม่ได้ เริ่มโปรแกรมด้วยผู้ใช้ธรรมดา หรือสร้างผู้ใช้ระบบชื่อ prongsai',
      en: 'PostgreSQL refuses to run as root and the program could not switch to an ordinary user. Start the program as an ordinary user, or create a system user called prongsai.',
    },
    { cause },
  )
}
