import type { TenantTransaction } from '../database/tenant.ts'
import type { Person } from '../identity/actor.ts'
import type { KeptFile } from './kept-file.ts'

/** Who may read files of a purpose that are not for everybody; the module that keeps them knows. */
export type FileReader = (
  tx: TenantTransaction,
  asked: { readonly file: KeptFile; readonly person: Person | undefined; readonly today: Temporal.PlainDate },
) => Promise<boolean>

/** Readers by the purposes of files, such as `complaints.attachment`. */
export type FileReaders = Readonly<Record<string, FileReader>>

/** Whether somebody may read a file: everybody a public one, else whom the reader of its purpose lets. */
export async function mayReadFile(
  readers: FileReaders,
  tx: TenantTransaction,
  asked: Parameters<FileReader>[1],
): Promise<boolean> {
  if (asked.file.isPublic) return true
  return (await readers[asked.file.purpose]?.(tx, asked)) ?? false
}
