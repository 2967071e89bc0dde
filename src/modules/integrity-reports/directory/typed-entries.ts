import { readEntry, type DirectoryEntry } from '../protocol/directory.ts'

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
