import { eq } from 'drizzle-orm'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { Actor } from '../../platform/identity/actor.ts'
import { append } from '../../platform/ledger/append.ts'
import { complaintCategory } from './schema.ts'

export interface Category {
  readonly category: string
  readonly name: string
  readonly nameEn: string
  readonly isClosed: boolean
}

/**
 * What complaints are about, unless the organisation says otherwise. The indicators of the plan count by these codes
 * (`data/krajai/indicators.json`), so a code never changes its meaning; names may.
 */
const usual: readonly (readonly [category: string, name: string, nameEn: string])[] = [
  ['roads', 'ถนน สะพาน ทางเท้า', 'Roads, bridges, footpaths'],
  ['light', 'ไฟทาง ไฟฟ้าสาธารณะ', 'Street and public lighting'],
  ['water', 'น้ำประปา น้ำท่วม ทางระบายน้ำ', 'Water supply, floods, drains'],
  ['waste', 'ขยะ ของเสีย กลิ่น', 'Waste and smells'],
  ['noise', 'เสียงดัง ควัน ฝุ่น', 'Noise, smoke, dust'],
  ['service', 'การให้บริการช้าหรือไม่ดี', 'Slow or poor service'],
  ['unfair-service', 'บริการไม่เป็นธรรม เลือกปฏิบัติ', 'Unfair or unequal service'],
  ['conduct', 'การปฏิบัติงานของเจ้าหน้าที่', 'How staff do their work'],
  ['administration', 'การบริหารงานของหน่วยงาน', 'How the organisation is run'],
  ['procurement', 'จัดซื้อจัดจ้าง งานก่อสร้าง', 'Procurement and construction'],
  ['personnel', 'บรรจุ แต่งตั้ง โยกย้าย เลื่อนขั้น', 'Appointment, transfer, promotion'],
  ['salary', 'เงินเดือน ค่าตอบแทน', 'Salary and pay'],
  ['property', 'ทรัพย์สินของราชการ', 'Public property'],
  ['bribery', 'เรียกรับเงินหรือของกำนัล', 'Asking for money or gifts'],
  ['other', 'เรื่องอื่น', 'Something else'],
]

/** A wider heading of the plan's indicators that holds a narrower one too: unfair service is a matter of service. */
const within: Readonly<Record<string, string>> = { 'unfair-service': 'service' }

/** The codes that count where a heading is asked for. */
export function codesWithin(category: string): readonly string[] {
  return [category, ...Object.keys(within).filter((code) => within[code] === category)]
}

/** The categories of the organisation in their order: the usual ones as it names them, then its own. */
export async function listCategories({ db, organizationId }: TenantTransaction): Promise<Category[]> {
  const rows = await db
    .select({
      category: complaintCategory.category,
      name: complaintCategory.name,
      nameEn: complaintCategory.nameEn,
      isClosed: complaintCategory.isClosed,
    })
    .from(complaintCategory)
    .where(eq(complaintCategory.organizationId, organizationId))
    .orderBy(complaintCategory.category)
  const own = new Map(rows.map((row) => [row.category, row]))
  return [
    ...usual.map(
      ([category, name, nameEn]) => own.get(category) ?? { category, name, nameEn, isClosed: false },
    ),
    ...rows.filter(({ category }) => usual.every(([code]) => code !== category)),
  ]
}

/** Those that may be chosen. */
export async function openCategories(tx: TenantTransaction): Promise<Category[]> {
  return (await listCategories(tx)).filter(({ isClosed }) => !isClosed)
}

/** Sets the name of a category, closes or opens it, or adds one; complaints that have it keep it. */
export async function setCategory(
  tx: TenantTransaction,
  actor: Actor,
  { at, ...row }: Category & { readonly at: Temporal.Instant },
): Promise<void> {
  const { db, organizationId } = tx
  const { category, ...values } = row
  await db
    .insert(complaintCategory)
    .values({ organizationId, ...row })
    .onConflictDoUpdate({
      target: [complaintCategory.organizationId, complaintCategory.category],
      set: values,
    })
  await append(tx, { kind: 'complaints.category-set', subject: category, actor, at, payload: { ...row } })
}
