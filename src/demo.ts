import { eq } from 'drizzle-orm'
import { addAbsence } from './demo/absence.ts'
import { addSample, type Sample } from './demo/accounts.ts'
import { addWork } from './demo/work.ts'
import { systemClock } from './platform/calendar/fiscal-year.ts'
import { withOwner, type Database, type ServerAddress } from './platform/database/connection.ts'
import {
  inOrganization,
  organizationTransaction,
  type TenantTransaction,
} from './platform/database/tenant.ts'
import { hasAdministrator } from './platform/identity/accounts.ts'
import { roles, systemActor } from './platform/identity/actor.ts'
import { roleNames } from './platform/identity/role-names.ts'
import { append } from './platform/ledger/append.ts'
import { organization } from './platform/organization/schema.ts'
import { StartError } from './platform/start-error.ts'
import type { Services } from './platform/web/services.ts'

interface Demo {
  readonly database: Database
  readonly address: ServerAddress
  readonly services: Services
}

/**
 * Fills a fresh installation with one account for each role and sample activity, and prints once how to
 * sign in. Every page says that it is a sample. Refuses an installation in which somebody works.
 */
export async function prepareDemo({ database, address, services }: Demo): Promise<void> {
  const [found] = await withOwner(address, async (client) => {
    const { rows } = await client.query<{ organization_id: string; is_sample: boolean }>(
      'select organization_id, is_sample from organization where host is null',
    )
    return rows
  })
  if (!found || found.is_sample) {
    console.log(
      'รหัสผ่านของบัญชีตัวอย่างแสดงไว้ตอนเริ่มครั้งแรกเท่านั้น\nThe passwords of the samples were printed at the first start.',
    )
    return
  }
  const id = found.organization_id
  if (await inOrganization(database.serving, id, hasAdministrator)) throw refusal()
  await withOwner(address, (client) => organizationTransaction(client, id, markAsSample))
  const samples: Sample[] = []
  for (const role of roles) {
    samples.push(await inOrganization(database.serving, id, (tx) => addSample(tx, role, services)))
  }
  await inOrganization(database.serving, id, (tx) => addAbsence(tx, samples, services))
  // Before the work, which takes a while: whoever stops meanwhile can sign in nevertheless.
  print(samples)
  const { complaint, request } = await addWork(database, id, services)
  console.log(`\nรหัสติดตามเรื่องร้องเรียนตัวอย่าง / tracking code of a sample complaint: ${complaint}`)
  console.log(`รหัสติดตามคำขอข้อมูลตัวอย่าง / tracking code of a sample request for information: ${request}`)
}

function refusal(): StartError {
  return new StartError('not-a-demo', {
    th: 'โฟลเดอร์ข้อมูลนี้มีหน่วยงานที่ใช้งานจริง ให้ตั้ง PRONGSAI_DATA เป็นโฟลเดอร์อื่นสำหรับการสาธิต',
    en: 'People work with the organisation in this data folder. Set PRONGSAI_DATA to another folder for a demonstration.',
  })
}

async function markAsSample(tx: TenantTransaction): Promise<void> {
  const { db, organizationId } = tx
  await db.update(organization).set({ isSample: true }).where(eq(organization.organizationId, organizationId))
  await append(tx, {
    kind: 'organization.marked-as-sample',
    subject: organizationId,
    actor: systemActor,
    at: systemClock(),
    payload: {},
  })
}

function print(samples: readonly Sample[]): void {
  console.log('\nบัญชีตัวอย่าง (แสดงครั้งเดียว) / Sample accounts (printed once)\n')
  for (const { role, email, password, secret } of samples) {
    console.log(`${roleNames.th[role]} / ${roleNames.en[role]}`)
    console.log(`  ${email}  ${password}`)
    if (secret) console.log(`  รหัสลับของแอปยืนยันตัวตน / secret for an authenticator app: ${secret}`)
  }
}
