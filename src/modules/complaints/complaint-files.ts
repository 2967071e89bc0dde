import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { photoKinds } from '../../platform/files/file-kind.ts'
import type { FileReader, FileReaders } from '../../platform/files/file-reading.ts'
import { findFile, listFiles, type KeptFile } from '../../platform/files/kept-file.ts'
import { mayAct } from '../../platform/identity/capabilities.ts'
import { complaintCapabilities } from './capabilities.ts'

/** What the files of a complaint are for. */
export const purposes = {
  /** What the complainant sent: his own and the staff's alone. */
  photo: 'complaints.photo',
  /** Of an answer, for every complainant of the matter. */
  answer: 'complaints.answer',
  /** That it is fixed, for the same. */
  fixed: 'complaints.fixed-photo',
  /** A masked copy that an officer made and published, for everybody. */
  published: 'complaints.public-photo',
  /** An export of another system, for the day in which it is looked at. */
  import: 'complaints.import',
} as const

/** What a complainant may send: a phone's photos as they come. */
export const photoUploads = { maxFiles: 5, maxBytes: 15 * 1024 * 1024, accepts: photoKinds } as const

export const answerUploads = {
  maxFiles: 5,
  maxBytes: 20 * 1024 * 1024,
  accepts: ['pdf', ...photoKinds, 'docx', 'xlsx'],
} as const

const staffAlone: FileReader = async (tx, { person }) =>
  person !== undefined &&
  (await mayAct(tx, { person, capability: 'complaints.case-reading', table: complaintCapabilities })) !==
    undefined

/** At their own addresses files are read by the staff alone; a complainant comes with his code. */
export const complaintFileReaders: FileReaders = {
  [purposes.photo]: staffAlone,
  [purposes.answer]: staffAlone,
  [purposes.fixed]: staffAlone,
  [purposes.published]: staffAlone,
  [purposes.import]: staffAlone,
}

export interface ComplaintFiles {
  readonly photos: readonly KeptFile[]
  readonly answers: readonly KeptFile[]
  readonly fixed: readonly KeptFile[]
  readonly published: readonly KeptFile[]
}

/** The photos of a complaint, and the files of the matter that it is dealt with in. */
export async function filesOfComplaint(
  tx: TenantTransaction,
  { complaintId, mergedInto }: { readonly complaintId: string; readonly mergedInto: string | null },
): Promise<ComplaintFiles> {
  const matter = mergedInto ?? complaintId
  return {
    photos: await listFiles(tx, { purpose: purposes.photo, subject: complaintId }),
    answers: await listFiles(tx, { purpose: purposes.answer, subject: matter }),
    fixed: await listFiles(tx, { purpose: purposes.fixed, subject: matter }),
    published: await listFiles(tx, { purpose: purposes.published, subject: matter }),
  }
}

/** A file that a complainant may have; undefined for any other one. */
export async function fileForComplainant(
  tx: TenantTransaction,
  {
    complaintId,
    mergedInto,
    fileId,
  }: { readonly complaintId: string; readonly mergedInto: string | null; readonly fileId: string },
): Promise<KeptFile | undefined> {
  const file = await findFile(tx, fileId)
  if (!file) return undefined
  const isOwn = file.subject === complaintId && file.purpose === purposes.photo
  const ofMatter: readonly string[] = [purposes.answer, purposes.fixed, purposes.published]
  const isOfMatter = file.subject === (mergedInto ?? complaintId) && ofMatter.includes(file.purpose)
  return isOwn || isOfMatter ? file : undefined
}
