import { and, asc, eq, isNotNull, isNull, max } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../database/tenant.ts'
import { append } from '../ledger/append.ts'
import { systemActor, type Actor } from './actor.ts'
import { division } from './schema.ts'

export type Division = Omit<typeof division.$inferSelect, 'organizationId'>

/** The usual divisions of a subdistrict administrative organisation of this size; every one is editable. */
const usual = [
  { name: 'สำนักปลัด', nameEn: 'Office of the Clerk' },
  { name: 'กองคลัง', nameEn: 'Finance Division' },
  { name: 'กองช่าง', nameEn: 'Public Works Division' },
  { name: 'กองการศึกษา ศาสนาและวัฒนธรรม', nameEn: 'Education, Religion and Culture Division' },
  { name: 'กองสวัสดิการสังคม', nameEn: 'Social Welfare Division' },
  { name: 'หน่วยตรวจสอบภายใน', nameEn: 'Internal Audit Unit' },
] as const

/** Gives an organisation without divisions the usual ones. */
export async function addUsualDivisions(tx: TenantTransaction, at: Temporal.Instant): Promise<void> {
  if ((await listDivisions(tx)).length > 0) return
  const { db, organizationId } = tx
  const rows = usual.map((names, index) => ({ divisionId: uuidv7(), position: index + 1, ...names }))
  await db.insert(division).values(rows.map((row) => ({ organizationId, ...row })))
  await append(tx, {
    kind: 'accounts.divisions-added',
    subject: organizationId,
    actor: systemActor,
    at,
    payload: { divisions: rows },
  })
}

/** The divisions in their order, closed ones last. */
export async function listDivisions({ db, organizationId }: TenantTransaction): Promise<Division[]> {
  const rows = await db
    .select({
      divisionId: division.divisionId,
      name: division.name,
      nameEn: division.nameEn,
      position: division.position,
      closedAt: division.closedAt,
    })
    .from(division)
    .where(eq(division.organizationId, organizationId))
    .orderBy(asc(division.position))
  return rows.toSorted((a, b) => Number(a.closedAt !== null) - Number(b.closedAt !== null))
}

export interface DivisionNames {
  readonly name: string
  readonly nameEn: string
}

/** Adds a division after the others; returns its id. */
export async function addDivision(
  tx: TenantTransaction,
  actor: Actor,
  { at, ...names }: DivisionNames & { at: Temporal.Instant },
): Promise<string> {
  const { db, organizationId } = tx
  const divisionId = uuidv7()
  const [last] = await db
    .select({ position: max(division.position) })
    .from(division)
    .where(eq(division.organizationId, organizationId))
  await db
    .insert(division)
    .values({ organizationId, divisionId, position: (last?.position ?? 0) + 1, ...names })
  await append(tx, { kind: 'accounts.division-added', subject: divisionId, actor, at, payload: { ...names } })
  return divisionId
}

/** Renames a division; false where there is none of that id. */
export async function renameDivision(
  tx: TenantTransaction,
  actor: Actor,
  { divisionId, at, ...names }: DivisionNames & { divisionId: string; at: Temporal.Instant },
): Promise<boolean> {
  return change(tx, divisionId, names, () =>
    append(tx, { kind: 'accounts.division-renamed', subject: divisionId, actor, at, payload: { ...names } }),
  )
}

/** Closes a division: nobody new is put into it, and old records keep its name. */
export async function closeDivision(
  tx: TenantTransaction,
  actor: Actor,
  { divisionId, at }: { divisionId: string; at: Temporal.Instant },
): Promise<boolean> {
  return change(tx, divisionId, { closedAt: at }, () =>
    append(tx, { kind: 'accounts.division-closed', subject: divisionId, actor, at, payload: {} }),
  )
}

/** Opens a closed division again. */
export async function reopenDivision(
  tx: TenantTransaction,
  actor: Actor,
  { divisionId, at }: { divisionId: string; at: Temporal.Instant },
): Promise<boolean> {
  return change(tx, divisionId, { closedAt: null }, () =>
    append(tx, { kind: 'accounts.division-reopened', subject: divisionId, actor, at, payload: {} }),
  )
}

async function change(
  { db, organizationId }: TenantTransaction,
  divisionId: string,
  values: Partial<DivisionNames & { closedAt: Temporal.Instant | null }>,
  record: () => Promise<unknown>,
): Promise<boolean> {
  const changed = await db
    .update(division)
    .set(values)
    .where(
      and(
        eq(division.organizationId, organizationId),
        eq(division.divisionId, divisionId),
        // Neither closed twice nor opened twice.
        values.closedAt === undefined
          ? undefined
          : values.closedAt
            ? isNull(division.closedAt)
            : isNotNull(division.closedAt),
      ),
    )
    .returning({ divisionId: division.divisionId })
  if (changed.length === 0) return false
  await record()
  return true
}
