import { and, asc, eq, inArray } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { fiscalYearOf, todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { systemActor, type Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { proposedDeadline, type ItemFile } from './item-file.ts'
import { itemsOfYear, listYears, type Item } from './items.ts'
import { disclosureItem, disclosurePoint, disclosureYear } from './schema.ts'

type ItemRow = typeof disclosureItem.$inferInsert
type PointRow = typeof disclosurePoint.$inferInsert

/**
 * Gives an organisation the lists of years that have begun and that it does not have: as they ship, or a copy of
 * the year before. Its own lists stay as they are.
 */
export async function openItaYears(
  tx: TenantTransaction,
  {
    file,
    years,
    at,
  }: { readonly file: ItemFile; readonly years: readonly number[]; readonly at: Temporal.Instant },
): Promise<void> {
  const last = fiscalYearOf(todayInBangkok(at))
  const wanted = [...new Set([...years.filter((year) => year <= last), last])].toSorted((a, b) => a - b)
  for (const itaYear of wanted) {
    const known = await listYears(tx)
    if (known.some((one) => one.itaYear === itaYear)) continue
    const shipped = file.years.find((one) => one.itaYear === itaYear)
    const before = known.find((one) => one.itaYear < itaYear)
    const earlier = file.years.findLast((one) => one.itaYear < itaYear) ?? file.years[0]!
    if (shipped) await loadYear(tx, { file, year: shipped, itaYear, at })
    else if (before) await copyYear(tx, systemActor, { itaYear, at })
    else await loadYear(tx, { file, year: earlier, itaYear, at })
  }
}

/** Opens the ITA year of today as a copy of the one before, every night; an organisation without lists gets none. */
export async function openCurrentItaYear(tx: TenantTransaction, at: Temporal.Instant): Promise<void> {
  await copyYear(tx, systemActor, { itaYear: fiscalYearOf(todayInBangkok(at)), at })
}

async function loadYear(
  tx: TenantTransaction,
  {
    file,
    year,
    itaYear,
    at,
  }: {
    readonly file: ItemFile
    readonly year: ItemFile['years'][number]
    readonly itaYear: number
    readonly at: Temporal.Instant
  },
): Promise<void> {
  const { organizationId } = tx
  const isOwn = year.itaYear === itaYear
  const deadline = proposedDeadline(file, itaYear).toString()
  const items = year.items.map(({ points, ...item }, index) => ({
    row: {
      organizationId,
      itemId: uuidv7(),
      itaYear,
      position: index + 1,
      deadline,
      originYear: isOwn ? null : year.itaYear,
      originCode: isOwn ? null : item.code,
      revision: 1,
      ...item,
    },
    points,
  }))
  await write(tx, systemActor, {
    itaYear,
    copiedFrom: isOwn ? null : year.itaYear,
    provenance: isOwn ? year.provenance : copyWords(year.itaYear),
    items: items.map(({ row }) => row),
    points: items.flatMap(({ row: { itemId }, points }) =>
      points.map((point, index) => ({
        organizationId,
        pointId: uuidv7(),
        itemId,
        position: index + 1,
        ...point,
      })),
    ),
    at,
  })
}

/**
 * Opens a year with the items of the last one before it: who answers for them, their minimum content and their
 * deadlines a year on; what is matched is not copied. False where the year has a list, or none has before it.
 */
export async function copyYear(
  tx: TenantTransaction,
  actor: Actor,
  { itaYear, at }: { readonly itaYear: number; readonly at: Temporal.Instant },
): Promise<boolean> {
  const { organizationId } = tx
  const years = await listYears(tx)
  const from = years.find((one) => one.itaYear < itaYear)?.itaYear
  if (from === undefined || years.some((one) => one.itaYear === itaYear)) return false
  const items = (await itemsOfYear(tx, from)).filter(({ withdrawnAt }) => withdrawnAt === null)
  const ids = new Map(items.map(({ itemId }) => [itemId, uuidv7()]))
  const points = await textsOf(tx, [...ids.keys()])
  return write(tx, actor, {
    itaYear,
    copiedFrom: from,
    provenance: copyWords(from),
    items: items.map((item, index) => ({
      ...item,
      organizationId,
      itemId: ids.get(item.itemId)!,
      itaYear,
      position: index + 1,
      deadline: item.deadline?.add({ years: itaYear - from }).toString() ?? null,
      ...originOf(item),
      revision: 1,
    })),
    points: points.map((point) => ({
      ...point,
      organizationId,
      pointId: uuidv7(),
      itemId: ids.get(point.itemId)!,
    })),
    at,
  })
}

/** The item that it was in the first year that had it. */
function originOf({ itaYear, code, originYear, originCode }: Item) {
  return { originYear: originYear ?? itaYear, originCode: originCode ?? code }
}

function copyWords(from: number): { th: string; en: string } {
  return {
    th: `คัดลอกจากรายการปี ${from} ต้องตรวจกับคู่มือของปี`,
    en: `Copied from the list of ${from}; to be checked with the manual of the year`,
  }
}

async function textsOf({ db, organizationId }: TenantTransaction, itemIds: readonly string[]) {
  const { itemId, position, text, textEn, words } = disclosurePoint
  return db
    .select({ itemId, position, text, textEn, words })
    .from(disclosurePoint)
    .where(
      and(eq(disclosurePoint.organizationId, organizationId), inArray(disclosurePoint.itemId, [...itemIds])),
    )
    .orderBy(asc(disclosurePoint.position))
}

interface WholeYear {
  readonly itaYear: number
  readonly copiedFrom: number | null
  readonly provenance: { readonly th: string; readonly en: string }
  readonly items: readonly ItemRow[]
  readonly points: readonly PointRow[]
  readonly at: Temporal.Instant
}

async function write(
  tx: TenantTransaction,
  actor: Actor,
  { itaYear, copiedFrom, provenance, items, points, at }: WholeYear,
): Promise<boolean> {
  const { db, organizationId } = tx
  const opened = await db
    .insert(disclosureYear)
    .values({
      organizationId,
      itaYear,
      copiedFrom,
      provenance: provenance.th,
      provenanceEn: provenance.en,
      openedAt: at,
    })
    .onConflictDoNothing()
    .returning({ itaYear: disclosureYear.itaYear })
  if (opened.length === 0) return false
  if (items.length > 0) await db.insert(disclosureItem).values([...items])
  if (points.length > 0) await db.insert(disclosurePoint).values([...points])
  await append(tx, {
    kind: 'disclosure.year-opened',
    subject: organizationId,
    actor,
    at,
    payload: { itaYear, copiedFrom, items: items.map(({ code, title }) => ({ code, title })) },
  })
  return true
}
