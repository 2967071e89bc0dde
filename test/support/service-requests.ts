import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { sql } from 'drizzle-orm'
import type { TenantTransaction } from '../../src/platform/database/tenant.ts'

type Told = Readonly<Record<string, unknown>>

/** A row by the names that the program has for its columns. */
async function insert({ db, organizationId }: TenantTransaction, table: string, told: Told): Promise<void> {
  const columns = Object.entries({ organizationId, ...told }).map(([name, value]) => [
    name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
    value,
  ])
  const row = JSON.stringify(Object.fromEntries(columns))
  const name = sql.identifier(table)
  await db.execute(sql`insert into ${name} select * from jsonb_populate_record(null::${name}, ${row}::jsonb)`)
}

const none = { th: '', en: '' }

const form = {
  sections: [
    {
      key: 'who',
      title: { th: 'ผู้ยื่น', en: 'Applicant' },
      fields: [
        {
          key: 'wish',
          kind: 'text',
          label: { th: 'ขออะไร', en: 'What for' },
          hint: none,
          isRequired: true,
          options: [],
          least: null,
          most: null,
          unit: none,
          purpose: none,
          showIf: null,
        },
        {
          key: 'id',
          kind: 'national-id',
          label: { th: 'เลขประจำตัวประชาชน', en: 'National id' },
          hint: none,
          isRequired: true,
          options: [],
          least: null,
          most: null,
          unit: none,
          purpose: none,
          showIf: null,
        },
      ],
    },
  ],
}

/** A service whose form asks for two things and that takes five working days. */
export async function insertService(tx: TenantTransaction, told: Told = {}): Promise<string> {
  const serviceId = uuidv7()
  await insert(tx, 'service', {
    serviceId,
    serviceKey: `service-${serviceId.slice(-12)}`,
    name: 'เก็บกิ่งไม้ใบไม้',
    nameEn: 'Collection of branches and leaves',
    about: '',
    aboutEn: '',
    ownDays: 5,
    feeSatang: 0,
    appeal: 'อุทธรณ์ต่อนายกภายใน 15 วัน',
    appealEn: 'Appeal to the chief executive within 15 days',
    state: 'open',
    openedOn: '2026-10-01',
    draftForm: form,
    draftRevision: 1,
    version: 1,
    ...told,
  })
  const publishedAt = Temporal.Instant.from('2026-10-01T03:00:00Z')
  await insert(tx, 'service_form', { serviceId, version: 1, content: form, publishedAt })
  return serviceId
}

let last = 0

/** A request that came in on Monday, 23 November 2569, and is due five working days later. */
export async function insertRequest(
  tx: TenantTransaction,
  told: Told & { readonly serviceId: string },
): Promise<string> {
  const requestId = uuidv7()
  last += 1
  await insert(tx, 'service_request', {
    overran: false,
    wasAsked: false,
    requestId,
    version: 1,
    registerYear: 2569,
    registerNumber: 1_000 + last,
    codeHash: String.raw`\x${randomBytes(32).toString('hex')}`,
    channel: 'online',
    applicant: 'นาม สมมติ',
    contact: '0812345678',
    answers: { wish: 'กิ่งมะม่วงหน้าบ้าน', id: '1101700207030' },
    receivedOn: '2026-11-23',
    completeOn: '2026-11-23',
    dueOn: '2026-11-30',
    state: 'open',
    ...told,
  })
  return requestId
}
