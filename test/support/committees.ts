import { sql } from 'drizzle-orm'
import type { TenantTransaction } from '../../src/platform/database/tenant.ts'
import { sampleDocument } from './documents.ts'

/** The address of the first sample committee is the same in every database. */
export const sampleCommittee = '0192e0a0-0000-7000-8100-000000000001'

/**
 * Committees that the first sample document appoints, each with a member, a meeting that was held, one to come, and a
 * resolution; written past the program, as the sample documents are, which must be there.
 */
export async function addCommittees(
  { db, organizationId }: TenantTransaction,
  { accountId, count, at }: { accountId: string; count: number; at: Temporal.Instant },
): Promise<void> {
  const own = organizationId
  const entered = sql`1, ${accountId}::uuid, ${at.toString()}::timestamptz`
  const id = (family: number) =>
    sql`('0192e0a0-0000-7000-8' || ${String(family)} || '-' || lpad(number::text, 12, '0'))::uuid`
  const [committee, appointment, held, planned, item] = [id(100), id(200), id(300), id(400), id(500)]
  const each = sql`from generate_series(1, ${count}::integer) as number`
  const division = sql`(select division_id from division where organization_id = ${own} order by position limit 1)`
  await db.execute(sql`
    insert into committee (organization_id, committee_id, name, name_en, kind, duties, division_id, from_date,
      programmes, revision, entered_by, entered_at)
    select ${own}, ${committee}, 'คณะทำงานตัวอย่างที่ ' || number, 'Sample working group ' || number, 'working-group', 'ทดสอบ',
      ${division}, '2026-11-20', '{35}', ${entered} ${each}`)
  await db.execute(sql`
    insert into committee_appointment (organization_id, appointment_id, committee_id, order_id, revision, entered_by,
      entered_at)
    select ${own}, ${appointment}, ${committee}, ${sampleDocument}, ${entered} ${each}`)
  await db.execute(sql`
    insert into committee_member (organization_id, member_id, appointment_id, position, name, post, origin, role)
    select ${own}, ${item}, ${appointment}, 1, 'ผู้ทดสอบ ระบบ', 'ผู้แทนชุมชน', 'citizen', 'chair' ${each}`)
  await db.execute(sql`
    insert into committee_meeting (organization_id, meeting_id, committee_id, appointment_id, number, number_year,
      state, meets_on, meets_at, place, others_present, minutes_id, revision, entered_by, entered_at)
    select ${own}::uuid, ${held}, ${committee}, ${appointment}, 1, 2569, 'held', '2026-11-21'::date, '09:30', 'ห้องประชุม', 0,
      ${sampleDocument}::uuid, ${entered} ${each}
    union all select ${own}::uuid, ${planned}, ${committee}, ${appointment}, 2, 2569, 'planned', '2026-12-21'::date, '09:30',
      'ห้องประชุม', 0, null, ${entered} ${each}`)
  await db.execute(sql`
    insert into committee_agenda_item (organization_id, item_id, meeting_id, position, text, is_arising, minutes)
    select ${own}, ${item}, ${held}, 1, 'เรื่องเสนอให้ที่ประชุมพิจารณา', false, '' ${each}`)
  await db.execute(sql`
    insert into committee_resolution (organization_id, resolution_id, item_id, text, division_id, due_on, state,
      revision, entered_by, entered_at)
    select ${own}, ${item}, ${item}, 'จัดทำป้าย', ${division}, '2026-12-20', 'open', ${entered} ${each}`)
}
