import { afterAll, beforeAll, expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { languages } from '../../src/platform/language/messages.ts'
import { address } from '../../src/platform/web/address.ts'
import { route } from '../../src/platform/web/route.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, type TestApp } from '../support/app.ts'

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

/** Every route of the house with who may use it and what the ledger keeps of it. A new route is added here. */
const table = [
  'GET /plan/document.pdf public none',
  'GET /plan/document.docx public none',
  'GET /plan/:fiscalYear/table.pdf public none',
  'GET /plan public none',
  'GET /plan/risks public none',
  'GET /plan/organizations public none',
  'GET /plan/programmes/:number public none',
  'GET /plan/:fiscalYear public none',
  'GET /plan/:fiscalYear/programmes public none',
  'GET /plan/:fiscalYear/print public none',
  'GET /plan/:fiscalYear/table.xlsx public none',
  'GET /plan/:fiscalYear/table.csv public none',
  'GET /plan/work/:fiscalYear/import plan.work none',
  'POST /plan/work/:fiscalYear/import plan.work none',
  'POST /plan/work/:fiscalYear/import/confirm plan.work plan.draft-changed',
  'GET /plan/versions public none',
  'GET /plan/versions/:versionId public none',
  'GET /plan/versions/:versionId/plan.json public none',
  'GET /plan/versions/:versionId/programmes/:number public none',
  'GET /plan/drafts plan.work-reading none',
  'POST /plan/drafts/amendment plan.work plan.draft-begun',
  'POST /plan/drafts/new-plan plan.work plan.draft-begun',
  'GET /plan/drafts/:draftId plan.work-reading none',
  'POST /plan/drafts/:draftId/reason plan.work plan.draft-changed',
  'POST /plan/drafts/:draftId/send plan.work plan.draft-sent',
  'POST /plan/drafts/:draftId/opinion plan.approve approvals.opinion-given',
  'POST /plan/drafts/:draftId/announce plan.work plan.version-announced',
  'GET /plan/drafts/:draftId/abandon plan.work none',
  'POST /plan/drafts/:draftId/abandon plan.work plan.draft-abandoned',
  'GET /plan/drafts/:draftId/plan plan.work none',
  'POST /plan/drafts/:draftId/plan plan.work plan.draft-changed',
  'GET /plan/drafts/:draftId/years/:fiscalYear plan.work none',
  'POST /plan/drafts/:draftId/years/:fiscalYear plan.work plan.draft-changed',
  'GET /plan/drafts/:draftId/programmes/add plan.work none',
  'POST /plan/drafts/:draftId/programmes/add plan.work plan.draft-changed',
  'GET /plan/drafts/:draftId/programmes/:number plan.work none',
  'POST /plan/drafts/:draftId/programmes/:number plan.work plan.draft-changed',
  'GET /plan/drafts/:draftId/programmes/:number/remove plan.work none',
  'POST /plan/drafts/:draftId/programmes/:number/remove plan.work plan.draft-changed',
  'GET /plan/overview/:fiscalYear/indicators plan.work-reading none',
  'GET /plan/figures plan.work-reading none',
  'GET /plan/emblem plan.work none',
  'POST /plan/emblem plan.work plan.emblem-set',
  'GET /plan/figures/:position/:fiscalYear plan.work none',
  'POST /plan/figures/:position/:fiscalYear plan.work plan.figure-entered',
  'GET /plan/work/:fiscalYear/:number/indicators/add plan.work none',
  'POST /plan/work/:fiscalYear/:number/indicators/add plan.work plan.indicator-set',
  'GET /plan/work/:fiscalYear/:number/indicators/:indicatorId/set plan.work none',
  'POST /plan/work/:fiscalYear/:number/indicators/:indicatorId/set plan.work plan.indicator-set',
  'GET /plan/work/:fiscalYear/:number/indicators/:indicatorId plan.work-reading none',
  'POST /plan/work/:fiscalYear/:number/indicators/:indicatorId plan.work plan.indicator-recorded',
  'POST /plan/work/:fiscalYear/:number/indicators/:indicatorId/evidence plan.work plan.evidence-added',
  'GET /plan/work plan.work-reading none',
  'GET /plan/work/:fiscalYear plan.work-reading none',
  'GET /plan/overview plan.work-reading none',
  'GET /plan/overview/:fiscalYear plan.work-reading none',
  'POST /plan/work/:fiscalYear/open plan.work plan.year-opened',
  'POST /plan/work/:fiscalYear/division plan.work plan.division-set',
  'GET /plan/work/:fiscalYear/:number plan.work-reading none',
  'GET /plan/work/:fiscalYear/:number/steps plan.work none',
  'POST /plan/work/:fiscalYear/:number/steps plan.work plan.step-changed',
  'POST /plan/work/:fiscalYear/:number/steps/add plan.work plan.step-added',
  'GET /plan/work/:fiscalYear/:number/steps/:stepId plan.work none',
  'POST /plan/work/:fiscalYear/:number/steps/:stepId plan.work plan.step-reported',
  'GET /plan/work/:fiscalYear/:number/evidence plan.work none',
  'POST /plan/work/:fiscalYear/:number/evidence plan.work plan.evidence-added',
  'GET /plan/work/:fiscalYear/:number/evidence/:evidenceId/withdraw plan.work none',
  'POST /plan/work/:fiscalYear/:number/evidence/:evidenceId/withdraw plan.work plan.evidence-withdrawn',
  'GET /plan/work/:fiscalYear/:number/spending plan.work-reading none',
  'POST /plan/work/:fiscalYear/:number/spending plan.work plan.spending-entered',
  'GET /plan/work/:fiscalYear/:number/spending/:spendingId plan.work-reading none',
  'POST /plan/work/:fiscalYear/:number/spending/:spendingId plan.work plan.spending-decided',
  'GET /plan/reports plan.work-reading none',
  'GET /plan/reports/:reportId plan.work-reading none',
  'POST /plan/reports/:reportId/send plan.work plan.report-sent',
  'POST /plan/reports/:reportId/opinion plan.approve approvals.opinion-given',
  'POST /plan/reports/:reportId/correct plan.work plan.report-opened',
  'GET /plan/reports/:reportId/programmes/:number plan.work none',
  'POST /plan/reports/:reportId/programmes/:number plan.work plan.report-written',
  'GET /plan/progress public none',
  'GET /plan/progress/:reportId public none',
  'GET /plan/progress/:reportId/report.json public none',
  'GET /plan/progress/:reportId/report.pdf public none',
  'GET /plan/progress/:reportId/report.docx public none',
  'GET /plan/reports/:reportId/report.pdf plan.work-reading none',
  'GET /plan/reports/:reportId/report.docx plan.work-reading none',
  'GET / public none',
  'GET /complaints public none',
  'GET /integrity-reports public none',
  'GET /accessibility public none',
  'GET /privacy public none',
  'GET /about public none',
  'GET /search public none',
  'GET /carried-forms/:carriedFormId signed-in none',
  'POST /carried-forms/:carriedFormId/drop signed-in none',
  'GET /disclosure public none',
  'GET /disclosure/:itaYear public none',
  'GET /disclosure/:itaYear/items.csv public none',
  'GET /disclosure/:itaYear/items.json public none',
  'GET /disclosure/:itaYear/all.zip public none',
  'GET /disclosure/:itaYear/:code public none',
  'GET /disclosure/work disclosure.reading none',
  'GET /disclosure/work/:itaYear disclosure.reading none',
  'POST /disclosure/work/:itaYear/assign disclosure.work disclosure.items-assigned',
  'POST /disclosure/work/:itaYear/checked disclosure.work disclosure.year-checked',
  'POST /disclosure/work/:itaYear/open disclosure.work disclosure.year-opened',
  'GET /disclosure/work/:itaYear/add disclosure.work none',
  'POST /disclosure/work/:itaYear/add disclosure.work disclosure.item-added',
  'GET /disclosure/work/items/:itemId/edit disclosure.work none',
  'POST /disclosure/work/items/:itemId/edit disclosure.work disclosure.item-changed',
  'POST /disclosure/work/items/:itemId/withdraw disclosure.work disclosure.item-withdrawn',
  'POST /disclosure/work/items/:itemId/restore disclosure.work disclosure.item-restored',
  'GET /disclosure/work/items/:itemId disclosure.reading none',
  'POST /disclosure/work/items/:itemId/match disclosure.work disclosure.matched',
  'POST /disclosure/work/items/:itemId/link disclosure.work disclosure.matched',
  'POST /disclosure/work/items/:itemId/take-over disclosure.work disclosure.taken-over',
  'POST /disclosure/work/items/:itemId/matches/:matchId/remove disclosure.work disclosure.unmatched',
  'POST /disclosure/work/items/:itemId/points disclosure.work disclosure.point-added',
  'POST /disclosure/work/items/:itemId/points/:pointId/check disclosure.work disclosure.point-checked',
  'POST /disclosure/work/items/:itemId/points/:pointId/remove disclosure.work disclosure.point-removed',
  'GET /my-work signed-in none',
  'GET /my-work/inbox signed-in none',
  'POST /my-work/inbox/:notificationId/read signed-in none',
  'POST /my-work/inbox/read-all signed-in none',
  'GET /files/:fileId public none',
  'GET /files/:fileId/preview/:size public none',
  'GET /my-work/inbox/contact signed-in none',
  'POST /my-work/inbox/contact signed-in none',
  'GET /my-work/failed-jobs jobs.manage none',
  'POST /my-work/failed-jobs/:jobId/retry jobs.manage jobs.retried',
  'GET /sign-in public none',
  'POST /sign-in public accounts.signed-in',
  'POST /sign-out signing-in accounts.signed-out',
  'GET /second-factor signing-in none',
  'POST /second-factor signing-in accounts.signed-in',
  'GET /second-factor/set-up signing-in none',
  'POST /second-factor/set-up signing-in accounts.second-factor-added',
  'POST /me/recovery-codes signed-in accounts.recovery-codes-made',
  'GET /me/second-factor/remove signed-in none',
  'POST /me/second-factor/remove signed-in accounts.second-factor-removed',
  'GET /sign-in/passkey public none',
  'POST /sign-in/passkey public accounts.signed-in',
  'GET /me/passkeys signed-in none',
  'POST /me/passkeys signed-in accounts.passkey-added',
  'GET /me/passkeys/:passkeyId signed-in none',
  'POST /me/passkeys/:passkeyId/name signed-in accounts.passkey-renamed',
  'POST /me/passkeys/:passkeyId/remove signed-in accounts.passkey-removed',
  'GET /openid/start public none',
  'GET /openid/return public accounts.signed-in',
  'GET /me/openid/start signed-in none',
  'GET /me/openid/return signed-in accounts.openid-linked',
  'POST /me/openid/unlink signed-in accounts.openid-unlinked',
  'GET /set-up/:token public none',
  'POST /set-up/:token public accounts.first-administrator',
  'GET /invitation/:token public none',
  'POST /invitation/:token public accounts.opened',
  'GET /reset-password/:token public none',
  'POST /reset-password/:token public accounts.password-reset',
  'GET /forgotten-password public none',
  'POST /forgotten-password public none',
  'GET /forgotten-password/sent public none',
  'GET /me signed-in none',
  'POST /me/password signed-in accounts.password-changed',
  'POST /me/sessions/:sessionId/end signed-in accounts.session-ended',
  'POST /me/other-sessions/end signed-in accounts.session-ended',
  'GET /accounts accounts.manage none',
  'GET /accounts/invite accounts.manage none',
  'POST /accounts/invite accounts.manage accounts.invited',
  'GET /accounts/:accountId accounts.manage none',
  'POST /accounts/:accountId/details accounts.manage accounts.details-changed',
  'POST /accounts/:accountId/roles accounts.manage accounts.roles-changed',
  'POST /accounts/:accountId/invitation accounts.manage accounts.invited-again',
  'POST /accounts/:accountId/reset-link accounts.manage accounts.reset-link-made',
  'POST /accounts/:accountId/close accounts.manage accounts.closed',
  'POST /accounts/:accountId/reopen accounts.manage accounts.reopened',
  'POST /accounts/:accountId/acting accounts.manage accounts.acting-recorded',
  'POST /accounts/:accountId/acting/:actingId/end accounts.manage accounts.acting-ended',
  'POST /accounts/:accountId/grants accounts.manage accounts.granted',
  'POST /accounts/:accountId/grants/:capability/withdraw accounts.manage accounts.grant-withdrawn',
  'GET /divisions accounts.manage none',
  'POST /divisions/add accounts.manage accounts.division-added',
  'GET /divisions/:divisionId accounts.manage none',
  'POST /divisions/:divisionId/name accounts.manage accounts.division-renamed',
  'POST /divisions/:divisionId/close accounts.manage accounts.division-closed',
  'POST /divisions/:divisionId/reopen accounts.manage accounts.division-reopened',
  'GET /who-did-what accounts.audit none',
  'GET /who-did-what/entries.csv accounts.audit none',
  'GET /ledger public none',
  'GET /ledger/entries public none',
  'GET /ledger/verify public none',
  'POST /ledger/verify public none',
  'GET /ledger/checkpoint public none',
  'GET /ledger/tile/* public none',
  'GET /ledger/keys public none',
  'GET /ledger/handover/:number public none',
  'GET /ledger/receipts/:index public none',
  'GET /ledger/witness-keys public none',
  'POST /ledger/add-checkpoint public none',
  'GET /open-data public none',
  ...[
    'office-holidays',
    'plan-programmes',
    'plan-programme-years',
    'plan-targets',
    'plan-fraud-risks',
    'plan-indicators',
    'plan-indicator-results',
    'plan-target-figures',
    'plan-corrections',
    'disclosure-items',
  ].flatMap((dataset) => [
    `GET /open-data/${dataset}.csv public none`,
    `GET /open-data/${dataset}.json public none`,
    `GET /open-data/${dataset}.schema.json public none`,
  ]),
]

const routes = modules.flatMap((module) => module.routes)

test('every route of the house stands in the table, with its permission and its ledger event', () => {
  const declared = routes.map(
    ({ method, address: at, permission, event }) => `${method} ${at.pattern} ${permission} ${event}`,
  )
  expect(declared.toSorted()).toEqual(table.toSorted())
})

test('every declared route is one of the server, in its languages', () => {
  for (const { method, address: at, languages: which } of routes) {
    for (const language of languages) {
      const url = localAddress(language, at.pattern)
      expect(app.server.hasRoute({ method, url }), url).toBe(which === 'both' || language === 'th')
    }
  }
})

test('the server has no route that no module declares, but for its own few', () => {
  const known = new Set([
    ...routes.flatMap(({ address: at }) => languages.map((language) => localAddress(language, at.pattern))),
    '/healthz',
    '/metrics',
    '/language/:language',
    '/assets/*',
  ])
  expect(served(app).filter((url) => !known.has(url))).toEqual([])
  expect(served(app).length).toBeGreaterThan(routes.length)
})

/** The addresses that the router knows, read from the tree it prints. */
function served({ server }: TestApp): string[] {
  const path: string[] = []
  return server
    .printRoutes()
    .split('\n')
    .flatMap((line) => {
      const [, indent = '', part = '', methods] = /^([│ ]*)(?:├── |└── )(\S*)( \(.*\))?/.exec(line) ?? []
      if (!part) return []
      path.splice(indent.length / 4, Infinity, part)
      return methods ? [path.join('')] : []
    })
}

test('every address of a module is one of its routes', () => {
  for (const module of modules) {
    const patterns = module.routes.map(({ address: at }) => at.pattern)
    for (const at of Object.values(module.urls)) expect(patterns, module.name).toContain(at.pattern)
  }
})

test('no two routes share an address', () => {
  const all = routes.map(({ method, address: at }) => `${method} ${at.pattern}`)
  expect(new Set(all).size).toBe(all.length)
})

test('the types refuse a route that does not say who may use it or what is kept of it', () => {
  const page = async () => ({ kind: 'absent' }) as const
  // @ts-expect-error a permission is missing
  route(address('/x'), { event: 'none', reuse: 'never' }, page)
  // @ts-expect-error a ledger event is missing
  route(address('/x'), { permission: 'public', reuse: 'never' }, page)
  const stated = route(address('/x'), { permission: 'public', event: 'none', reuse: 'never' }, page)
  expect(stated).toMatchObject({ method: 'GET', permission: 'public', event: 'none' })
})
