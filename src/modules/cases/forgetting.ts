import { randomUUID } from 'node:crypto'
import { and, eq, isNull, lte } from 'drizzle-orm'
import { z } from 'zod'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { append } from '../../platform/ledger/append.ts'
import { eraseEvidence } from './evidence/evidence.ts'
import { caseDossier, caseMatter, caseMember, caseStep } from './schema.ts'

/**
 * How long the content of a case is kept after its closing: as long as official papers usually are (Office of the Prime
 * Minister's regulation on correspondence B.E. 2526, 57; not compared with its text).
 */
const keptYears = 10

/** At once, so that nobody waits long for the ledger that this holds; the next night takes up the rest. */
const mostAtOnce = 50

/**
 * Erases cases that were closed ten years ago: their key is destroyed with their boxes, evidence, sealed dossiers and team. The
 * facts that are counted stay, which name nobody.
 */
export async function forgetCases(tx: TenantTransaction, at: Temporal.Instant): Promise<void> {
  const { db, organizationId } = tx
  const before = todayInBangkok(at).subtract({ years: keptYears }).toString()
  const due = await db
    .select({ caseId: caseMatter.caseId })
    .from(caseMatter)
    .where(
      and(
        eq(caseMatter.organizationId, organizationId),
        lte(caseMatter.closedOn, before),
        isNull(caseMatter.erasedAt),
      ),
    )
    .limit(mostAtOnce)
  for (const { caseId } of due) await eraseCase(tx, caseId, at)
}

async function eraseCase(tx: TenantTransaction, caseId: string, at: Temporal.Instant): Promise<void> {
  const { db, organizationId } = tx
  await db
    .update(caseMatter)
    .set({ keyBox: null, concernedBox: null, erasedAt: at })
    .where(and(eq(caseMatter.organizationId, organizationId), eq(caseMatter.caseId, caseId)))
  await db
    .update(caseStep)
    .set({ contentBox: null })
    .where(and(eq(caseStep.organizationId, organizationId), eq(caseStep.caseId, caseId)))
  await db
    .update(caseDossier)
    .set({ sealed: null })
    .where(and(eq(caseDossier.organizationId, organizationId), eq(caseDossier.caseId, caseId)))
  await eraseEvidence(tx, { caseId, at })
  await db
    .delete(caseMember)
    .where(and(eq(caseMember.organizationId, organizationId), eq(caseMember.caseId, caseId)))
  // Named after nothing: which case it was is nobody's business in public.
  await append(tx, { kind: 'cases.erased', subject: randomUUID(), actor: systemActor, at, payload: {} })
}

export const forgetCasesJob = defineJob({
  name: 'forget-cases',
  input: z.object({}),
  schedule: '41 3 * * *',
  handle: ({ at, transaction }) => transaction((tx) => forgetCases(tx, at)),
})
