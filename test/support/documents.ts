import { sql } from 'drizzle-orm'
import { append } from '../../src/platform/ledger/append.ts'
import type { TenantTransaction } from '../../src/platform/database/tenant.ts'

/** The address of the first sample document is the same in every database. */
export const sampleDocument = '0192e0a0-0000-7000-8000-000000000001'

/**
 * Published documents in the register of an organisation, each with the web site as its channel; written past the
 * program, to which every one would be sent, decided and published by people.
 */
export async function addDocuments(
  tx: TenantTransaction,
  { accountId, count, at }: { accountId: string; count: number; at: Temporal.Instant },
): Promise<void> {
  const { db, organizationId } = tx
  const id = (family: number) =>
    sql`('0192e0a0-0000-7000-800' || ${String(family)} || '-' || lpad(number::text, 12, '0'))::uuid`
  const moment = at.toString()
  await db.execute(sql`
    insert into publication (organization_id, publication_id, kind, state, title, title_en, body, links, topics,
      dated_on, signatory_name, signatory_position, signatory_capacity, division_id, place, happens_from, number,
      number_year, edition, revision, entered_by, entered_at, published_at, published_on, snapshot)
    select ${organizationId}, ${id(0)}, 'announcement', 'published', 'ประกาศตัวอย่างฉบับที่ ' || number, '',
      'ข้อความของประกาศ', '{}', '{ethics-code}', '2026-11-20', '', 'นายกองค์การบริหารส่วนตำบล', 'own',
      (select division_id from division where organization_id = ${organizationId} order by position limit 1), 'ศาลา',
      '2026-12-01', number, 2569, 1, 1, ${accountId}, ${moment}, ${moment}, '2026-11-20', '{}'
    from generate_series(1, ${count}::integer) as number`)
  await db.execute(sql`
    insert into publication_spreading (organization_id, spreading_id, publication_id, channel, used_on, note, entered_by,
      entered_at)
    select ${organizationId}, ${id(1)}, ${id(0)}, 'web-site', '2026-11-20', '', ${accountId}, ${moment}
    from generate_series(1, ${count}::integer) as number`)
  const actor = { accountId, role: 'officer', isActing: false } as const
  await append(tx, { kind: 'publications.published', subject: sampleDocument, actor, at, payload: {} })
}
