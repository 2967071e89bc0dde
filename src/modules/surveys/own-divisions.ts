import type { Person } from '../../platform/identity/actor.ts'
import { listDivisions, type Division } from '../../platform/identity/divisions.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'

/** Whose surveys are those of the whole office. */
const ofWholeOffice = new Set<string>(['clerk', 'integrity-officer'])
const ofDivision = new Set<string>(['officer', 'head-of-division'])

/** Whether somebody makes and opens the surveys of a division: one of his own, or of the whole office. */
export function makesFor({ roles }: Person, division: string): boolean {
  return roles.some(
    ({ role, divisionId }) =>
      ofWholeOffice.has(role) || (ofDivision.has(role) && (divisionId === null || divisionId === division)),
  )
}

/** The divisions for which somebody makes surveys. */
export async function ownDivisions(tx: TenantTransaction, person: Person): Promise<Division[]> {
  const divisions = await listDivisions(tx)
  return divisions.filter(({ divisionId, closedAt }) => closedAt === null && makesFor(person, divisionId))
}
