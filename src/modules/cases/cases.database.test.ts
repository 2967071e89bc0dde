import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'drizzle-orm'
import { textOf } from '../../../test/house/reading.ts'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { openCase, recordStep as record } from '../../../test/support/cases.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { addPerson } from '../../../test/support/people.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import { accountRole } from '../../platform/identity/schema.ts'
import type { Role } from '../../platform/identity/actor.ts'
import { workUrls } from '../work/module.ts'
import { forgetCases } from './forgetting.ts'
import { caseUrls } from './urls.ts'

let app: TestApp
let inside: Inside
let officer: Visitor

beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
  const made = await join('integrity-officer', 'เจ้าหน้าที่หนึ่ง')
  officer = made.visitor
})
afterAll(() => app.close())

async function join(role: Role, name = `ผู้ทดสอบ ${role}`): Promise<{ visitor: Visitor; accountId: string }> {
  const own = await app.database.organizationId()
  const { token, accountId } = await app.database.asOwner(own, (tx) =>
    addPerson(tx, { role, name, at: testNow }),
  )
  const visitor = new Visitor(app.server)
  visitor.setCookie('session', token)
  return { visitor, accountId }
}

const secret = 'รับเงินใต้โต๊ะจากร้านวัสดุก่อสร้างสมมติ'
const reference = 'ลับที่สุด-อ้างอิง-7781'
const filled = {
  source: 'audit-finding',
  secretReference: reference,
  nature: 'corruption',
  receivedOn: '20/11/2569',
  secretWords: secret,
  secretOthers: 'บริษัท สมมติวัสดุ',
}

const opened = (by: Visitor, typed: Readonly<Record<string, string | readonly string[]>> = {}) =>
  openCase(by, { ...filled, ...typed })

const pagesOf = (caseId: string) => [
  caseUrls.case({ caseId }),
  caseUrls.team({ caseId }),
  caseUrls.dossiers({ caseId }),
  caseUrls.step({ caseId, kind: 'noted' }),
]

test('a case is open to its team alone, whatever the role', async () => {
  const caseId = await opened(officer)
  expect(textOf(officer.page!.body)).toContain(secret)
  for (const role of [
    'officer',
    'head-of-division',
    'clerk',
    'chief-executive',
    'internal-auditor',
    'council-member',
  ] as const) {
    const { visitor } = await join(role)
    for (const url of pagesOf(caseId))
      expect((await visitor.open(url)).statusCode, `${role} ${url}`).toBe(404)
    expect((await visitor.open(caseUrls.cases())).body).not.toContain(caseId)
  }
  for (const role of ['administrator', 'overseer'] as const) {
    const { visitor } = await join(role)
    for (const url of pagesOf(caseId))
      expect((await visitor.open(url)).statusCode, `${role} ${url}`).toBe(403)
  }
})

test('integrity officers begin in the team, but not those whom it concerns', async () => {
  const colleague = await join('integrity-officer', 'เจ้าหน้าที่สอง')
  const caseId = await opened(officer)
  expect((await colleague.visitor.open(caseUrls.case({ caseId }))).statusCode).toBe(200)
  const concerning = await opened(officer, { secretAccounts: [colleague.accountId] })
  expect((await colleague.visitor.open(caseUrls.case({ caseId: concerning }))).statusCode).toBe(404)
  await officer.open(caseUrls.team({ caseId: concerning }))
  await officer.submit(caseUrls.addMember({ caseId: concerning }), { account: colleague.accountId })
  expect(officer.page!.statusCode, 'nor can he be let in').toBe(422)
})

