import { readEntry, type DirectoryEntry } from '../protocol/directory.ts'
import { readRecoveryKey, type RecoveryKey } from '../protocol/recovery-key.ts'

/** The entries of a text with one a line, or the number of the first line that is none of this organisation. */
export function entriesIn(
  text: string,
  org: string,
): { readonly entries: readonly DirectoryEntry[] } | { readonly line: number } {
  const lines = text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const entries: DirectoryEntry[] = []
  for (const [index, line] of lines.entries()) {
    const entry = readEntry(Buffer.from(line))
    if (entry?.org !== org) return { line: index + 1 }
    entries.push(entry)
  }
  return { entries }
}

/** A line that is a recovery key of this organisation, with those who hold its shares. */
export function recoveryKeyIn(text: string, org: string): RecoveryKey | undefined {
  const key = readRecoveryKey(Buffer.from(text.trim()))
  return key?.entry.org === org ? key : undefined
}
