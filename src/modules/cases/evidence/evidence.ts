import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { fileKinds, photoKinds } from '../../../platform/files/file-kind.ts'
import type { FileReaders } from '../../../platform/files/file-reading.ts'
import { placeFiles, removeFile } from '../../../platform/files/keeping.ts'
import { findFile, type KeptFile } from '../../../platform/files/kept-file.ts'
import type { StagedFile } from '../../../platform/files/staging.ts'
import { systemActor, type Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import type { Case } from '../reading.ts'
import { caseEvidence } from '../schema.ts'
import { recordStep, stepsOf, type CaseFile, type CaseStep } from '../step.ts'

const purpose = 'cases.evidence'

export const evidenceUploads = {
  maxFiles: 5,
  maxBytes: 20 * 1024 * 1024,
  accepts: ['pdf', ...photoKinds, 'docx', 'xlsx'],
} as const

/** At the address that every file has nobody opens them: only at the case's own is it written down who did. */
export const evidenceReaders: FileReaders = { [purpose]: async () => false }

export interface NewEvidence {
  /** Held by this transaction. */
  readonly held: Case
  readonly staged: readonly StagedFile[]
  /** What the files show, and where they come from. */
  readonly words: string
  readonly at: Temporal.Instant
}

/**
 * Attaches files to a case, with what they show, as one step that holds what each hashes to. Refuses a closed case. The
 * names that they came with are sealed in the step; what the ledger says of a file belongs to nothing that it names.
 */
export async function attachEvidence(
  tx: TenantTransaction,
  actor: Actor,
  { held, staged, words, at }: NewEvidence,
): Promise<'attached' | 'closed'> {
  if (held.state === 'closed') return 'closed'
  const { caseId, box } = held
  const { db, organizationId } = tx
  const subject = randomUUID()
  const { kept, acts } = await placeFiles(
    tx,
    actor,
    staged.map((one) => ({
      staged: { ...one, name: `evidence${fileKinds[one.kind].endings[0]}` },
      purpose,
      subject,
      isPublic: false,
      keepUntil: null,
      at,
    })),
  )
  await db.insert(caseEvidence).values(kept.map(({ fileId }) => ({ organizationId, fileId, caseId })))
  for (const act of acts) await append(tx, act)
  const files = kept.map(({ fileId, sha256, bytes }, index) => {
    return { fileId, name: staged[index]!.name, sha256, bytes }
  })
  await recordStep(tx, actor, { caseId, box, kind: 'evidence-attached', content: { words, files }, at })
  return 'attached'
}

/** The steps that attached files, the oldest first. */
export function evidenceIn(steps: readonly CaseStep[]): (CaseStep & { files: readonly CaseFile[] })[] {
  return steps.flatMap((step) => (step.content.files ? [{ ...step, files: step.content.files }] : []))
}

/** A file of a case, under the name that it came with; undefined for any other one. */
export async function evidenceFile(
  tx: TenantTransaction,
  found: Case,
  fileId: string,
): Promise<KeptFile | undefined> {
  const attached = evidenceIn(await stepsOf(tx, found)).flatMap(({ files }) => files)
  const told = attached.find((one) => one.fileId === fileId)
  const file = told && (await findFile(tx, fileId))
  return file && { ...file, name: told.name }
}

/** Removes the files of a case whose time is over. */
export async function eraseEvidence(
  tx: TenantTransaction,
  { caseId, at }: { readonly caseId: string; readonly at: Temporal.Instant },
): Promise<void> {
  const { db, organizationId } = tx
  const gone = await db
    .delete(caseEvidence)
    .where(and(eq(caseEvidence.organizationId, organizationId), eq(caseEvidence.caseId, caseId)))
    .returning({ fileId: caseEvidence.fileId })
  for (const { fileId } of gone) await removeFile(tx, systemActor, { fileId, at })
}
