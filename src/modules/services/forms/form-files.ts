import { photoKinds } from '../../../platform/files/file-kind.ts'

/** What the files of one form may be: photos of documents as a phone makes them, or a document that was scanned. */
export const formUploads = {
  maxFiles: 20,
  maxBytes: 15 * 1024 * 1024,
  accepts: ['pdf', ...photoKinds],
} as const

/** How many files one field takes unless it says less itself: both sides of a card, and one more that came out better. */
export const mostFilesOfField = 3
