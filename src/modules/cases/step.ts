import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { and, asc, count, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { account } from '../../platform/identity/schema.ts'
import type { SecretBox } from '../../platform/identity/secret-box.ts'
import { append } from '../../platform/ledger/append.ts'
import { canonicalJson } from '../../platform/ledger/canonical-json.ts'
import { caseStep } from './schema.ts'
import type { StepKind } from './step-kinds.ts'

/** What was written down with a step. None of it stands open anywhere. */
export interface StepContent {
  /** The day on which it happened. */
  readonly day?: string
  readonly choice?: string
  readonly who?: string
  readonly reference?: string
  readonly until?: string
  readonly order?: CaseOrder
  readonly words?: string
  /** Of the team: whose access changed. */
  readonly accountId?: string
  readonly name?: string
  /** Of a dossier: what it hashes to. */
  readonly sha256?: string
  /** Evidence that was attached. */
  readonly files?: readonly CaseFile[]
}

/** A file of a case as its step says that it was attached. */
export interface CaseFile {
  readonly fileId: string
  /** As it came. */
  readonly name: string
  readonly sha256: string
  readonly bytes: number
}

/** The order that appoints a committee or imposes a discipline: a published document, or one that stays sealed. */
export type CaseOrder =
  | {
      readonly published: { readonly kind: string; readonly id: string }
      readonly title: string
      readonly address: string
    }
  | { readonly number: string; readonly date: string }

export interface CaseStep {
  readonly stepId: string
  readonly kind: StepKind
  readonly madeAt: Temporal.Instant
  readonly madeByName: string | null
  readonly ledgerIndex: number
  readonly content: StepContent
  /** The very text that the entry in the ledger commits to, by its SHA-256. */
  readonly text: string
}

interface NewStep {
  readonly caseId: string
  readonly box: SecretBox
  readonly kind: StepKind
  readonly content: StepContent
  readonly at: Temporal.Instant
  readonly event?: 'cases.recorded' | 'cases.access-changed' | 'cases.dossier-made'
}

const about = (stepId: string): string => `cases.step ${stepId}`

/**
 * Writes down a step, sealed, in the transaction that takes it and that holds the case. The ledger gets the hash of the
 * text, with a random number in it so that nobody can try guesses, under a name that only this table ties to the case.
 */
export async function recordStep(
  tx: TenantTransaction,
  actor: Actor,
  { caseId, box, kind, content, at, event = 'cases.recorded' }: NewStep,
): Promise<void> {
  const { db, organizationId } = tx
  const stepId = randomUUID()
  const nonce = randomBytes(16).toString('hex')
  const text = canonicalJson({ nonce, kind, at: at.toString(), content })
  const [steps] = await db
    .select({ count: count() })
    .from(caseStep)
    .where(and(eq(caseStep.organizationId, organizationId), eq(caseStep.caseId, caseId)))
  const payload = { sha256: createHash('sha256').update(text).digest('hex') }
  const { index } = await append(tx, { kind: event, subject: stepId, actor, at, payload })
  await db.insert(caseStep).values({
    organizationId,
    stepId,
    caseId,
    position: (steps?.count ?? 0) + 1,
    kind,
    madeAt: at,
    madeBy: actor.accountId,
    contentBox: box.seal(text, about(stepId)),
    ledgerIndex: index,
  })
}

/** The steps of a case, opened, the oldest first. */
export async function stepsOf(
  { db, organizationId }: TenantTransaction,
  { caseId, box }: { readonly caseId: string; readonly box: SecretBox },
): Promise<CaseStep[]> {
  const rows = await db
    .select({
      stepId: caseStep.stepId,
      kind: caseStep.kind,
      madeAt: caseStep.madeAt,
      madeByName: account.name,
      ledgerIndex: caseStep.ledgerIndex,
      contentBox: caseStep.contentBox,
    })
    .from(caseStep)
    .leftJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, caseStep.madeBy)),
    )
    .where(and(eq(caseStep.organizationId, organizationId), eq(caseStep.caseId, caseId)))
    .orderBy(asc(caseStep.position))
  return rows.flatMap(({ contentBox, kind, ...row }) => {
    if (!contentBox) return []
    const text = box.open(contentBox, about(row.stepId))
    const { content } = JSON.parse(text) as { content: StepContent }
    return [{ ...row, kind: kind as StepKind, content, text }]
  })
}
