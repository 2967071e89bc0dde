import { and, asc, eq, sql } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { keepFile } from '../../../platform/files/keeping.ts'
import type { StagedFile } from '../../../platform/files/staging.ts'
import type { AccountActor } from '../../../platform/identity/actor.ts'
import { account } from '../../../platform/identity/schema.ts'
import { append } from '../../../platform/ledger/append.ts'
import { file } from '../../../platform/files/schema.ts'
import { holdIndicator, piecesShowing, resultsOf } from '../indicators/recording.ts'
import { evidence, workStep } from './schema.ts'
import type { ProgrammeYear } from './steps.ts'

/** The purpose of its files; who may read them stands at the module's door. */
export const evidencePurpose = 'plan.evidence'

export interface NewEvidence {
  readonly year: ProgrammeYear
  /** The step or the indicator that it shows; the programme as a whole where neither is named. */
  readonly stepId?: string | undefined
  readonly indicatorId?: string | undefined
  /** The title of the link, and of a file where only one came; else a file is named by itself. */
  readonly title: string
  readonly url: string | undefined
  readonly files: readonly StagedFile[]
  /** For everybody; else for those who work with the plan, because it holds personal data. */
  readonly isPublic: boolean
  /** The day of the act that it shows. */
  readonly datedOn: Temporal.PlainDate
  readonly at: Temporal.Instant
}

/**
 * Adds evidence: each file is a piece, and so is the link. Needs at least one of them, and an actor with an
 * account. A step that is named must be of the same programme and year, else `absent`; that an indicator is of
 * the programme, the caller knows.
 */
export async function addEvidence(
  tx: TenantTransaction,
  actor: AccountActor,
  { year, stepId, indicatorId, title, url, files, isPublic, datedOn, at }: NewEvidence,
): Promise<{ ok: true; evidenceIds: string[] } | { ok: false; reason: 'nothing' | 'absent' }> {
  if (files.length === 0 && url === undefined) return { ok: false, reason: 'nothing' }
  if (stepId !== undefined && !(await isStepOf(tx, year, stepId))) {
    return { ok: false, reason: 'absent' }
  }
  const { programmeId } = year
  const shown = { year, stepId, indicatorId, isPublic, datedOn, at }
  const evidenceIds: string[] = []
  const keep = async (piece: PieceItself) => {
    evidenceIds.push((await insertPiece(tx, actor, shown, piece))!)
  }
  for (const staged of files) {
    const { fileId } = await keepFile(tx, actor, {
      staged,
      purpose: evidencePurpose,
      subject: programmeId,
      isPublic,
      // As long as the plan: a report may rest on it.
      keepUntil: null,
      at,
    })
    await keep({ kind: 'file', title: files.length === 1 && title !== '' ? title : staged.name, fileId })
  }
  if (url !== undefined) await keep({ kind: 'link', title: title === '' ? url : title, url })
  return { ok: true, evidenceIds }
}

/** What a piece is, apart from what it shows. */
type PieceItself = Omit<
  typeof evidence.$inferInsert,
  | keyof ProgrammeYear
  | 'organizationId'
  | 'evidenceId'
  | 'stepId'
  | 'indicatorId'
  | 'isPublic'
  | 'datedOn'
  | 'addedBy'
  | 'addedAt'
>

/** Writes a piece with its entry of the ledger; undefined where something published shows the same already. */
export async function insertPiece(
  tx: TenantTransaction,
  actor: AccountActor,
  { year, stepId, indicatorId, isPublic, datedOn, at }: Omit<NewEvidence, 'title' | 'url' | 'files'>,
  piece: PieceItself,
): Promise<string | undefined> {
  const { db, organizationId } = tx
  const { programmeId, fiscalYear } = year
  const evidenceId = uuidv7()
  const about = { programmeId, fiscalYear, stepId: stepId ?? null, indicatorId: indicatorId ?? null }
  const day = datedOn.toString()
  const written = await db
    .insert(evidence)
    .values({
      organizationId,
      evidenceId,
      ...about,
      ...piece,
      isPublic,
      datedOn: day,
      addedBy: actor.accountId,
      addedAt: at,
    })
    .onConflictDoNothing()
    .returning({ evidenceId: evidence.evidenceId })
  if (written.length === 0) return undefined
  const { kind, title: _, fileId = null, url: link = null, ...published } = piece
  const payload = { ...about, fileId, link, datedOn: day, ...(kind === 'published' && published) }
  await append(tx, { kind: 'plan.evidence-added', subject: evidenceId, actor, at, payload })
  return evidenceId
}

