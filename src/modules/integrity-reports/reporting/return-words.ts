import type { Language } from '../../../platform/language/messages.ts'
import { directoryFaults, sendingOutcomes } from './messages/new-report.ts'
import { failedChecks, returnScript, statesOfReports } from './messages/returning.ts'
import { wordsOfFiles } from './new-report-words.ts'

/** All that the script of returning says, in one language. */
export function returnWords(language: Language) {
  return {
    ...returnScript[language],
    ...wordsOfFiles(language),
    outcomes: sendingOutcomes[language],
    directoryFaults: directoryFaults[language],
    states: statesOfReports[language],
    checks: failedChecks[language],
  }
}

export type ReturnWords = ReturnType<typeof returnWords>
