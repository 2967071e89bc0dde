import { photoKinds } from '../../../platform/files/file-kind.ts'
import type { FileReaders } from '../../../platform/files/file-reading.ts'
import { mayAct } from '../../../platform/identity/capabilities.ts'
import { serviceCapabilities } from '../capabilities.ts'

/** The purpose of what an applicant gets with the decision, such as a permit that was signed on paper. */
export const resultPurpose = 'services.result'

export const resultUploads = {
  maxFiles: 5,
  maxBytes: 20 * 1024 * 1024,
  accepts: ['pdf', ...photoKinds, 'docx', 'xlsx'],
} as const

/** At its own address such a file is read by the staff alone; the applicant comes with his code. */
export const serviceResultReaders: FileReaders = {
  [resultPurpose]: async (tx, { person }) =>
    person !== undefined &&
    (await mayAct(tx, { person, capability: 'services.reading', table: serviceCapabilities })) !== undefined,
}
