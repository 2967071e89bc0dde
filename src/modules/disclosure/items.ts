import { and, asc, desc, eq, isNull } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { disclosureItem, disclosureYear } from './schema.ts'

type ItemRow = typeof disclosureItem.$inferSelect

/** An item of the assessment as the organisation keeps it for a year. */
export type Item = Omit<ItemRow, 'deadline'> & {
  readonly deadline: Temporal.PlainDate | null
}

export type ItaYear = Omit<typeof disclosureYear.$inferSelect, 'checkedOn'> & {
  /** The day on which the list was compared with the manual of the year. */
  readonly checkedOn: Temporal.PlainDate | null
}

/** The years that have a list, the newest first. */
export async function listYears({ db, organizationId }: TenantTransaction): Promise<ItaYear[]> {
  const rows = await db
    .select()
    .from(disclosureYear)
    .where(eq(disclosureYear.organizationId, organizationId))
    .orderBy(desc(disclosureYear.itaYear))
  return rows.map((row) => ({ ...row, checkedOn: dayOf(row.checkedOn) }))
}

/** The items of a year in their order, withdrawn ones included. */
export async function itemsOfYear(
  { db, organizationId }: TenantTransaction,
  itaYear: number,
): Promise<Item[]> {
  const rows = await db
    .select()
    .from(disclosureItem)
    .where(and(eq(disclosureItem.organizationId, organizationId), eq(disclosureItem.itaYear, itaYear)))
    .orderBy(asc(disclosureItem.position), asc(disclosureItem.itemId))
  return rows.map(asItem)
}

export async function findItem(
  { db, organizationId }: TenantTransaction,
  itemId: string,
): Promise<Item | undefined> {
  const [row] = await db
    .select()
    .from(disclosureItem)
    .where(and(eq(disclosureItem.organizationId, organizationId), eq(disclosureItem.itemId, itemId)))
  return row && asItem(row)
}

function asItem(row: ItemRow): Item {
  return { ...row, deadline: dayOf(row.deadline) }
}

function dayOf(text: string | null): Temporal.PlainDate | null {
  return text === null ? null : Temporal.PlainDate.from(text)
}

/** The item of a year and a code, withdrawn or not. */
export async function findByCode(
  tx: TenantTransaction,
  { itaYear, code }: { itaYear: number; code: string },
): Promise<Item | undefined> {
  return (await itemsOfYear(tx, itaYear)).find((item) => item.code === code)
}

/** Items of other years that one came from or became: of the same origin, the newest first. */
export async function relatedItems(
  { db, organizationId }: TenantTransaction,
  { itemId, itaYear, code, originYear, originCode }: Item,
): Promise<{ itemId: string; itaYear: number; code: string }[]> {
  const rows = await db
    .select({
      itemId: disclosureItem.itemId,
      itaYear: disclosureItem.itaYear,
      code: disclosureItem.code,
      originYear: disclosureItem.originYear,
      originCode: disclosureItem.originCode,
    })
    .from(disclosureItem)
    .where(and(eq(disclosureItem.organizationId, organizationId), isNull(disclosureItem.withdrawnAt)))
    .orderBy(desc(disclosureItem.itaYear), asc(disclosureItem.position))
  const year = originYear ?? itaYear
  const own = originCode ?? code
  return rows
    .filter(
      (row) =>
        row.itemId !== itemId &&
        (row.originYear ?? row.itaYear) === year &&
        (row.originCode ?? row.code) === own,
    )
    .map((row) => ({ itemId: row.itemId, itaYear: row.itaYear, code: row.code }))
}
