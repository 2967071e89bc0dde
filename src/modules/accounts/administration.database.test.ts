import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { testApp, testNow, type TestApp } from '../../../test/support/app.ts'
import { insideOf, type Inside } from '../../../test/support/insiders.ts'
import { addPerson, type TestPerson } from '../../../test/support/people.ts'
import { formsWithoutToken } from '../../../test/house/walk.ts'
import { Visitor } from '../../../test/support/visitor.ts'
import { findAccount } from '../../platform/identity/accounts.ts'
import { actingOf } from '../../platform/identity/acting.ts'
import type { Role } from '../../platform/identity/actor.ts'
import { addUsualDivisions, listDivisions, type Division } from '../../platform/identity/divisions.ts'
import { findSession } from '../../platform/identity/sessions.ts'
import { smtpChannel } from '../../platform/notifications/smtp.ts'
import { planWorkUrls } from '../plan/module.ts'
import { administrationMessages } from './administration-messages.ts'
import { accountUrls, administrationUrls } from './urls.ts'

const t = administrationMessages.th
const today = Temporal.PlainDate.from('2026-11-23')

let app: TestApp
let inside: Inside
let administrator: TestPerson
let divisions: Division[]
beforeAll(async () => {
  app = await testApp()
  inside = await insideOf(app.database)
  administrator = await inside((tx) => addPerson(tx, { role: 'administrator', at: testNow }))
  await inside((tx) => addUsualDivisions(tx, testNow))
  divisions = await inside(listDivisions)
})
afterAll(() => app.close())

let visitor: Visitor
beforeEach(() => {
  visitor = visitorAs(administrator)
})

function visitorAs({ token }: TestPerson): Visitor {
  const made = new Visitor(app.server)
  made.setCookie('session', token)
  return made
}

const add = (role: Role, name?: string): Promise<TestPerson> =>
  inside((tx) => addPerson(tx, { role, at: testNow, ...(name ? { name } : {}) }))

const rolesOf = async ({ token }: TestPerson, date = today) =>
  (await inside((tx) => findSession(tx, token, { at: testNow, today: date })))?.person.roles

/** What the page says, without its markup. */
const said = (): string =>
  (visitor.page?.body ?? '')
    .replaceAll(/<[^>]*>/g, '')
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')

/** The newest entry of the ledger about something. */
async function lastKind(subject: string): Promise<string | undefined> {
  const { rows } = await inside((tx) =>
    tx.db.execute<{ kind: string }>(
      `select kind from ledger_entry where subject = '${subject}' order by index desc limit 1`,
    ),
  )
  return rows[0]?.kind
}

test('somebody is invited, and comes in by the link that is shown once', async () => {
  await visitor.open(administrationUrls.accounts())
  expect(visitor.page?.body).toContain(`href="${administrationUrls.invite()}"`)
  await visitor.open(administrationUrls.invite())
  await visitor.submit(administrationUrls.invite(), {
    name: 'สมชาย ทดลอง',
    email: 'Invited@Example.go.th',
    role: ['officer', 'integrity-officer'],
    'division-officer': divisions[1]!.divisionId,
  })
  expect(visitor.page?.statusCode).toBe(200)
  const link = /http:\/\/localhost:3000(\/invitation\/[\w-]+)/.exec(said())?.[1]
  const accountId = /\/accounts\/([\da-f-]{36})/.exec(visitor.page!.body)![1]!
  expect(await lastKind(accountId)).toBe('accounts.invited')

  const newcomer = new Visitor(app.server)
  await newcomer.open(link!)
  await newcomer.submit(link!, { password: 'คำหนึ่ง คำสอง คำสาม' })
  const token = newcomer.cookie('session')!
  expect(await rolesOf({ accountId, token })).toEqual([
    { role: 'officer', divisionId: divisions[1]!.divisionId, isActing: false },
    { role: 'integrity-officer', divisionId: null, isActing: false },
  ])

  await visitor.open(administrationUrls.account({ accountId }))
  expect(said()).toContain('สมชาย ทดลอง')
  expect(visitor.page?.body).toContain('value="invited@example.go.th"')
})

