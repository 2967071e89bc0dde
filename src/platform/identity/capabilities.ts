import { and, eq } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import type { Actor, Capability, CapabilityTable, HeldRole, Person } from './actor.ts'
import { capabilityGrant } from './schema.ts'

/**
 * A capability that shows what a case is about says so in its name: `complaints.case-reading`. Whoever
 * administers accounts has none of them, in whatever role: he could give himself everything there is to see.
 */
const caseContent = /\.case-/

/**
 * Puts the capabilities of all modules together. Refuses a name that two modules declare, and one that
 * would show an administrator the content of a case.
 */
export function joinCapabilities(tables: readonly CapabilityTable[]): CapabilityTable {
  const joined: Record<Capability, CapabilityTable[Capability]> = {}
  for (const [name, may] of tables.flatMap((table) => Object.entries(table))) {
    const capability = name as Capability
    if (joined[capability]) throw new Error(`two modules declare the capability ${name}`)
    if (caseContent.test(name) && may.includes('administrator')) {
      throw new Error(`${name} shows the content of cases, which an administrator does not read`)
    }
    joined[capability] = may
  }
  return joined
}

/**
 * In which of his roles a person may do something: his own before one that he holds for another. An
 * overseer from outside may only what was granted to him by name, and an administrator nothing that shows
 * the content of a case.
 */
export async function mayAct(
  { db, organizationId }: TenantTransaction,
  { person, capability, table }: { person: Person; capability: Capability; table: CapabilityTable },
): Promise<Pick<Actor, 'role' | 'isActing'> | undefined> {
  const held = rolesFor(person, capability, table).toSorted((a, b) => Number(a.isActing) - Number(b.isActing))
  const own = held.find(({ role }) => role !== 'overseer')
  if (own) return { role: own.role, isActing: own.isActing }
  if (held.length === 0) return undefined
  const granted = await db
    .select({ capability: capabilityGrant.capability })
    .from(capabilityGrant)
    .where(
      and(
        eq(capabilityGrant.organizationId, organizationId),
        eq(capabilityGrant.accountId, person.accountId),
        eq(capabilityGrant.capability, capability),
      ),
    )
  return granted.length > 0 ? { role: 'overseer', isActing: false } : undefined
}

/** Whether one of the roles that a person holds may do something; for menus, which promise nothing. */
export function holdsRoleFor(person: Person, capability: Capability, table: CapabilityTable): boolean {
  return rolesFor(person, capability, table).length > 0
}

function rolesFor({ roles }: Person, capability: Capability, table: CapabilityTable): HeldRole[] {
  if (caseContent.test(capability) && roles.some(({ role }) => role === 'administrator')) return []
  return roles.filter(({ role }) => table[capability]?.includes(role))
}
