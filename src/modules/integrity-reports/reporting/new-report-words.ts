import type { Language } from '../../../platform/language/messages.ts'
import { fileRefusalWords, fileWarnings, fileWords, toldByPhotos } from './messages/files.ts'
import { directoryFaults, kindsOfReports, newReportScript, sendingOutcomes } from './messages/new-report.ts'

/** What the script of files says, in one language. */
export function wordsOfFiles(language: Language) {
  return {
    ...fileWords[language],
    told: toldByPhotos[language],
    warnings: fileWarnings[language],
    refusals: fileRefusalWords[language],
  }
}

/** All that the script of a new report says, in one language. */
export function newReportWords(language: Language) {
  return {
    ...newReportScript[language],
    ...wordsOfFiles(language),
    kinds: kindsOfReports[language],
    outcomes: sendingOutcomes[language],
    directoryFaults: directoryFaults[language],
  }
}

export type NewReportWords = ReturnType<typeof newReportWords>
