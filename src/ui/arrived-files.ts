import type { StagedFile, StageResult } from '../platform/files/staging.ts'
import type { Language } from '../platform/language/messages.ts'
import { fileRefusals } from './file-refusals.ts'
import { uiMessages } from './messages.ts'

/** The files that a field brought, all of them whole; or in words what is wrong with the first that is not. */
export function readArrivedFiles(
  arrived: readonly StageResult[] = [],
  language: Language,
): { ok: true; files: StagedFile[] } | { ok: false; fault: string } {
  const files: StagedFile[] = []
  for (const [index, result] of arrived.entries()) {
    if (!result.ok) {
      const words = fileRefusals[language][result.reason]
      return {
        ok: false,
        fault: arrived.length === 1 ? words : uiMessages[language].oneFile(index + 1, words),
      }
    }
    files.push(result.staged)
  }
  return { ok: true, files }
}
