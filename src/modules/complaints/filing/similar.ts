import { and, desc, eq, isNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { metresOfLatitude, metresOfLongitude } from '../../../platform/maps/area.ts'
import { metresBetween, type Point } from '../../../platform/maps/point.ts'
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
  /** About how far away it is, of places told by a point; undefined where it is not near or has none. */
  readonly metres: number | undefined
}

/** So many are looked through, the newest first, and so many shown: more nobody reads. */
const mostRead = 300
const mostShown = 5

/** Of the words of the shorter description, so many must be the same. */
const alike = 0.5

const farAway = Number.MAX_SAFE_INTEGER

/** Nearer than this two points may mean the same thing. */
const nearMetres = 1_000

/**
 * Of somebody else's point only the square of so many metres is used in which it lies. Exact distances from a few chosen
 * points would tell where it is, which may be where somebody lives.
 */
const squareMetres = 500

/**
 * Open complaints that may be about the same thing: of the same category, in the same village, near the same point, or
 * where the words that describe the place are mostly the same. Those near a point first, then the newest.
 */
export async function similarComplaints(
  { db, organizationId }: TenantTransaction,
  {
    category,
    villageId,
    place,
    point,
  }: {
    readonly category: string
    readonly villageId: string | null
    readonly place: string
    readonly point: Point | undefined
  },
): Promise<SimilarComplaint[]> {
  const typed = differentWords(place)
  if (villageId === null && typed.length === 0 && !point) return []
  const found = await db
    .select({
      complaintId: complaint.complaintId,
      registerYear: complaint.registerYear,
      registerNumber: complaint.registerNumber,
      receivedOn: complaint.receivedOn,
      villageId: complaint.villageId,
      summary: complaint.summary,
      place: complaint.place,
      latitude: complaint.latitude,
      longitude: complaint.longitude,
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
    .map((one) => ({ ...one, metres: point && roughDistance(point, one) }))
    .filter(
      (one) =>
        one.metres !== undefined ||
        (villageId !== null && one.villageId === villageId) ||
        isAlike(typed, one.place ?? ''),
    )
    .toSorted((one, other) => (one.metres ?? farAway) - (other.metres ?? farAway))
    .slice(0, mostShown)
    .map(({ complaintId, registerYear, registerNumber, receivedOn, villageId: where, summary, metres }) => {
      return { complaintId, registerYear, registerNumber, receivedOn, villageId: where, summary, metres }
    })
}

/** To the middle of the square in which a place lies, in whole squares; undefined where it is not near. */
function roughDistance(
  from: Point,
  { latitude, longitude }: { latitude: number | null; longitude: number | null },
): number | undefined {
  if (latitude === null || longitude === null) return undefined
  const high = squareMetres / metresOfLatitude
  const middleLatitude = (Math.floor(latitude / high) + 0.5) * high
  const wide = squareMetres / (metresOfLongitude * Math.cos((middleLatitude * Math.PI) / 180))
  const middle = { latitude: middleLatitude, longitude: (Math.floor(longitude / wide) + 0.5) * wide }
  const metres = metresBetween(from, middle)
  return metres > nearMetres ? undefined : Math.ceil(metres / squareMetres) * squareMetres
}

function isAlike(typed: readonly string[], place: string): boolean {
  const other = new Set(differentWords(place))
  const same = typed.filter((word) => other.has(word)).length
  return same > 0 && same >= alike * Math.min(typed.length, other.size)
}
