import type { StagedFile, StageResult } from '../../platform/files/staging.ts'
import type { Language } from '../../platform/language/messages.ts'
import { fileRefusals } from '../../ui/file-refusals.ts'
import { publicationWorkMessages } from './work-messages.ts'

/** What the forms of the register may bring. */
export const publicationUploads = {
  maxFiles: 10,
  maxBytes: 20 * 1024 * 1024,
  accepts: ['pdf', 'docx', 'xlsx', 'jpeg', 'png', 'webp'],
} as const

/** The files that arrived whole; or what is wrong with the first that did not, in words. */
export function readFiles(
  arrived: readonly StageResult[] | undefined,
  language: Language,
): { ok: true; files: StagedFile[] } | { ok: false; fault: string } {
  const files: StagedFile[] = []
  for (const [index, result] of (arrived ?? []).entries()) {
    if (!result.ok) {
      const words = fileRefusals[language][result.reason]
      const isOnly = arrived!.length === 1
      return {
        ok: false,
        fault: isOnly ? words : publicationWorkMessages[language].oneFile(index + 1, words),
      }
    }
    files.push(result.staged)
  }
  return { ok: true, files }
}
