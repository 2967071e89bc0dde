import { and, asc, eq, ne } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import type { Language } from '../../platform/language/messages.ts'
import { append } from '../../platform/ledger/append.ts'
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
    })
    .from(complaintVillage)
    .where(eq(complaintVillage.organizationId, organizationId))
    .orderBy(asc(complaintVillage.number))
}

/** A village as it is named to people: หมู่ 3 บ้าน… */
export function villageName(
  { number, name, nameEn }: Omit<Village, 'villageId'>,
  language: Language,
): string {
  return language === 'th' ? `หมู่ ${number} ${name}` : `Village ${number}, ${nameEn}`
}

/** Adds a village, or gives the one of that id another name or number. Refuses a number that another one has. */
export async function setVillage(
  tx: TenantTransaction,
  actor: Actor,
  { at, ...village }: Omit<Village, 'villageId'> & { villageId: string | undefined; at: Temporal.Instant },
): Promise<{ ok: true } | { ok: false; reason: 'number-taken' | 'absent' }> {
  const { db, organizationId } = tx
  const { number, name, nameEn } = village
  const villageId = village.villageId ?? uuidv7()
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
    await db.insert(complaintVillage).values({ organizationId, villageId, number, name, nameEn })
  } else {
    const changed = await db
      .update(complaintVillage)
      .set({ number, name, nameEn })
      .where(
        and(eq(complaintVillage.organizationId, organizationId), eq(complaintVillage.villageId, villageId)),
      )
      .returning({ villageId: complaintVillage.villageId })
    if (changed.length === 0) return { ok: false, reason: 'absent' }
  }
  const payload = { number, name, nameEn }
  await append(tx, { kind: 'complaints.village-set', subject: villageId, actor, at, payload })
  return { ok: true }
}
