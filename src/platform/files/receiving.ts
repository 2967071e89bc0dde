import type { FastifyRequest } from 'fastify'
import type { MultipartFile } from '@fastify/multipart'
import type { FormFields } from '../web/route.ts'
import {
  discardStaged,
  stageUpload,
  type StagedFile,
  type StageResult,
  type UploadLimits,
} from './staging.ts'
import type { FileStore } from './store.ts'

/** What the form of a route may bring. */
export interface FormUploads extends UploadLimits {
  readonly maxFiles: number
}

/** The files of a form by the names of its fields, each examined. */
export type Uploads = Readonly<Record<string, readonly StageResult[]>>

export interface ReceivedForm {
  readonly fields: FormFields
  readonly uploads: Uploads
  readonly staged: readonly StagedFile[]
}

/** A form is mostly words: more fields than any of ours has, and longer ones. */
const mostFields = 500
const longestField = 256 * 1024

/**
 * Takes a form with files in, one part after the other. `admit` is asked with the fields before the first
 * file is read: a forged form, or a stranger's, must cost no disk. What is refused ends the reading there, so that nobody
 * has to send the rest of five gigabytes; what was staged by then is discarded where it throws.
 */
export async function receiveForm(
  request: FastifyRequest,
  store: FileStore,
  limits: FormUploads,
  admit: (fields: FormFields) => Promise<boolean>,
): Promise<ReceivedForm> {
  const fields: Record<string, string | string[]> = Object.create(null)
  const uploads: Record<string, StageResult[]> = Object.create(null)
  const staged: StagedFile[] = []
  let isAdmitted: boolean | undefined
  try {
    const parts = request.parts({
      limits: {
        fields: mostFields,
        fieldSize: longestField,
        // The staging has its own limit and says which file it was.
        fileSize: Number.MAX_SAFE_INTEGER,
        files: limits.maxFiles + 1,
      },
    })
    for await (const part of parts) {
      if (part.type === 'field') {
        add(fields, part.fieldname, String(part.value))
        continue
      }
      isAdmitted ??= await admit(fields)
      if (!isAdmitted) break
      const result = await stage(part, store, limits, staged.length)
      if (!result) continue
      ;(uploads[part.fieldname] ??= []).push(result)
      if (result.ok) staged.push(result.staged)
      else if (result.reason === 'too-large' || result.reason === 'too-many') break
    }
    isAdmitted ??= await admit(fields)
    return { fields, uploads, staged }
  } catch (error) {
    await discardStaged(staged)
    throw error
  }
}

/** Undefined for a file field in which nothing was chosen, which browsers send as an empty one. */
async function stage(
  { file, filename }: MultipartFile,
  store: FileStore,
  { maxFiles, ...limits }: FormUploads,
  already: number,
): Promise<StageResult | undefined> {
  if (filename === '') {
    file.resume()
    return undefined
  }
  if (already >= maxFiles) return { ok: false, reason: 'too-many' }
  return stageUpload(store, file, { ...limits, name: filename })
}

function add(fields: Record<string, string | string[]>, name: string, value: string): void {
  const before = fields[name]
  fields[name] = before === undefined ? value : [before, value].flat()
}
