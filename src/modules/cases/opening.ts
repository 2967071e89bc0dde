import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import { fiscalYearOf, todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { AccountActor, Person } from '../../platform/identity/actor.ts'
import type { SecretBox } from '../../platform/identity/secret-box.ts'
import type { CaseSource } from './case-facts.ts'
import { concerns, sealConcerned, type Concerned } from './concerned.ts'
import { caseMatter, caseMember, caseRegister } from './schema.ts'
import { newCaseBox } from './sealing.ts'
import { recordStep } from './step.ts'

export interface NewCase {
  readonly source: CaseSource
  readonly isCorruption: boolean
  readonly receivedOn: Temporal.PlainDate
  /** By which the report, finding or complaint is known where it stands; nothing of it comes along. */
  readonly reference: string
  readonly words: string
  readonly concerned: Concerned
  /** Everybody in office, of whom those who may by their role begin in the team. */
  readonly people: readonly Person[]
  readonly secrets: SecretBox
  readonly at: Temporal.Instant
}

export type Opened =
  | { readonly ok: true; readonly caseId: string }
  | { readonly ok: false; readonly reason: 'concerned' }

/**
 * Opens a case, sealed with a key of its own. Its team are whoever opens it and the integrity officers, without those
 * whom it concerns. Refuses somebody whom it concerns: another must open it.
 */
export async function openCase(
  tx: TenantTransaction,
  actor: AccountActor,
  { source, isCorruption, receivedOn, reference, words, concerned, people, secrets, at }: NewCase,
): Promise<Opened> {
  const { db, organizationId } = tx
  const opener = people.find(({ accountId }) => accountId === actor.accountId)
  if (!opener || concerns(concerned, opener)) return { ok: false, reason: 'concerned' }
  const caseId = randomUUID()
  const { box, keyBox } = newCaseBox(secrets, caseId)
  await db.insert(caseMatter).values({
    organizationId,
    caseId,
    ...(await nextNumber(tx, at)),
    source,
    isCorruption,
    receivedOn: receivedOn.toString(),
    state: 'opened',
    keyBox,
    concernedBox: sealConcerned(box, caseId, concerned),
  })
  const team = people.filter(
    (person) => person === opener || (isIntegrityOfficer(person) && !concerns(concerned, person)),
  )
  await db
    .insert(caseMember)
    .values(team.map(({ accountId }) => ({ organizationId, caseId, accountId, addedAt: at })))
  const content = { day: receivedOn.toString(), reference, words }
  await recordStep(tx, actor, { caseId, box, kind: 'opened', content, at })
  return { ok: true, caseId }
}

/** Of one who administers accounts too, the content of cases is kept. */
function isIntegrityOfficer({ roles }: Person): boolean {
  return (
    roles.some(({ role }) => role === 'integrity-officer') &&
    !roles.some(({ role }) => role === 'administrator')
  )
}

/** The next number of the fiscal year; a case that is not kept gives its number back. */
async function nextNumber(
  { db, organizationId }: TenantTransaction,
  at: Temporal.Instant,
): Promise<{ registerYear: number; registerNumber: number }> {
  const { lastNumber, organizationId: organization, registerYear: year } = caseRegister
  const registerYear = fiscalYearOf(todayInBangkok(at))
  const [counted] = await db
    .insert(caseRegister)
    .values({ organizationId, registerYear, lastNumber: 1 })
    .onConflictDoUpdate({ target: [organization, year], set: { lastNumber: sql`${lastNumber} + 1` } })
    .returning({ registerNumber: lastNumber })
  return { registerYear, registerNumber: counted!.registerNumber }
}
