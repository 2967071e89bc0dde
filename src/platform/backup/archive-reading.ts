import type { Decrypter } from 'age-encryption'
import { open } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'
import { extract, type Header } from 'tar-stream'
import { StartError } from '../start-error.ts'
import { damaged, explained } from './failures.ts'

/** One of an archive: what it is called, and what is in it. */
export type Entry = AsyncIterable<Uint8Array> & { readonly header: Pick<Header, 'name' | 'size'> }

/** The first line of every file that age has encrypted. */
const ageMark = 'age-encryption.org/v1\n'

/**
 * The entries of an encrypted archive, one after the other; the content of each must be read to its end
 * before the next one. Nothing comes out that was not written by whoever encrypted it, but the end of the
 * archive tells only at the end whether it is there. Refuses with a StartError a file that is no backup,
 * another key, and a file that is damaged or cut off.
 */
export async function* readArchive(file: string, decrypter: Decrypter): AsyncGenerator<Entry> {
  const archive = extract()
  // What goes wrong here ends the archive, and comes out below.
  const feeding = pipeline(decrypted(file, decrypter), archive).catch(() => {})
  try {
    yield* archive as AsyncIterable<unknown> as AsyncIterable<Entry>
  } finally {
    archive.destroy(null)
    await feeding
  }
}

async function* decrypted(file: string, decrypter: Decrypter): AsyncGenerator<Uint8Array> {
  await using handle = await open(file).catch((error: unknown) => {
    throw unreadable(file, error)
  })
  const { buffer, bytesRead } = await handle.read(Buffer.alloc(ageMark.length), 0, ageMark.length, 0)
  // Looked at here, because the library would read a whole file in search of the end of its first line.
  if (buffer.toString('latin1', 0, bytesRead) !== ageMark) throw notOurs(file)
  const encrypted = handle.readableWebStream({ autoClose: false }) as ReadableStream<Uint8Array>
  let plain: ReadableStream<Uint8Array>
  try {
    plain = await decrypter.decrypt(encrypted)
  } catch (error) {
    if (error instanceof Error && error.message.startsWith('no identity matched')) throw wrongKey(file)
    throw damaged(file, error)
  }
  try {
    yield* plain
  } catch (error) {
    throw damaged(file, error)
  }
}

function unreadable(file: string, cause: unknown): unknown {
  if ((cause as NodeJS.ErrnoException).code !== 'ENOENT') return explained(cause, file)
  return new StartError('backup-missing', {
    th: `ไม่พบแฟ้มสำรองข้อมูล ${file} ตรวจชื่อแฟ้มแล้วสั่งใหม่`,
    en: `There is no backup ${file}. Check the name and run the command again.`,
  })
}

function notOurs(file: string): StartError {
  return new StartError('backup-foreign', {
    th: `${file} ไม่ใช่แฟ้มสำรองข้อมูลของโปร่งใส ตรวจว่าเลือกแฟ้มถูก`,
    en: `${file} is not a backup of Prongsai. Check that it is the right file.`,
  })
}

function wrongKey(file: string): StartError {
  return new StartError('restore-identity-wrong', {
    th: `กุญแจนี้เปิดแฟ้มสำรองข้อมูล ${file} ไม่ได้ ใช้กุญแจของผู้รับที่ระบุไว้ตอนสำรองข้อมูล หากใช่กุญแจนั้นแล้ว แสดงว่าแฟ้มเสียหาย`,
    en: `This key does not open the backup ${file}. Use the key of a recipient that was named when the backup was made; if it is that key, the file is damaged.`,
  })
}
