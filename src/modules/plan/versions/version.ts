import { and, desc, eq, isNull, sql } from 'drizzle-orm'
import { createHash } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { systemActor, type Actor } from '../../../platform/identity/actor.ts'
import { append } from '../../../platform/ledger/append.ts'
import { canonicalJson } from '../../../platform/ledger/canonical-json.ts'
import { planFile, type PlanFile } from '../plan-file.ts'
import type { Plan } from '../reading.ts'
import { plan } from '../schema.ts'
import { planFileOf } from './plan-file-reading.ts'
import { planVersion } from './schema.ts'

/** A version of a plan as it was announced. */
export interface Version {
  readonly versionId: string
  readonly planId: string
  /** Counted from 1 in each plan. */
  readonly number: number
  readonly firstFiscalYear: number
  readonly lastFiscalYear: number
  /** Why there is another version; null for the first. */
  readonly reason: string | null
  readonly announcedOn: Temporal.PlainDate
  /** The draft that it was, by which its approvals are found; null for what was loaded. */
  readonly draftId: string | null
  /** By which everybody knows it again. */
  readonly sha256: string
}

/** A version with all that it says. */
export interface WholeVersion extends Version {
  readonly snapshot: string
  readonly content: PlanFile
}

/** Freezes a plan as it is announced, as the next version of it. */
export async function recordVersion(
  tx: TenantTransaction,
  actor: Actor,
  {
    planId,
    content,
    reason,
    announcedOn,
    draftId,
    at,
  }: {
    readonly planId: string
    readonly content: PlanFile
    readonly reason: string | null
    readonly announcedOn: string
    readonly draftId: string | null
    readonly at: Temporal.Instant
  },
): Promise<string> {
  const { db, organizationId } = tx
  const [last] = await db
    .select({ number: planVersion.number })
    .from(planVersion)
    .where(and(eq(planVersion.organizationId, organizationId), eq(planVersion.planId, planId)))
    .orderBy(desc(planVersion.number))
    .limit(1)
  const number = (last?.number ?? 0) + 1
  const versionId = uuidv7()
  const snapshot = canonicalJson(content)
  await db.insert(planVersion).values({
    organizationId,
    versionId,
    planId,
    number,
    content: snapshot,
    reason,
    announcedOn,
    madeAt: at,
    draftId,
  })
  const sha256 = createHash('sha256').update(snapshot).digest('hex')
  await append(tx, {
    kind: 'plan.version-announced',
    subject: versionId,
    actor,
    at,
    payload: { planId, number, announcedOn, sha256 },
  })
  return versionId
}

/** Gives plans that were loaded before versions were kept their first one, as they stand. */
export async function recordFirstVersions(tx: TenantTransaction, at: Temporal.Instant): Promise<void> {
  const { db, organizationId } = tx
  const without = await db
    .select({ plan })
    .from(plan)
    .leftJoin(
      planVersion,
      and(eq(planVersion.organizationId, organizationId), eq(planVersion.planId, plan.planId)),
    )
    .where(and(eq(plan.organizationId, organizationId), isNull(planVersion.versionId)))
  for (const { plan: one } of without) await recordFirstVersion(tx, one, at)
}

async function recordFirstVersion(tx: TenantTransaction, one: Plan, at: Temporal.Instant): Promise<void> {
  const { planId, announcedOn } = one
  const content = await planFileOf(tx, one)
  await recordVersion(tx, systemActor, { planId, content, reason: null, announcedOn, draftId: null, at })
}

/** All versions of all plans, the newest first; without what they say. */
export async function listVersions({ db, organizationId }: TenantTransaction): Promise<Version[]> {
  const rows = await db
    .select({
      versionId: planVersion.versionId,
      planId: planVersion.planId,
      number: planVersion.number,
      firstFiscalYear: plan.firstFiscalYear,
      lastFiscalYear: plan.lastFiscalYear,
      reason: planVersion.reason,
      announcedOn: planVersion.announcedOn,
      draftId: planVersion.draftId,
      // Hashed where it lies: the list of versions is read without what they say.
      sha256: sql<string>`encode(sha256(convert_to(${planVersion.content}, 'UTF8')), 'hex')`,
    })
    .from(planVersion)
    .innerJoin(plan, and(eq(plan.organizationId, organizationId), eq(plan.planId, planVersion.planId)))
    .where(eq(planVersion.organizationId, organizationId))
    .orderBy(desc(plan.firstFiscalYear), desc(planVersion.number))
  return rows.map((row) => ({ ...row, announcedOn: Temporal.PlainDate.from(row.announcedOn) }))
}

/** A version with all that it says; undefined where there is none of this id. */
export async function findVersion(
  tx: TenantTransaction,
  versionId: string,
): Promise<WholeVersion | undefined> {
  const { db, organizationId } = tx
  const version = (await listVersions(tx)).find((one) => one.versionId === versionId)
  const [row] = await db
    .select({ snapshot: planVersion.content })
    .from(planVersion)
    .where(and(eq(planVersion.organizationId, organizationId), eq(planVersion.versionId, versionId)))
  if (!version || !row) return undefined
  const { snapshot } = row
  return { ...version, snapshot, content: readContent(snapshot) }
}

/** A frozen plan read back. */
export function readContent(snapshot: string): PlanFile {
  return planFile.parse(JSON.parse(snapshot))
}