test('where e-mail is sent, the link goes by e-mail and the administrator does not see it', async () => {
  const channel = smtpChannel({ smtpUrl: 'smtp://127.0.0.1:1', from: 'prongsai@example.go.th' })
  const mailing = await testApp({ channels: [channel] })
  try {
    const within = await insideOf(mailing.database)
    const sender = await within((tx) => addPerson(tx, { role: 'administrator', at: testNow }))
    const there = new Visitor(mailing.server)
    there.setCookie('session', sender.token)
    await there.open(administrationUrls.invite())
    await there.submit(administrationUrls.invite(), { name: 'ก', email: 'b@example.go.th', role: 'clerk' })
    expect(there.page?.body).toContain('b@example.go.th')
    expect(there.page?.body).not.toMatch(/invitation\/[\w-]{20}/)
    const { rows } = await within((tx) =>
      tx.db.execute<{ recipient: string; body: string }>('select recipient, body from outgoing_message'),
    )
    expect(rows.map(({ recipient }) => recipient)).toEqual(['b@example.go.th'])
    const link = /http:\/\/localhost:3000(\/invitation\/\S+)/.exec(rows[0]!.body)![1]!
    expect((await new Visitor(mailing.server).open(link)).statusCode).toBe(200)
  } finally {
    await mailing.close()
  }
})

test('a form that lacks something comes back with what was typed and what is wrong beside the field', async () => {
  const send = async (typed: Record<string, string | string[]>) => {
    await visitor.open(administrationUrls.invite())
    await visitor.submit(administrationUrls.invite(), typed)
    return visitor.page!
  }
  const empty = await send({ name: ' ', email: 'no address' })
  expect(empty.statusCode).toBe(422)
  for (const words of [t.nameMissing, t.emailWrong, t.rolesMissing]) expect(said()).toContain(words)
  expect(empty.body).toContain('value="no address"')
  for (const field of ['name', 'email', 'role']) {
    expect(empty.body).toContain(`href="#${field}"`)
    expect(empty.body).toContain(`id="${field}-error"`)
  }

  const noDivision = await send({ name: 'ก', email: 'a@example.go.th', role: 'officer' })
  expect(said()).toContain(t.divisionMissing('เจ้าหน้าที่'))
  expect(noDivision.body).toMatch(/value="officer"[^>]* checked/)
  const foreign = { 'division-officer': administrator.accountId }
  expect((await send({ name: 'ก', email: 'a@example.go.th', role: 'officer', ...foreign })).statusCode).toBe(
    422,
  )
  expect((await send({ name: 'ก', email: 'a@example.go.th', role: 'emperor' })).statusCode).toBe(422)

  const taken = `${administrator.accountId}@krajai.example`
  await send({ name: 'ก', email: taken, role: 'clerk' })
  expect(said()).toContain(t.emailTaken)
})

test('accounts are found by the filters, also in English', async () => {
  const person = await add('council-member', 'สมาชิก ค้นหา')
  await visitor.open(administrationUrls.accounts({ q: 'ค้นหา', role: '', division: '', state: '' }))
  expect(said()).toContain(t.found(1))
  expect(visitor.page?.body).toContain(administrationUrls.account({ accountId: person.accountId }))
  await visitor.open(administrationUrls.accounts({ q: 'ค้นหา', role: 'clerk' }))
  expect(said()).toContain(t.noneFound)
  expect((await visitor.open(`/en${administrationUrls.accounts({ state: 'closed' })}`)).statusCode).toBe(200)
  expect((await visitor.open(administrationUrls.accounts({ role: 'emperor' }))).statusCode).toBe(400)
})

test('long lists are cut into pages', async () => {
  for (let count = 0; count < 26; count += 1) await add('council-member', `หลายคน ${count}`)
  await visitor.open(administrationUrls.accounts({ q: 'หลายคน' }))
  expect(said()).toContain(t.found(26))
  expect(visitor.page?.body).toContain('rel="next"')
  const link = administrationUrls.accounts({ q: 'หลายคน', page: 2 })
  expect(visitor.page?.body).toContain(link.replaceAll('&', '&amp;'))
  await visitor.open(administrationUrls.accounts({ q: 'หลายคน', page: 99 }))
  expect(visitor.page?.body.match(/หลายคน \d+<\/a>/g)).toHaveLength(1)
})

