import { and, asc, eq, inArray } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor, Person } from '../../platform/identity/actor.ts'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import { account } from '../../platform/identity/schema.ts'
import { caseCapabilities } from './capabilities.ts'
import { concernedWords, concerns, sealConcerned, type Concerned } from './concerned.ts'
import type { Case } from './reading.ts'
import { caseMatter, caseMember } from './schema.ts'
import { recordStep } from './step.ts'

export interface Member {
  readonly accountId: string
  readonly name: string
  readonly addedAt: Temporal.Instant
}

/** Who may open a case. */
export async function membersOf(
  { db, organizationId }: TenantTransaction,
  caseId: string,
): Promise<Member[]> {
  return db
    .select({ accountId: caseMember.accountId, name: account.name, addedAt: caseMember.addedAt })
    .from(caseMember)
    .innerJoin(
      account,
      and(eq(account.organizationId, organizationId), eq(account.accountId, caseMember.accountId)),
    )
    .where(and(eq(caseMember.organizationId, organizationId), eq(caseMember.caseId, caseId)))
    .orderBy(asc(caseMember.addedAt), asc(caseMember.accountId))
}

/** Whether somebody can be in the team of a case at all: not whom it concerns, nor who administers accounts. */
export function mayJoin({ concerned }: Pick<Case, 'concerned'>, person: Person): boolean {
  return holdsRoleFor(person, 'cases.case-reading', caseCapabilities) && !concerns(concerned, person)
}

interface Change<Of> {
  /** Held by this transaction. */
  readonly held: Case
  readonly of: Of
  readonly at: Temporal.Instant
}

/** Lets somebody open a case. Refuses who cannot be in its team, and who is in it. */
export async function addMember(
  tx: TenantTransaction,
  actor: Actor,
  { held, of: person, at }: Change<Person>,
): Promise<'added' | 'may-not' | 'already'> {
  if (!mayJoin(held, person)) return 'may-not'
  const { db, organizationId } = tx
  const { caseId, box } = held
  const { accountId, name } = person
  const added = await db
    .insert(caseMember)
    .values({ organizationId, caseId, accountId, addedAt: at })
    .onConflictDoNothing()
    .returning({ accountId: caseMember.accountId })
  if (added.length === 0) return 'already'
  const content = { accountId, name }
  await recordStep(tx, actor, {
    caseId,
    box,
    kind: 'member-added',
    content,
    at,
    event: 'cases.access-changed',
  })
  return 'added'
}

/** Takes somebody out of the team of a case. Refuses the last one: a case without a team would be lost. */
export async function removeMember(
  tx: TenantTransaction,
  actor: Actor,
  { held, of: accountId, at }: Change<string>,
): Promise<'removed' | 'absent' | 'last'> {
  const { caseId, box } = held
  const members = await membersOf(tx, caseId)
  const member = members.find((one) => one.accountId === accountId)
  if (!member) return 'absent'
  if (members.length === 1) return 'last'
  await remove(tx, caseId, [accountId])
  const content = { accountId, name: member.name }
  await recordStep(tx, actor, {
    caseId,
    box,
    kind: 'member-removed',
    content,
    at,
    event: 'cases.access-changed',
  })
  return 'removed'
}

/**
 * Says anew whom a case concerns, and takes those out of its team. Refuses where nobody would be left in it, so that
 * somebody else has to be let in first.
 */
export async function setConcerned(
  tx: TenantTransaction,
  actor: Actor,
  { held, of: concerned, people, at }: Change<Concerned> & { readonly people: readonly Person[] },
): Promise<'set' | 'nobody-left'> {
  const { db, organizationId } = tx
  const { caseId, box } = held
  const members = await membersOf(tx, caseId)
  const leaving = members.filter(({ accountId }) =>
    concerns(concerned, people.find((person) => person.accountId === accountId) ?? { accountId, roles: [] }),
  )
  if (leaving.length === members.length) return 'nobody-left'
  await remove(
    tx,
    caseId,
    leaving.map(({ accountId }) => accountId),
  )
  await db
    .update(caseMatter)
    .set({ concernedBox: sealConcerned(box, caseId, concerned) })
    .where(and(eq(caseMatter.organizationId, organizationId), eq(caseMatter.caseId, caseId)))
  const content = { who: concernedWords(concerned, 'th') }
  await recordStep(tx, actor, {
    caseId,
    box,
    kind: 'concerned-changed',
    content,
    at,
    event: 'cases.access-changed',
  })
  return 'set'
}

async function remove(
  { db, organizationId }: TenantTransaction,
  caseId: string,
  accountIds: readonly string[],
): Promise<void> {
  if (accountIds.length === 0) return
  await db
    .delete(caseMember)
    .where(
      and(
        eq(caseMember.organizationId, organizationId),
        eq(caseMember.caseId, caseId),
        inArray(caseMember.accountId, [...accountIds]),
      ),
    )
}
