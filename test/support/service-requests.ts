import { randomBytes } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import type { ServiceForm } from '../../src/modules/services/forms/form.ts'
import { service, serviceForm, serviceRequest } from '../../src/modules/services/schema.ts'
import type { TenantTransaction } from '../../src/platform/database/tenant.ts'

const none = { th: '', en: '' }

const form: ServiceForm = {
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
export async function insertService(
  { db, organizationId }: TenantTransaction,
  told: Partial<typeof service.$inferInsert> = {},
): Promise<string> {
  const serviceId = uuidv7()
  await db.insert(service).values({
    organizationId,
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
  await db.insert(serviceForm).values({ organizationId, serviceId, version: 1, content: form, publishedAt })
  return serviceId
}

let last = 0

/** A request that came in on Monday, 23 November 2569, and is due five working days later. */
export async function insertRequest(
  { db, organizationId }: TenantTransaction,
  told: Partial<typeof serviceRequest.$inferInsert> & { serviceId: string },
): Promise<string> {
  const requestId = uuidv7()
  last += 1
  await db.insert(serviceRequest).values({
    organizationId,
    requestId,
    version: 1,
    registerYear: 2569,
    registerNumber: 1_000 + last,
    codeHash: randomBytes(32),
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
