import { and, desc, eq, max } from 'drizzle-orm'
import type { TenantTransaction } from '../database/tenant.ts'
import type { Actor } from '../identity/actor.ts'
import { append } from '../ledger/append.ts'
import type { Act } from '../web/route.ts'
import { isOutside } from './area.ts'
import type { Point } from './point.ts'
import { areaMapLayer } from './schema.ts'
import { mapLayers, type MapLayer, type MapPlace, type Shape } from './shape.ts'

/** The map of an organisation as it stands: what officers entered, and what modules name on it. */
export interface AreaMap {
  readonly layers: Readonly<Partial<Record<MapLayer, readonly Shape[]>>>
  /** What must stand under each picture of it. */
  readonly attributions: readonly string[]
}

/** What a module names on the map of the area, such as villages. */
export type MapPlaceSource = (tx: TenantTransaction) => Promise<readonly MapPlace[]>

/** The map of the area, read once for each revision; undefined where nothing of one is entered. */
export function areaMapOf({ kept }: Pick<Act, 'kept'>): Promise<AreaMap | undefined> {
  return kept('maps.area', readAreaMap)
}

async function readAreaMap({ db, organizationId }: TenantTransaction): Promise<AreaMap | undefined> {
  const rows = await db
    .selectDistinctOn([areaMapLayer.layer], {
      layer: areaMapLayer.layer,
      shapes: areaMapLayer.shapes,
      attribution: areaMapLayer.attribution,
    })
    .from(areaMapLayer)
    .where(eq(areaMapLayer.organizationId, organizationId))
    .orderBy(areaMapLayer.layer, desc(areaMapLayer.version))
  const standing = rows.flatMap(({ shapes, ...row }) => (shapes === null ? [] : [{ ...row, shapes }]))
  if (standing.length === 0) return undefined
  return {
    layers: Object.fromEntries(standing.map(({ layer, shapes }) => [layer, shapes])),
    attributions: [...new Set(standing.map(({ attribution }) => attribution))],
  }
}

/** Whether a point lies outside the boundary; never where no boundary is entered. */
export function isOutsideArea(map: AreaMap | undefined, point: Point): boolean {
  return isOutside(map?.layers.boundary ?? [], point)
}

export type MapVersion = Pick<
  typeof areaMapLayer.$inferSelect,
  'layer' | 'version' | 'shapeCount' | 'source' | 'attribution' | 'enteredAt'
> & { readonly isNone: boolean }

/** Every version of every layer, the newest of each first. */
export async function listMapVersions({ db, organizationId }: TenantTransaction): Promise<MapVersion[]> {
  const { layer, version, shapeCount, source, attribution, enteredAt } = areaMapLayer
  const rows = await db
    .select({ layer, version, shapeCount, source, attribution, enteredAt })
    .from(areaMapLayer)
    .where(eq(areaMapLayer.organizationId, organizationId))
    .orderBy(desc(areaMapLayer.version))
  return mapLayers.flatMap((one) =>
    rows.filter((row) => row.layer === one).map((row) => ({ ...row, isNone: row.shapeCount === 0 })),
  )
}

export interface NewLayer {
  readonly layer: MapLayer
  readonly shapes: readonly Shape[]
  readonly source: string
  readonly attribution: string
  /** Of the file as it was sent. */
  readonly sha256: Buffer | null
  readonly at: Temporal.Instant
}

/** Enters a layer of the map, which is drawn from now on; the versions before it stay and can be taken again. */
export async function enterMapLayer(
  tx: TenantTransaction,
  actor: Actor,
  { at, shapes, sha256, ...entered }: NewLayer,
): Promise<void> {
  const { layer, source, attribution } = entered
  const shapeCount = shapes.length
  const version = await addVersion(tx, actor, { ...entered, shapes, shapeCount, sha256, enteredAt: at })
  const payload = { layer, version, source, attribution, shapeCount, file: sha256?.toString('hex') ?? null }
  await append(tx, { kind: 'maps.layer-entered', subject: `map-${layer}`, actor, at, payload })
}

/** Takes a layer off the map. Refuses one that is not on it. */
export async function removeMapLayer(
  tx: TenantTransaction,
  actor: Actor,
  { layer, at }: { readonly layer: MapLayer; readonly at: Temporal.Instant },
): Promise<{ ok: true } | { ok: false; reason: 'absent' }> {
  const newest = (await listMapVersions(tx)).find((one) => one.layer === layer)
  if (!newest || newest.isNone) return { ok: false, reason: 'absent' }
  const { source, attribution } = newest
  const none = { layer, source, attribution, shapes: null, shapeCount: 0, sha256: null, enteredAt: at }
  const version = await addVersion(tx, actor, none)
  await append(tx, {
    kind: 'maps.layer-removed',
    subject: `map-${layer}`,
    actor,
    at,
    payload: { layer, version },
  })
  return { ok: true }
}

/** Takes an earlier version of a layer again, as its newest. Refuses one that there is not or that has nothing. */
export async function retakeMapLayer(
  tx: TenantTransaction,
  actor: Actor,
  {
    layer,
    version,
    at,
  }: { readonly layer: MapLayer; readonly version: number; readonly at: Temporal.Instant },
): Promise<{ ok: true } | { ok: false; reason: 'absent' }> {
  const { db, organizationId } = tx
  const [earlier] = await db
    .select()
    .from(areaMapLayer)
    .where(
      and(
        eq(areaMapLayer.organizationId, organizationId),
        eq(areaMapLayer.layer, layer),
        eq(areaMapLayer.version, version),
      ),
    )
  if (!earlier?.shapes) return { ok: false, reason: 'absent' }
  const { shapes, source, attribution, sha256 } = earlier
  await enterMapLayer(tx, actor, { layer, shapes, source, attribution, sha256, at })
  return { ok: true }
}

/** Two officers at once each get a number: the second waits for the first here. */
async function addVersion(
  { db, organizationId }: TenantTransaction,
  { accountId }: Actor,
  values: Omit<typeof areaMapLayer.$inferInsert, 'organizationId' | 'version' | 'enteredBy'>,
): Promise<number> {
  for (;;) {
    const [newest] = await db
      .select({ version: max(areaMapLayer.version) })
      .from(areaMapLayer)
      .where(and(eq(areaMapLayer.organizationId, organizationId), eq(areaMapLayer.layer, values.layer)))
    const version = (newest?.version ?? 0) + 1
    const added = await db
      .insert(areaMapLayer)
      .values({ ...values, organizationId, version, enteredBy: accountId })
      .onConflictDoNothing()
      .returning({ version: areaMapLayer.version })
    if (added.length > 0) return version
  }
}
