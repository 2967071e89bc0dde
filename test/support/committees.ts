import { sql } from 'drizzle-orm'
import type { TenantTransaction } from '../../src/platform/database/tenant.ts'
import { sampleDocument } from './documents.ts'

/** The address of the sample committee is the same in every database. */
export const sampleCommittee = '0192e0a0-0000-7000-8100-000000000001'

const appointment = '0192e0a0-0000-7000-8200-000000000001'
const meeting = '0192e0a0-0000-7000-8300-000000000001'
const item = '0192e0a0-0000-7000-8400-000000000001'

/**
 * A committee that the first sample document appoints, with a member, a meeting that was held and one to come, and a
 * resolution; written past the program, as the sample documents are, which must be there.
 */
export async function addCommittee(
  { db, organizationId }: TenantTransaction,
  { accountId, at }: { accountId: string; at: Temporal.Instant },
): Promise<void> {
  const own = organizationId
  const moment = at.toString()
  const division = sql`(select division_id from division where organization_id = ${own} order by position limit 1)`
  await db.execute(sql`
    insert into committee (organization_id, committee_id, name, name_en, kind, duties, division_id, from_date,
      programmes, revision, entered_by, entered_at)
    values (${own}, ${sampleCommittee}, 'คณะทำงานตัวอย่าง', 'Sample working group', 'working-group', 'ทดสอบ', ${division},
      '2026-11-20', '{35}', 1, ${accountId}, ${moment})`)
  await db.execute(sql`
    insert into committee_appointment (organization_id, appointment_id, committee_id, order_id, revision, entered_by,
      entered_at)
    values (${own}, ${appointment}, ${sampleCommittee}, ${sampleDocument}, 1, ${accountId}, ${moment})`)
  await db.execute(sql`
    insert into committee_member (organization_id, member_id, appointment_id, position, name, post, origin, role)
    values (${own}, ${meeting}, ${appointment}, 1, 'ผู้ทดสอบ ระบบ', 'ผู้แทนชุมชน', 'citizen', 'chair')`)
  await db.execute(sql`
    insert into committee_meeting (organization_id, meeting_id, committee_id, appointment_id, number, number_year,
      state, meets_on, meets_at, place, others_present, minutes_id, revision, entered_by, entered_at)
    select ${own}, id::uuid, ${sampleCommittee}, ${appointment}, number, 2569, state, day::date, '09:30', 'ห้องประชุม',
      0, minutes::uuid, 1, ${accountId}, ${moment}
    from (values (${meeting}, 1, 'held', '2026-11-21', ${sampleDocument}),
      ('0192e0a0-0000-7000-8300-000000000002', 2, 'planned', '2026-12-21', null)
    ) as given (id, number, state, day, minutes)`)
  await db.execute(sql`
    insert into committee_agenda_item (organization_id, item_id, meeting_id, position, text, is_arising, minutes)
    values (${own}, ${item}, ${meeting}, 1, 'เรื่องเสนอให้ที่ประชุมพิจารณา', false, '')`)
  await db.execute(sql`
    insert into committee_resolution (organization_id, resolution_id, item_id, text, division_id, due_on, state,
      revision, entered_by, entered_at)
    values (${own}, ${item}, ${item}, 'จัดทำป้าย', ${division}, '2026-12-20', 'open', 1, ${accountId}, ${moment})`)
}
