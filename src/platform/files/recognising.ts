import { fileTypeFromBuffer } from 'file-type'
import { endsAs, type FileKind } from './file-kind.ts'
import { officeKindOf } from './office-archive.ts'
import type { Recognised } from './recognised.ts'
import type { TextFinding } from './text-watch.ts'

/** By the types of file-type, which looks at the first bytes. */
const byFirstBytes: Readonly<Record<string, FileKind | 'archive'>> = {
  'application/pdf': 'pdf',
  'image/jpeg': 'jpeg',
  'image/png': 'png',
  'image/apng': 'png',
  'image/webp': 'webp',
  'application/zip': 'archive',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'archive',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'archive',
}

/** As much of the beginning as any of the kinds is known by. */
export const headBytes = 4100

/**
 * What a file is by its content. The name decides only between a text and a table, whose bytes are alike.
 * A content that is several things at once, such as a PDF that is also a page of HTML, is what its first
 * bytes say; it is only ever sent as that.
 */
export async function recognise({
  path,
  head,
  name,
  text,
}: {
  path: string
  /** Its first {@link headBytes}. */
  head: Buffer
  name: string
  text: TextFinding
}): Promise<Recognised> {
  // Before the other kinds, some of which begin with letters: a table may begin with BM or ID3.
  if (text === 'text' && !head.subarray(0, 5).equals(Buffer.from('%PDF-'))) {
    return { kind: endsAs(name, 'csv') ? 'csv' : 'text' }
  }
  const found = byFirstBytes[(await fileTypeFromBuffer(head))?.mime ?? '']
  if (found === 'archive') return officeKindOf(path)
  if (found) return { kind: found }
  // Excel writes tables in Windows-874 or UTF-16 unless it is told otherwise.
  return { reason: endsAs(name, 'csv') || endsAs(name, 'text') ? 'encoding' : 'kind' }
}