test('whoever holds a concerned role is refused, also in the team, and whoever acts in it', async () => {
  const chief = await join('chief-executive')
  const deputy = await join('officer', 'รองปลัด')
  const caseId = await opened(officer)
  for (const { accountId } of [chief, deputy]) {
    await officer.open(caseUrls.team({ caseId }))
    expect((await officer.submit(caseUrls.addMember({ caseId }), { account: accountId })).statusCode).toBe(
      200,
    )
  }
  for (const { visitor } of [chief, deputy]) {
    expect((await visitor.open(workUrls.work())).body, 'it waits for the team').toContain(caseId)
    expect((await visitor.open(caseUrls.case({ caseId }))).statusCode).toBe(200)
  }
  await officer.open(caseUrls.team({ caseId }))
  await officer.submit(caseUrls.setConcerned({ caseId }), {
    secretRoles: ['chief-executive'],
    secretOthers: '',
  })
  expect((await chief.visitor.open(workUrls.work())).body).not.toContain(caseId)
  expect((await deputy.visitor.open(workUrls.work())).body).toContain(caseId)
  expect((await chief.visitor.open(caseUrls.case({ caseId }))).statusCode).toBe(404)
  expect((await deputy.visitor.open(caseUrls.case({ caseId }))).statusCode).toBe(200)
  const own = await app.database.organizationId()
  await app.database.asOwner(own, async (tx) => {
    await tx.db
      .execute(sql`insert into acting (organization_id, acting_id, account_id, for_account_id, role, from_date, to_date, order_reference)
      values (${own}, gen_random_uuid(), ${deputy.accountId}, ${chief.accountId}, 'chief-executive', '2026-11-01', '2027-01-01', '1/2569')`)
  })
  expect((await deputy.visitor.open(caseUrls.case({ caseId }))).statusCode, 'now acts as chief').toBe(404)
  expect((await deputy.visitor.open(workUrls.work())).body, 'not a task line either').not.toContain(caseId)
  const post = await deputy.visitor.open(caseUrls.cases())
  expect(post.body).not.toContain(caseId)
})

test('an administrator who has another role too reads nothing and cannot be let in', async () => {
  const caseId = await opened(officer)
  const { visitor, accountId } = await join('clerk')
  const own = await app.database.organizationId()
  await officer.open(caseUrls.team({ caseId }))
  await officer.submit(caseUrls.addMember({ caseId }), { account: accountId })
  expect((await visitor.open(caseUrls.case({ caseId }))).statusCode).toBe(200)
  await app.database.asOwner(own, async (tx) => {
    await tx.db.insert(accountRole).values({
      organizationId: own,
      accountRoleId: crypto.randomUUID(),
      accountId,
      role: 'administrator',
      fromDate: '2026-10-01',
    })
  })
  expect((await visitor.open(caseUrls.case({ caseId }))).statusCode).toBe(403)
})

test('nobody opens a case that concerns himself, and a team is never left empty', async () => {
  await officer.open(caseUrls.open())
  await officer.submit(caseUrls.open(), { ...filled, secretRoles: ['integrity-officer'] })
  expect(officer.page!.statusCode).toBe(422)
  expect(officer.page!.body, 'nothing typed is lost').toContain(secret)
  const auditor = (await join('internal-auditor')).visitor
  const caseId = await opened(auditor, { secretRoles: ['integrity-officer'] })
  expect((await officer.open(caseUrls.case({ caseId }))).statusCode).toBe(404)
  await auditor.open(caseUrls.team({ caseId }))
  await auditor.submit(caseUrls.setConcerned({ caseId }), {
    secretRoles: ['internal-auditor'],
    secretOthers: '',
  })
  expect(auditor.page!.statusCode).toBe(422)
  await auditor.open(caseUrls.team({ caseId }))
  await auditor.submit(caseUrls.removeMember({ caseId }))
  expect(auditor.page!.statusCode, 'the last one stays').toBe(422)
  expect((await auditor.open(caseUrls.case({ caseId }))).statusCode).toBe(200)
})

test('a case goes from fact-finding to discipline, appeal and closing, with its deadlines', async () => {
  const caseId = await opened(officer)
  expect(await record(officer, caseId, 'preliminary-begun', { secretWho: 'นิติกร' })).toBe(200)
  expect(textOf(officer.page!.body).replaceAll('\u00a0', ' '), '30 days').toContain('23 ธันวาคม 2569')
  expect(
    await record(officer, caseId, 'extended', {
      secretChoice: 'preliminary',
      until: '20/12/2569',
      secretWords: 'พยานป่วย',
    }),
    'not later',
  ).toBe(422)
  expect(
    await record(officer, caseId, 'extended', {
      secretChoice: 'preliminary',
      until: '15/01/2570',
      secretWords: 'พยานป่วย',
    }),
  ).toBe(200)
  expect(
    await record(officer, caseId, 'preliminary-ended', { secretChoice: 'grounds', secretWords: 'มีหลักฐาน' }),
  ).toBe(200)
  expect(
    await record(officer, caseId, 'committee-appointed', {
      secretChoice: 'disciplinary',
      secretOrderNumber: '77/2569',
      secretOrderDate: '22/11/2569',
    }),
  ).toBe(200)
  expect(await record(officer, caseId, 'allegation-told', { secretWords: 'เรียกรับเงิน' })).toBe(200)
  expect(
    await record(officer, caseId, 'result-found', { secretChoice: 'serious', secretWords: 'ผิดจริง' }),
  ).toBe(200)
  expect(
    await record(officer, caseId, 'discipline-ordered', {
      secretChoice: 'expulsion',
      secretOrderNumber: '80/2569',
      secretOrderDate: '23/11/2569',
    }),
  ).toBe(200)
  expect(await record(officer, caseId, 'referred', { secretChoice: 'nacc', secretReference: 'ยส 1/1' })).toBe(
    200,
  )
  expect(await record(officer, caseId, 'appealed', {})).toBe(200)
  expect(await record(officer, caseId, 'appeal-decided', { secretChoice: 'upheld', secretWords: 'ยก' })).toBe(
    200,
  )
  expect(await record(officer, caseId, 'closed', { secretWords: 'จบ' })).toBe(200)
  for (const word of ['ไล่ออก', 'สำนักงาน ป.ป.ช.', '77/2569', 'ยกอุทธรณ์', 'ปิดเรื่อง']) {
    expect(textOf(officer.page!.body)).toContain(word)
  }
})

