import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { textOf } from '../../../../test/house/reading.ts'
import { testApp, type TestApp } from '../../../../test/support/app.ts'
import { insideOf } from '../../../../test/support/insiders.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { inOrganization } from '../../../platform/database/tenant.ts'
import { addUsualDivisions, listDivisions } from '../../../platform/identity/divisions.ts'
import { accountRole } from '../../../platform/identity/schema.ts'
import { addOrganization } from '../../../platform/organization/adding.ts'
import { indicatorsInYear } from '../indicators/reading.ts'
import { currentPlan } from '../reading.ts'
import { planDraftUrls, planUrls, planVersionUrls } from '../urls.ts'
import { openCurrentYear } from '../work/opening.ts'
import { beginAmendment } from './draft.ts'
import { listVersions } from './version.ts'

const begun = Temporal.Instant.from('2026-11-23T03:00:00Z')
const fiscalYear = 2570

let app: TestApp

beforeAll(async () => {
  app = await testApp({ clock: () => begun })
})
afterAll(() => app.close())

test('an organisation without a plan drafts its first one from the template', async () => {
  const organizationId = crypto.randomUUID()
  const host = 'loei.example'
  const people = new Map<string, string>()
  const division = await app.database.asOwner(organizationId, async (tx) => {
    const named = { shortName: 'ทต.ทดสอบ', shortNameEn: 'Test', district: 'เมือง', districtEn: 'Mueang' }
    const place = { province: 'เลย', provinceEn: 'Loei' }
    const name = { name: 'เทศบาลตำบลทดสอบ', nameEn: 'Test Municipality' }
    await addOrganization(tx, { host, type: 'municipality', ...name, ...named, ...place }, begun)
    await addUsualDivisions(tx, begun)
    for (const role of ['officer', 'head-of-division', 'clerk', 'chief-executive'] as const) {
      people.set(role, (await addPerson(tx, { role, at: begun })).token)
    }
    const [first] = await listDivisions(tx)
    await tx.db
      .update(accountRole)
      .set({ divisionId: first!.divisionId })
      .where(eq(accountRole.organizationId, organizationId))
    return first!.divisionId
  })
  app.hearOfChanges()
  const there = (role: string) => {
    const visitor = new Visitor(app.server, { host })
    visitor.setCookie('session', people.get(role)!)
    return visitor
  }
  const officer = there('officer')
  await officer.open(planDraftUrls.drafts())
  await officer.submit(planDraftUrls.beginNewPlan())
  const draft = officer.url
  expect(textOf(officer.page!.body)).toContain('2570–2574')
  await officer.submit(`${draft}/reason`, { reason: 'แผนแรก' })
  await officer.submit(`${draft}/send`, { division })
  for (const role of ['head-of-division', 'clerk', 'chief-executive']) {
    const office = there(role)
    await office.open(draft)
    await office.submit(`${draft}/opinion`, { decision: 'agreed', opinion: '' })
  }
  await officer.open(draft)
  await officer.submit(`${draft}/announce`, { announcedOn: '23/11/2569' })
  const shown = await there('officer').open(planUrls.programme({ number: 24 }))
  expect(shown.statusCode).toBe(200)
  const work = await inOrganization(app.database.database.serving, organizationId, async (tx) => {
    await openCurrentYear(tx, begun)
    const today = Temporal.PlainDate.from('2026-11-23')
    return indicatorsInYear(tx, app.services.metrics, { fiscalYear, today })
  })
  expect(work.length).toBeGreaterThan(125)
  expect(work.every(({ text }) => !text.includes('กระจาย') || text.includes('กระจายอำนาจ'))).toBe(true)
  // Krajai's drafts and versions are unknown addresses there.
  const inside = await insideOf(app.database)
  const [draftId, versionId] = await inside(async (tx) => {
    const { accountId } = await addPerson(tx, { role: 'officer', at: begun })
    const actor = { accountId, role: 'officer', isActing: false } as const
    const amendment = await beginAmendment(tx, actor, { plan: (await currentPlan(tx))!, at: begun })
    return [amendment.draftId, (await listVersions(tx))[0]!.versionId]
  })
  expect((await officer.open(planDraftUrls.draft({ draftId }))).statusCode).toBe(404)
  expect((await officer.open(planVersionUrls.version({ versionId }))).statusCode).toBe(404)
})
