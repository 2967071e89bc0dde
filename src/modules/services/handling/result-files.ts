import { photoKinds } from '../../../platform/files/file-kind.ts'

/** The purpose of what an applicant gets with the decision, such as a permit that was signed on paper. */
export const resultPurpose = 'services.result'

export const resultUploads = {
  maxFiles: 5,
  maxBytes: 20 * 1024 * 1024,
  accepts: ['pdf', ...photoKinds, 'docx', 'xlsx'],
} as const
