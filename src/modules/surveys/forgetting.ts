import { and, eq, lt } from 'drizzle-orm'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { systemActor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { surveyText } from './schema.ts'

/** As long as what people write elsewhere here. */
const keptYears = 2

/** Erases the texts of answers that are two years old; the numbers of the answers name nobody and stay. */
export async function forgetTexts(tx: TenantTransaction, at: Temporal.Instant): Promise<void> {
  const { db, organizationId } = tx
  const before = todayInBangkok(at).subtract({ years: keptYears }).toString()
  const erased = await db
    .delete(surveyText)
    .where(and(eq(surveyText.organizationId, organizationId), lt(surveyText.writtenOn, before)))
    .returning({ textId: surveyText.textId })
  if (erased.length === 0) return
  const payload = { before, texts: erased.length }
  await append(tx, { kind: 'surveys.texts-erased', subject: organizationId, actor: systemActor, at, payload })
}
