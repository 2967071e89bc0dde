import { and, desc, eq, isNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Person } from '../../platform/identity/actor.ts'
import type { SecretBox } from '../../platform/identity/secret-box.ts'
import { concerns, openConcerned, type Concerned } from './concerned.ts'
import { caseMatter, caseMember } from './schema.ts'
import { openCaseBox } from './sealing.ts'

/** A case as its team has it, with the box that its steps are in. */
export type Case = Omit<
  typeof caseMatter.$inferSelect,
  'organizationId' | 'keyBox' | 'concernedBox' | 'erasedAt'
> & {
  readonly concerned: Concerned
  readonly box: SecretBox
}

/** Who asks, and what opens the boxes. */
export interface Asking {
  readonly person: Person
  readonly secrets: SecretBox
}

/**
 * A case for somebody of its team. Undefined for everybody else, whatever his roles; for whom it concerns, even if he
 * stands in the team still; and once it is erased. They are not told that there is one.
 */
export async function findCase(
  tx: TenantTransaction,
  caseId: string,
  asking: Asking,
): Promise<Case | undefined> {
  const [row] = await casesOfPerson(tx, asking, caseId)
  return row
}

/** As {@link findCase}; whoever else changes the case waits until this transaction ends. */
export async function holdCase(
  tx: TenantTransaction,
  caseId: string,
  asking: Asking,
): Promise<Case | undefined> {
  const { db, organizationId } = tx
  await db
    .select({ caseId: caseMatter.caseId })
    .from(caseMatter)
    .where(and(eq(caseMatter.organizationId, organizationId), eq(caseMatter.caseId, caseId)))
    .for('update')
  return findCase(tx, caseId, asking)
}

/** The cases in whose team somebody is, the newest first. */
export async function listCases(tx: TenantTransaction, asking: Asking): Promise<Case[]> {
  return casesOfPerson(tx, asking)
}

async function casesOfPerson(
  { db, organizationId }: TenantTransaction,
  { person, secrets }: Asking,
  caseId?: string,
): Promise<Case[]> {
  const rows = await db
    .select({ matter: caseMatter })
    .from(caseMatter)
    .innerJoin(
      caseMember,
      and(
        eq(caseMember.organizationId, organizationId),
        eq(caseMember.caseId, caseMatter.caseId),
        eq(caseMember.accountId, person.accountId),
      ),
    )
    .where(
      and(
        eq(caseMatter.organizationId, organizationId),
        isNull(caseMatter.erasedAt),
        caseId === undefined ? undefined : eq(caseMatter.caseId, caseId),
      ),
    )
    .orderBy(desc(caseMatter.registerYear), desc(caseMatter.registerNumber))
  return rows.flatMap(({ matter }) => {
    const { keyBox, concernedBox, organizationId: _, erasedAt: __, ...facts } = matter
    if (!keyBox || !concernedBox) return []
    const box = openCaseBox(secrets, facts.caseId, keyBox)
    const concerned = openConcerned(box, facts.caseId, concernedBox)
    return concerns(concerned, person) ? [] : [{ ...facts, concerned, box }]
  })
}
