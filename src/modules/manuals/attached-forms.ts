import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { FileReaders } from '../../platform/files/file-reading.ts'
import { keepFile, removeFile } from '../../platform/files/keeping.ts'
import type { StagedFile } from '../../platform/files/staging.ts'
import { mayAct } from '../../platform/identity/capabilities.ts'
import type { AccountActor } from '../../platform/identity/actor.ts'
import { manualCapabilities } from './capabilities.ts'
import type { AttachedFile, AttachedForm, ManualContent } from './content.ts'
import { changeDraft, type Draft, type DraftChanged } from './draft.ts'
import { versionsOf } from './manual.ts'

/** The purpose of its files; who may read them is said below. */
const formPurpose = 'manuals.form'

/** What the form that attaches a form may bring: the blank one, and one filled in. */
export const formUploads = {
  maxFiles: 2,
  maxBytes: 20 * 1024 * 1024,
  accepts: ['pdf', 'docx', 'xlsx', 'jpeg', 'png'],
} as const

interface OfDraft {
  readonly draft: Draft
  readonly revision: number
  readonly at: Temporal.Instant
}

/** Attaches a form to a draft: blank, and where there is one, an example filled in. Refuses what a change refuses. */
export async function attachForm(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    draft,
    revision,
    title,
    blank,
    example,
    at,
  }: OfDraft & {
    readonly title: string
    readonly blank: StagedFile
    readonly example: StagedFile | undefined
  },
): Promise<DraftChanged> {
  // Before anything is kept: a form that cannot be attached leaves no file.
  if (draft.state !== 'open') return { ok: false, reason: 'not-open' }
  if (draft.revision !== revision) return { ok: false, reason: 'changed-meanwhile' }
  const keep = async (staged: StagedFile): Promise<AttachedFile> => {
    const { fileId, name, sha256, bytes } = await keepFile(tx, actor, {
      staged,
      purpose: formPurpose,
      subject: draft.manualId,
      // Public with the version that has it, and not before: see the reader below.
      isPublic: false,
      keepUntil: null,
      at,
    })
    return { fileId, name, sha256, bytes }
  }
  const form: AttachedForm = {
    title,
    blank: await keep(blank),
    example: example ? await keep(example) : null,
  }
  const content = { ...draft.content, forms: [...draft.content.forms, form] }
  return changeDraft(tx, actor, { draft, revision, section: 'forms', content, at })
}

/**
 * Takes a form, by its position from 1, out of a draft; its files are removed unless a published version has them.
 * `absent` where there is no such form.
 */
export async function detachForm(
  tx: TenantTransaction,
  actor: AccountActor,
  { draft, revision, position, at }: OfDraft & { readonly position: number },
): Promise<DraftChanged | { ok: false; reason: 'absent' }> {
  const form = draft.content.forms[position - 1]
  if (!form) return { ok: false, reason: 'absent' }
  const forms = draft.content.forms.filter((one) => one !== form)
  const content = { ...draft.content, forms }
  const changed = await changeDraft(tx, actor, { draft, revision, section: 'forms', content, at })
  if (!changed.ok) return changed
  const published = await publishedFileIds(tx, draft.manualId)
  for (const { fileId } of filesOf({ forms: [form] })) {
    if (!published.has(fileId)) await removeFile(tx, actor, { fileId, at })
  }
  return changed
}

/** All files of a manual's forms. */
export function filesOf({ forms }: Pick<ManualContent, 'forms'>): AttachedFile[] {
  return forms.flatMap(({ blank, example }) => (example ? [blank, example] : [blank]))
}

async function publishedFileIds(tx: TenantTransaction, manualId: string): Promise<Set<string>> {
  const versions = await versionsOf(tx, manualId)
  return new Set(versions.flatMap(({ content }) => filesOf(content).map(({ fileId }) => fileId)))
}

/** Everybody reads the files of a published version; those of a draft, whoever may read drafts. */
export const manualFiles: FileReaders = {
  [formPurpose]: async (tx, { file, person }) => {
    const published = await publishedFileIds(tx, file.subject)
    if (published.has(file.fileId)) return true
    return (
      person !== undefined &&
      (await mayAct(tx, { person, capability: 'manuals.reading', table: manualCapabilities })) !== undefined
    )
  },
}
