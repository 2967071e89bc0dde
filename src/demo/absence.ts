import { eq } from 'drizzle-orm'
import { workUrls } from '../modules/work/module.ts'
import { systemClock, todayInBangkok } from '../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../platform/database/tenant.ts'
import { recordActing } from '../platform/identity/acting.ts'
import type { Actor, Role } from '../platform/identity/actor.ts'
import { organization } from '../platform/organization/schema.ts'
import type { Services } from '../platform/web/services.ts'
import type { Sample } from './accounts.ts'

/** Somebody who will act for another, and a message for everybody. */
export async function addAbsence(
  tx: TenantTransaction,
  samples: readonly Sample[],
  { messenger, linkTo }: Services,
): Promise<void> {
  const at = systemClock()
  const today = todayInBangkok(at)
  const of = (role: Role): Sample => samples.find((sample) => sample.role === role)!
  const administrator: Actor = {
    accountId: of('administrator').accountId,
    role: 'administrator',
    isActing: false,
  }
  await recordActing(tx, administrator, {
    accountId: of('clerk').accountId,
    forAccountId: of('chief-executive').accountId,
    role: 'chief-executive',
    fromDate: today.add({ days: 14 }),
    toDate: today.add({ days: 18 }),
    orderReference: 'คำสั่งตัวอย่างที่ 1/2570',
    at,
  })
  const [found] = await tx.db
    .select()
    .from(organization)
    .where(eq(organization.organizationId, tx.organizationId))
  await messenger.notify(tx, {
    accounts: samples.map(({ accountId }) => accountId),
    kind: 'sample.welcome',
    title: { th: 'ข้อความตัวอย่าง: เริ่มจากหน้า “งานของฉัน”', en: 'A sample message: begin at “My work”' },
    address: workUrls.work(),
    link: linkTo({ ...found!, revision: 0 }, workUrls.work()),
    at,
  })
}