test('what does not come next is refused, and bad input is told beside its field', async () => {
  const caseId = await opened(officer)
  await officer.open(caseUrls.step({ caseId, kind: 'closed' }))
  expect(officer.url, 'not yet: the case is shown').toBe(caseUrls.case({ caseId }))
  expect(await record(officer, caseId, 'preliminary-begun', { day: '31/02/2569' })).toBe(422)
  expect(await record(officer, caseId, 'preliminary-begun', { day: '01/01/2570' }), 'future').toBe(422)
  expect(await record(officer, caseId, 'preliminary-begun', { day: '01/11/2569' }), 'before receipt').toBe(
    422,
  )
  expect(await record(officer, caseId, 'referred', { secretChoice: 'interpol' })).toBe(422)
  expect(await record(officer, caseId, 'noted', { secretWords: '   ' })).toBe(422)
  expect(await record(officer, caseId, 'noted', { secretWords: 'ก'.repeat(20_001) })).toBe(422)
  expect((await officer.open(`/cases/${caseId}/record/nothing`)).statusCode).toBe(404)
  expect((await officer.open('/cases/no-uuid')).statusCode).toBe(404)
  await officer.open(caseUrls.open())
  await officer.submit(caseUrls.open(), {
    ...filled,
    source: 'rumour',
    nature: '',
    receivedOn: '1/1/2026',
    secretWords: '',
    secretReference: '',
  })
  expect(officer.page!.statusCode).toBe(422)
  expect(officer.page!.body.match(/govuk-error-message/g)).toHaveLength(5)
})

test('a form that is sent twice is one case and one step', async () => {
  await officer.open(caseUrls.open())
  const form = officer.filled(caseUrls.open(), filled)
  const before = await count('case_matter')
  const [one, other] = [await officer.send(form), await officer.send(form)]
  expect(other.headers.location).toBe(one.headers.location)
  expect(await count('case_matter')).toBe(before + 1)
})

async function count(table: string): Promise<number> {
  const own = await app.database.organizationId()
  return app.database.asOwner(own, async (tx) => {
    const { rows } = await tx.db.execute<{ count: number }>(
      sql.raw(`select count(*)::int as count from ${table}`),
    )
    return rows[0]!.count
  })
}

test('every reading is written down, for the team by name and for the auditor as counts', async () => {
  const caseId = await opened(officer)
  const before = await count('case_read')
  await officer.open(caseUrls.case({ caseId }))
  expect(await count('case_read')).toBe(before + 1)
  expect(textOf(officer.page!.body)).toContain('เจ้าหน้าที่หนึ่ง')
  const { visitor } = await join('clerk')
  await visitor.open(caseUrls.case({ caseId }))
  expect(await count('case_read'), 'who is refused has read nothing').toBe(before + 1)
  const auditor = (await join('internal-auditor')).visitor
  await auditor.open(caseUrls.readCounts())
  expect(auditor.page!.body).toContain('11/2569')
  expect(textOf(auditor.page!.body)).not.toContain('เจ้าหน้าที่หนึ่ง')
})

/** Everything that the organisation's database holds, as text. */
async function dump(): Promise<string> {
  const own = await app.database.organizationId()
  return app.database.asOwner(own, async (tx) => {
    const { rows: tables } = await tx.db.execute<{ name: string }>(
      sql`select table_name as name from information_schema.tables where table_schema = 'public'`,
    )
    const texts = []
    for (const { name } of tables) {
      const { rows } = await tx.db.execute<{ row: string }>(sql.raw(`select t::text as row from "${name}" t`))
      texts.push(...rows.map(({ row }) => `${name} ${row}`))
    }
    return texts.join('\n')
  })
}

