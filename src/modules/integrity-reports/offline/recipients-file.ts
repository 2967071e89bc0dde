import { fingerprint, type DirectoryEntry } from '../protocol/directory.ts'

/** The keys of those who receive now as `age -R` reads them, each under a line that says whose it is. */
export function recipientsFile(recipients: readonly DirectoryEntry[]): string {
  if (recipients.length === 0) return '# nobody receives in confidence yet\n'
  return recipients
    .map((entry) => `# ${onOneLine(entry.position)} · ${entry.id} · ${fingerprint(entry)}\n${entry.enc}\n`)
    .join('')
}

/** A name with a line of its own in it would be a key that nobody sees. */
function onOneLine(text: string): string {
  return text.replaceAll(/[\p{Z}\p{C}]+/gu, ' ')
}