test('roles are changed, and take hold at once', async () => {
  const person = await add('officer')
  const { accountId } = person
  await visitor.open(administrationUrls.account({ accountId }))
  await visitor.submit(administrationUrls.changeRoles({ accountId }), {
    role: ['internal-auditor', 'head-of-division'],
    'division-head-of-division': divisions[5]!.divisionId,
  })
  expect(visitor.url).toBe(administrationUrls.account({ accountId }))
  expect((await rolesOf(person))?.map(({ role }) => role)).toEqual(['head-of-division', 'internal-auditor'])
  expect(await lastKind(accountId)).toBe('accounts.roles-changed')
  await visitor.submit(administrationUrls.changeRoles({ accountId }), {})
  expect(visitor.page?.statusCode).toBe(422)
})

test('nobody changes his own roles here, not even with a form that he wrote himself', async () => {
  const { accountId } = administrator
  await visitor.open(administrationUrls.account({ accountId }))
  expect(said()).toContain(t.ownAccount)
  expect(() => visitor.filled(administrationUrls.changeRoles({ accountId }))).toThrow('no form')
  expect(() => visitor.filled(administrationUrls.close({ accountId }))).toThrow('no form')
  const form = visitor.filled(administrationUrls.changeDetails({ accountId }), { role: 'clerk' })
  for (const url of [
    administrationUrls.changeRoles({ accountId }),
    administrationUrls.close({ accountId }),
  ]) {
    const answer = await visitor.send({ ...form, url })
    expect(answer.statusCode).toBe(422)
    await visitor.open(administrationUrls.account({ accountId }))
  }
  expect((await rolesOf(administrator))?.map(({ role }) => role)).toEqual(['administrator'])
})

test('an account is closed, which signs its owner out, and opened again', async () => {
  const person = await add('officer')
  const { accountId } = person
  await visitor.open(administrationUrls.account({ accountId }))
  await visitor.submit(administrationUrls.close({ accountId }))
  expect(said()).toContain(t.closed)
  expect(await rolesOf(person)).toBeUndefined()
  expect(await lastKind(accountId)).toBe('accounts.closed')
  await visitor.submit(administrationUrls.reopen({ accountId }))
  // He never had a password.
  expect((await inside((tx) => findAccount(tx, accountId)))?.state).toBe('invited')
  expect(await lastKind(accountId)).toBe('accounts.reopened')
})

test('a name and an address are corrected', async () => {
  const { accountId } = await add('officer')
  await visitor.open(administrationUrls.account({ accountId }))
  await visitor.submit(administrationUrls.changeDetails({ accountId }), {
    name: 'ชื่อที่ถูก',
    email: `${administrator.accountId}@krajai.example`,
  })
  expect(said()).toContain(t.emailTaken)
  expect(visitor.page?.body).toContain('value="ชื่อที่ถูก"')
  await visitor.submit(administrationUrls.changeDetails({ accountId }), {
    name: 'ชื่อที่ถูก',
    email: 'right@example.go.th',
  })
  expect(visitor.page?.body).toContain('value="right@example.go.th"')
  expect(await lastKind(accountId)).toBe('accounts.details-changed')
})

test('a link for a new password is made for somebody who forgot his, and works', async () => {
  const person = await add('officer')
  const { accountId } = person
  await visitor.open(administrationUrls.account({ accountId }))
  await visitor.submit(administrationUrls.makeResetLink({ accountId }))
  const link = /http:\/\/localhost:3000(\/[\w-]+\/[\w-]+)/.exec(said())![1]!
  const owner = new Visitor(app.server)
  await owner.open(link)
  await owner.submit(link, { password: 'คำหนึ่ง คำสอง คำสาม' })
  expect(owner.url).toBe(accountUrls.me())
  expect(await rolesOf(person), 'the sessions there were are ended').toBeUndefined()
})

