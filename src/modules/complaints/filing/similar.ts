import { and, desc, eq, isNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { complaint } from '../schema.ts'
import { differentWords } from './word-list.ts'

/** What may be told of somebody else's complaint: nothing that he wrote. */
export interface SimilarComplaint {
  readonly complaintId: string
  readonly registerYear: number
  readonly registerNumber: number
  readonly receivedOn: string
  readonly villageId: string | null
  /** What an officer wrote for everybody. */
  readonly summary: string | null
}

/** So many are looked through, the newest first, and so many shown: more nobody reads. */
const mostRead = 300
const mostShown = 5

/** Of the words of the shorter description, so many must be the same. */
const alike = 0.5

/**
 * Open complaints that may be about the same thing: of the same category, in the same village, or where the words that
 * describe the place are mostly the same. The newest first.
 */
export async function similarComplaints(
  { db, organizationId }: TenantTransaction,
  {
    category,
    villageId,
    place,
  }: { readonly category: string; readonly villageId: string | null; readonly place: string },
): Promise<SimilarComplaint[]> {
  const typed = differentWords(place)
  if (villageId === null && typed.length === 0) return []
  const found = await db
    .select({
      complaintId: complaint.complaintId,
      registerYear: complaint.registerYear,
      registerNumber: complaint.registerNumber,
      receivedOn: complaint.receivedOn,
      villageId: complaint.villageId,
      summary: complaint.summary,
      place: complaint.place,
    })
    .from(complaint)
    .where(
      and(
        eq(complaint.organizationId, organizationId),
        eq(complaint.category, category),
        isNull(complaint.endedOn),
        isNull(complaint.mergedInto),
      ),
    )
    .orderBy(desc(complaint.complaintId))
    .limit(mostRead)
  return found
    .filter((one) => (villageId !== null && one.villageId === villageId) || isAlike(typed, one.place ?? ''))
    .slice(0, mostShown)
    .map(({ complaintId, registerYear, registerNumber, receivedOn, villageId: where, summary }) => {
      return { complaintId, registerYear, registerNumber, receivedOn, villageId: where, summary }
    })
}

function isAlike(typed: readonly string[], place: string): boolean {
  const other = new Set(differentWords(place))
  const same = typed.filter((word) => other.has(word)).length
  return same > 0 && same >= alike * Math.min(typed.length, other.size)
}