test('no table holds a word of a case, open or in hexadecimal, nor does the ledger tie an entry to it', async () => {
  const caseId = await opened(officer, { secretOthers: 'นายสมมติ ผู้ถูกกล่าวหา' })
  await record(officer, caseId, 'noted', { secretWords: 'พยานชื่อสมมติปาก' })
  // What was sent when a session had ended is kept for a day: of a case, nothing that it says.
  const late = await join('integrity-officer', 'เจ้าหน้าที่สาม')
  await late.visitor.open(caseUrls.open())
  const own = await app.database.organizationId()
  await app.database.asOwner(own, async (tx) => {
    await tx.db.execute(
      sql`update session set ended_at = ${testNow.toString()} where account_id = ${late.accountId}`,
    )
  })
  await late.visitor.submit(caseUrls.open(), { ...filled, secretWords: 'พิมพ์ค้างไว้ลับ' })
  const text = await dump()
  expect(text, 'canary: what is no secret is in the dump').toContain('เจ้าหน้าที่หนึ่ง')
  expect(text, 'canary: the form was carried').toContain('/cases/new')
  for (const word of [secret, reference, 'นายสมมติ ผู้ถูกกล่าวหา', 'พยานชื่อสมมติปาก', 'พิมพ์ค้างไว้ลับ']) {
    expect(text).not.toContain(word)
    expect(text).not.toContain(Buffer.from(word).toString('hex'))
  }
  const ledger = text.split('\n').filter((line) => line.startsWith('ledger_entry') && line.includes('cases.'))
  expect(ledger.length).toBeGreaterThan(1)
  for (const line of ledger) expect(line).not.toContain(caseId)
  const payloads = text.split('\n').filter((line) => line.startsWith('ledger_payload'))
  for (const line of payloads) expect(line).not.toContain(caseId)
})

test('another organisation has none of it', async () => {
  const caseId = await opened(officer)
  await inside(async (tx) => {
    const { rows } = await tx.db.execute(sql`select case_id from case_matter where case_id = ${caseId}`)
    expect(rows).toHaveLength(1)
  })
  const client = await app.database.database.serving.connect()
  try {
    await client.query('begin')
    await client.query(`set local app.organization_id = '${crypto.randomUUID()}'`)
    for (const table of ['case_matter', 'case_member', 'case_step', 'case_read', 'case_dossier']) {
      const { rows } = await client.query(`select * from ${table}`)
      expect(rows, table).toEqual([])
    }
    await client.query('rollback')
  } finally {
    client.release()
  }
})

test('ten years after closing the content is gone and the count stays', async () => {
  const caseId = await opened(officer)
  await record(officer, caseId, 'committee-appointed', {
    secretChoice: 'fact-finding',
    secretOrderNumber: '1/2569',
    secretOrderDate: '22/11/2569',
  })
  await record(officer, caseId, 'result-found', { secretChoice: 'no-fault', secretWords: 'ไม่ผิด' })
  await record(officer, caseId, 'closed', { secretWords: 'จบ' })
  const before = await count('case_matter')
  await inside((tx) => forgetCases(tx, Temporal.Instant.from('2036-11-22T10:00:00Z')))
  expect((await officer.open(caseUrls.case({ caseId }))).statusCode).toBe(200)
  await inside((tx) => forgetCases(tx, Temporal.Instant.from('2036-11-23T20:00:00Z')))
  expect((await officer.open(caseUrls.case({ caseId }))).statusCode).toBe(404)
  expect(await count('case_matter')).toBe(before)
  await inside(async (tx) => {
    const { rows } = await tx.db.execute(
      sql`select 1 from case_step where case_id = ${caseId} and content_box is not null`,
    )
    expect(rows).toEqual([])
  })
})

test('a deadline waits for the team, with not a word of the case, until it is met', async () => {
  const { visitor } = await join('integrity-officer', 'เจ้าหน้าที่สี่')
  const caseId = await opened(visitor)
  const tasks = async () => textOf((await visitor.open(workUrls.work())).body)
  expect(await tasks()).toContain('เริ่มเรื่องที่เปิดใหม่')
  await record(visitor, caseId, 'preliminary-begun', {})
  expect(await tasks()).toContain('ทำตามกำหนดในเรื่องที่คุณอยู่ในทีม')
  expect(await tasks()).not.toContain(secret)
  await record(visitor, caseId, 'preliminary-ended', { secretChoice: 'no-grounds', secretWords: 'ไม่พบ' })
  await record(visitor, caseId, 'closed', { secretWords: 'จบ' })
  expect(await tasks()).not.toContain('ทำตามกำหนดในเรื่องที่คุณอยู่ในทีม')
})
