import { statfsSync } from 'node:fs'
import { join } from 'node:path'
import { StartError } from '../../start-error.ts'

const noSpace = /No space left on device|Disk quota exceeded|ENOSPC|EDQUOT/
const noAccess =
  /Permission denied|Read-only file system|Operation not permitted|wrong ownership|EACCES|EPERM|EROFS/

/** A full disk also keeps the server from writing to its log why it stopped. */
const leastFreeBytes = 1024 * 1024

/** Turns an error of the system below `folder` into one the operator can act on; leaves others alone. */
export function explained(error: unknown, folder: string): unknown {
  if (error instanceof StartError) return error
  const { code = '', syscall } = error as NodeJS.ErrnoException
  if (noSpace.test(code)) return diskFull(folder, error)
  // Making folders recursively, Node 26 reports a read-only disk as ENOENT.
  if (noAccess.test(code) || (code === 'ENOENT' && syscall === 'mkdir')) return unwritable(folder, error)
  return error
}

/** Says why `program` failed to serve the data in `folder`, from what it printed. */
export function programFailure(folder: string, program: string, output: string): StartError {
  const lines = output.trim().split('\n')
  const cause = new Error(`${program} printed:\n${lines.slice(-20).join('\n')}`)
  if (noSpace.test(output) || isFull(folder)) return diskFull(folder, cause)
  if (noAccess.test(output)) return unwritable(folder, cause)
  // After the reason a server still reports that it has shut down.
  const reason = lines.findLast((line) => /FATAL|PANIC|ERROR|error:/.test(line)) ?? lines.at(-1)
  const log = join(folder, 'postgres.log')
  return new StartError(
    'database-start-failed',
    {
      th: `ฐานข้อมูลเริ่มทำงานไม่ได้ (${program}: ${reason}) ดูบันทึกของฐานข้อมูลใน ${log}`,
      en: `The database did not start (${program}: ${reason}). The database's log is ${log}.`,
    },
    { cause },
  )
}

function isFull(folder: string): boolean {
  const { bavail, bsize } = statfsSync(folder)
  return bavail * bsize < leastFreeBytes
}

function diskFull(folder: string, cause: unknown): StartError {
  return new StartError(
    'disk-full',
    {
      th: `ดิสก์ที่เก็บ ${folder} เต็ม ฐานข้อมูลจึงเริ่มทำงานไม่ได้ ข้อมูลที่บันทึกไว้แล้วไม่หาย เพิ่มที่ว่างอย่างน้อย 1 GB แล้วเริ่มใหม่ ห้ามลบแฟ้มใดในโฟลเดอร์ postgres`,
      en: `The disk that holds ${folder} is full, so the database cannot start. What was saved is not lost. Free at least 1 GB and start again; delete nothing in the folder postgres.`,
    },
    { cause },
  )
}

function unwritable(folder: string, cause: unknown): StartError {
  return new StartError(
    'data-folder-unwritable',
    {
      th: `ไม่มีสิทธิ์อ่านหรือเขียนในโฟลเดอร์ข้อมูล ${folder} เริ่มโปรแกรมด้วยผู้ใช้ที่เป็นเจ้าของโฟลเดอร์ หรือเปลี่ยนเจ้าของด้วย chown -R`,
      en: `The data folder ${folder} cannot be read or written. Start the program as the user who owns the folder, or change its owner with chown -R.`,
    },
    { cause },
  )
}