test('somebody acts for another by an order, until that is ended', async () => {
  const clerk = await add('clerk', 'ปลัด ทดลอง')
  const officer = await add('officer')
  const { accountId } = officer
  const record = administrationUrls.recordActing({ accountId })
  const typed = {
    forAccountId: clerk.accountId,
    actingRole: 'clerk',
    fromDate: '23/11/2569',
    toDate: '๓๐ พ.ย. ๒๕๖๙',
    order: 'คำสั่งที่ 123/2569',
  }
  await visitor.open(administrationUrls.account({ accountId }))
  await visitor.submit(record, { ...typed, fromDate: '23/11/2026', order: ' ', forAccountId: '' })
  expect(visitor.page?.statusCode).toBe(422)
  for (const words of [t.dateWrong, t.orderMissing, t.personMissing]) expect(said()).toContain(words)
  expect(visitor.page?.body).toContain('value="23/11/2026"')
  await visitor.submit(record, { ...typed, toDate: '22/11/2569' })
  expect(said()).toContain(t.datesCrossed)
  await visitor.submit(record, { ...typed, actingRole: 'chief-executive' })
  expect(said()).toContain(t.roleNotHeld)
  await visitor.submit(record, { ...typed, actingRole: 'administrator' })
  expect(said()).toContain(t.actingAdministrator)
  await visitor.submit(record, { ...typed, forAccountId: crypto.randomUUID() })
  expect(said()).toContain(t.personMissing)

  await visitor.submit(record, typed)
  expect(said()).toContain('ปลัด ทดลอง')
  expect((await rolesOf(officer))?.filter(({ isActing }) => isActing)).toHaveLength(1)
  const [period] = await inside((tx) => actingOf(tx, accountId))
  await visitor.submit(administrationUrls.endActing({ accountId, actingId: period!.actingId }))
  expect(said()).toContain(t.calledOff)
  expect((await rolesOf(officer))?.filter(({ isActing }) => isActing)).toEqual([])
})

test.each([
  ['who did what', 'accounts.audit', administrationUrls.audit()],
  ['the work on the plan', 'plan.work-reading', planWorkUrls.work()],
])(
  'an overseer sees %s once that is granted, and no longer when it is taken back',
  async (_, capability, address) => {
    const overseer = await add('overseer')
    const { accountId } = overseer
    const status = async () => (await visitorAs(overseer).open(address)).statusCode
    expect(await status()).toBe(403)
    await visitor.open(administrationUrls.account({ accountId }))
    await visitor.submit(administrationUrls.grant({ accountId }), {})
    expect(visitor.page?.body, 'nothing was chosen').toContain('href="#capability"')
    expect(await status()).toBe(403)
    await visitor.submit(administrationUrls.grant({ accountId }), { capability: 'accounts.manage' })
    expect(said()).toContain(t.grantRefused)
    await visitor.submit(administrationUrls.grant({ accountId }), { capability })
    expect(await status()).toBe(200)
    await visitor.submit(administrationUrls.withdraw({ accountId, capability }))
    expect(await status()).toBe(403)
  },
)

test('divisions are added, renamed, closed and opened again', async () => {
  await visitor.open(administrationUrls.divisions())
  await visitor.submit(administrationUrls.addDivision(), { name: 'กองใหม่', nameEn: ' ' })
  expect(said()).toContain(t.divisionNameMissing)
  expect(visitor.page?.body).toContain('value="กองใหม่"')
  await visitor.submit(administrationUrls.addDivision(), { name: 'กองใหม่', nameEn: 'New Division' })
  const added = (await inside(listDivisions)).find(({ name }) => name === 'กองใหม่')
  const of = { divisionId: added!.divisionId }
  await visitor.open(administrationUrls.division(of))
  await visitor.submit(administrationUrls.renameDivision(of), { name: 'กองใหม่กว่า', nameEn: 'Newer Division' })
  expect(said()).toContain('กองใหม่กว่า')
  await visitor.submit(administrationUrls.closeDivision(of))
  await visitor.open(administrationUrls.invite())
  expect(said(), 'a closed one is not chosen any more').not.toContain('กองใหม่กว่า')
  await visitor.open(administrationUrls.division(of))
  await visitor.submit(administrationUrls.reopenDivision(of))
  await visitor.open(`/en${administrationUrls.divisions()}`)
  expect(said()).toContain('Newer Division')
})

test('no page here names an element twice, and every form carries its token', async () => {
  const { accountId } = await add('overseer')
  const { divisionId } = divisions[0]!
  for (const url of [
    administrationUrls.accounts(),
    administrationUrls.invite(),
    administrationUrls.account({ accountId }),
    administrationUrls.divisions(),
    administrationUrls.division({ divisionId }),
  ]) {
    const { body } = await visitor.open(url)
    const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(ids.length, url).toBeGreaterThan(0)
    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      url,
    ).toEqual([])
    expect(formsWithoutToken(body), url).toEqual([])
  }
})

test('what there is not has no page', async () => {
  const none = crypto.randomUUID()
  for (const url of [
    administrationUrls.account({ accountId: none }),
    administrationUrls.account({ accountId: 'me' }),
    administrationUrls.division({ divisionId: none }),
  ]) {
    expect((await visitor.open(url)).statusCode, url).toBe(404)
  }
})
