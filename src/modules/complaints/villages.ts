import { and, asc, eq, ne } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Language } from '../../platform/language/messages.ts'
import { append } from '../../platform/ledger/append.ts'
import type { Point } from '../../platform/maps/point.ts'
import type { MapPlace } from '../../platform/maps/shape.ts'
import { complaintVillage } from './schema.ts'

export type Village = Omit<typeof complaintVillage.$inferSelect, 'organizationId'>

/** The villages of the area by their number; none where nobody has entered them. */
export async function listVillages({ db, organizationId }: TenantTransaction): Promise<Village[]> {
  return db
    .select({
      villageId: complaintVillage.villageId,
      number: complaintVillage.number,
      name: complaintVillage.name,
      nameEn: complaintVillage.nameEn,
      latitude: complaintVillage.latitude,
      longitude: complaintVillage.longitude,
    })
    .from(complaintVillage)
    .where(eq(complaintVillage.organizationId, organizationId))
    .orderBy(asc(complaintVillage.number))
}

/** A village as it is named to people: หมู่ 3 บ้าน… */
export function villageName(
  { number, name, nameEn }: Pick<Village, 'number' | 'name' | 'nameEn'>,
  language: Language,
): string {
  return language === 'th' ? `หมู่ ${number} ${name}` : `Village ${number}, ${nameEn}`
}

/** The point of a village; undefined where nobody has entered it. */
export function pointOf({ latitude, longitude }: Pick<Village, 'latitude' | 'longitude'>): Point | undefined {
  return latitude === null || longitude === null ? undefined : { latitude, longitude }
}

/** The villages that have a point, as the map of the area names them. */
export async function villagesOnMap(tx: TenantTransaction): Promise<MapPlace[]> {
  return placesOf(await listVillages(tx))
}

export function placesOf(villages: readonly Village[]): MapPlace[] {
  return villages.flatMap((village) => {
    const point = pointOf(village)
    return point ? [{ ...point, name: village.name, nameEn: village.nameEn }] : []
  })
}

/**
 * Adds a village, or gives the one of that id another name, number or point; a point that is left out stays. Refuses a
 * number that another one has.
 */
export async function setVillage(
  tx: TenantTransaction,
  actor: Actor,
  {
    at,
    point,
    ...village
  }: Pick<Village, 'number' | 'name' | 'nameEn'> & {
    villageId: string | undefined
    point?: Point | null
    at: Temporal.Instant
  },
): Promise<{ ok: true } | { ok: false; reason: 'number-taken' | 'absent' }> {
  const { db, organizationId } = tx
  const { number, name, nameEn } = village
  const villageId = village.villageId ?? uuidv7()
  const where =
    point === undefined ? {} : { latitude: point?.latitude ?? null, longitude: point?.longitude ?? null }
  const values = { number, name, nameEn, ...where }
  const taken = await db
    .select({ villageId: complaintVillage.villageId })
    .from(complaintVillage)
    .where(
      and(
        eq(complaintVillage.organizationId, organizationId),
        eq(complaintVillage.number, number),
        ne(complaintVillage.villageId, villageId),
      ),
    )
  if (taken.length > 0) return { ok: false, reason: 'number-taken' }
  if (village.villageId === undefined) {
    await db.insert(complaintVillage).values({ organizationId, villageId, ...values })
  } else {
    const changed = await db
      .update(complaintVillage)
      .set(values)
      .where(
        and(eq(complaintVillage.organizationId, organizationId), eq(complaintVillage.villageId, villageId)),
      )
      .returning({ villageId: complaintVillage.villageId })
    if (changed.length === 0) return { ok: false, reason: 'absent' }
  }
  await append(tx, { kind: 'complaints.village-set', subject: villageId, actor, at, payload: values })
  return { ok: true }
}
