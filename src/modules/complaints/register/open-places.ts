import { and, asc, eq, isNull, ne } from 'drizzle-orm'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import type { Plane } from '../../../platform/maps/simplifying.ts'
import { toPixels, type MapView } from '../../../platform/maps/view.ts'
import { complaint } from '../schema.ts'
import { pointOf, type Village } from '../villages.ts'

/** So many are drawn and listed, those due first: a map of more says nothing. */
const mostOnMap = 500

/** An open complaint as a map shows it. */
export type OpenPlace = Awaited<ReturnType<typeof openPlaces>>[number]

/** The open complaints of a category, or all, those due first, with where they are. */
export async function openPlaces(
  { db, organizationId }: TenantTransaction,
  { category }: { readonly category: string | undefined },
) {
  return db
    .select({
      complaintId: complaint.complaintId,
      registerYear: complaint.registerYear,
      registerNumber: complaint.registerNumber,
      category: complaint.category,
      villageId: complaint.villageId,
      place: complaint.place,
      latitude: complaint.latitude,
      longitude: complaint.longitude,
      dueOn: complaint.dueOn,
    })
    .from(complaint)
    .where(
      and(
        eq(complaint.organizationId, organizationId),
        isNull(complaint.endedOn),
        ne(complaint.state, 'merged'),
        category === undefined ? undefined : eq(complaint.category, category),
      ),
    )
    .orderBy(asc(complaint.dueOn), asc(complaint.complaintId))
    .limit(mostOnMap)
}

/** What lies together on a picture: under one mark, with how many there are. */
export interface Cluster {
  readonly at: Plane
  readonly kind: 'point' | 'village'
  readonly complaints: readonly OpenPlace[]
}

/** Marks closer than this would cover one another. */
const apart = 30

/**
 * Gathers complaints into marks: those with a point of their own by where they fall on the picture, all others at their
 * village. What lies outside the picture is left out, as is what has no point and no village with one.
 */
export function clusters(
  places: readonly OpenPlace[],
  { view, villages }: { readonly view: MapView; readonly villages: readonly Village[] },
): { readonly marks: readonly Cluster[]; readonly withoutPoint: number } {
  const pixels = toPixels(view)
  const found: { at: Plane; kind: Cluster['kind']; complaints: OpenPlace[] }[] = []
  let withoutPoint = 0
  for (const place of places) {
    const own = pointOf(place)
    const village = villages.find(({ villageId }) => villageId === place.villageId)
    const point = own ?? (village && pointOf(village))
    if (!point) {
      withoutPoint += 1
      continue
    }
    const kind = own ? 'point' : 'village'
    const at = pixels([point.longitude, point.latitude])
    if (at[0] < 0 || at[1] < 0 || at[0] > view.width || at[1] > view.height) continue
    const near = found.find((one) => one.kind === kind && distance(one.at, at) < apart)
    if (near) near.complaints.push(place)
    else found.push({ at, kind, complaints: [place] })
  }
  // Points near the middle of their village would be covered by its mark, or cover it.
  const points = found.filter(({ kind }) => kind === 'point')
  const marks = found.map((one) => {
    const isCovered = points.some((point) => point !== one && distance(point.at, one.at) < apart)
    return one.kind === 'village' && isCovered ? { ...one, at: [one.at[0] + apart, one.at[1]] as const } : one
  })
  return { marks, withoutPoint }
}

function distance([x, y]: Plane, [otherX, otherY]: Plane): number {
  return Math.hypot(x - otherX, y - otherY)
}