/**
 * Withdraws a piece of evidence, which stays readable with the reason. Refuses the last piece of a step
 * that is done or of a recorded result, and one that is withdrawn already or is not of this programme and year.
 */
export async function withdrawEvidence(
  tx: TenantTransaction,
  actor: AccountActor,
  {
    year,
    evidenceId,
    reason,
    at,
  }: {
    readonly year: ProgrammeYear
    readonly evidenceId: string
    readonly reason: string
    readonly at: Temporal.Instant
  },
): Promise<
  { ok: true } | { ok: false; reason: 'absent' | 'withdrawn' | 'last-of-done-step' | 'last-of-result' }
> {
  const { db, organizationId } = tx
  const all = await evidenceOf(tx, year)
  const piece = all.find((one) => one.evidenceId === evidenceId)
  if (!piece) return { ok: false, reason: 'absent' }
  if (piece.withdrawnAt) return { ok: false, reason: 'withdrawn' }
  if (piece.stepId !== null) {
    // Two who withdraw the last two pieces at once wait for each other here.
    const [step] = await db
      .select({ state: workStep.state })
      .from(workStep)
      .where(and(eq(workStep.organizationId, organizationId), eq(workStep.stepId, piece.stepId)))
      .for('update')
    const left = (await evidenceOf(tx, year)).filter(
      (one) => one.stepId === piece.stepId && !one.withdrawnAt && one.evidenceId !== evidenceId,
    )
    if (step?.state === 'done' && left.length === 0) return { ok: false, reason: 'last-of-done-step' }
  }
  if (piece.indicatorId !== null) {
    const shown = { indicatorId: piece.indicatorId, fiscalYear: year.fiscalYear }
    await holdIndicator(tx, piece.indicatorId)
    const [result] = await resultsOf(tx, shown)
    if (result && (await piecesShowing(tx, shown)) === 1) return { ok: false, reason: 'last-of-result' }
  }
  await db
    .update(evidence)
    .set({ withdrawnAt: at, withdrawnBy: actor.accountId, withdrawnReason: reason })
    .where(and(eq(evidence.organizationId, organizationId), eq(evidence.evidenceId, evidenceId)))
  await append(tx, { kind: 'plan.evidence-withdrawn', subject: evidenceId, actor, at, payload: { reason } })
  return { ok: true }
}

export type EvidencePiece = Awaited<ReturnType<typeof evidenceOf>>[number]

/** The evidence of a programme in a year, withdrawn pieces too, the oldest first. */
export function evidenceOf(
  { db, organizationId }: TenantTransaction,
  { programmeId, fiscalYear }: ProgrammeYear,
) {
  return db
    .select({
      evidenceId: evidence.evidenceId,
      stepId: evidence.stepId,
      indicatorId: evidence.indicatorId,
      kind: evidence.kind,
      title: evidence.title,
      url: evidence.url,
      fileId: evidence.fileId,
      fileKind: file.kind,
      // Of the file, or of the edition of what is published.
      sha256: sql<string | null>`coalesce(${file.sha256}, ${evidence.publishedSha256})`,
      publishedSource: evidence.publishedSource,
      publishedId: evidence.publishedId,
      publishedEdition: evidence.publishedEdition,
      publishedOn: evidence.publishedOn,
      publishedAddress: evidence.publishedAddress,
      isPublic: evidence.isPublic,
      datedOn: evidence.datedOn,
      addedBy: evidence.addedBy,
      addedByName: account.name,
      addedAt: evidence.addedAt,
      withdrawnAt: evidence.withdrawnAt,
      withdrawnReason: evidence.withdrawnReason,
    })
    .from(evidence)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, evidence.addedBy)),
    )
    .leftJoin(file, and(eq(file.organizationId, organizationId), eq(file.fileId, evidence.fileId)))
    .where(
      and(
        eq(evidence.organizationId, organizationId),
        eq(evidence.programmeId, programmeId),
        eq(evidence.fiscalYear, fiscalYear),
      ),
    )
    .orderBy(asc(evidence.addedAt), asc(evidence.evidenceId))
}

/** Whether a step is of the programme in the year. */
export async function isStepOf(
  { db, organizationId }: TenantTransaction,
  { programmeId, fiscalYear }: ProgrammeYear,
  stepId: string,
): Promise<boolean> {
  const found = await db
    .select({ stepId: workStep.stepId })
    .from(workStep)
    .where(
      and(
        eq(workStep.organizationId, organizationId),
        eq(workStep.stepId, stepId),
        eq(workStep.programmeId, programmeId),
        eq(workStep.fiscalYear, fiscalYear),
      ),
    )
  return found.length > 0
}
