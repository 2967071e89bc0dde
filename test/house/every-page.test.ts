import type { LightMyRequestResponse } from 'fastify'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { accountUrls } from '../../src/modules/accounts/module.ts'
import { complaintUrls, open311Urls } from '../../src/modules/complaints/module.ts'
import { fileUrls } from '../../src/modules/files/module.ts'
import { informationCentreUrls } from '../../src/modules/information-requests/module.ts'
import { ledgerUrls } from '../../src/modules/ledger/module.tsx'
import { manualUrls } from '../../src/modules/manuals/module.ts'
import { mapUrls } from '../../src/modules/maps/module.ts'
import { planReportUrls } from '../../src/modules/plan/module.ts'
import { recordListing } from '../../src/modules/integrity-reports/module.tsx'
import { queueUrls } from '../../src/modules/queue/module.ts'
import { serviceUrls } from '../../src/modules/services/module.ts'
import { surveyUrls } from '../../src/modules/surveys/module.ts'
import { modules } from '../../src/modules.ts'
import { testApp, testNow, type TestApp } from '../support/app.ts'
import { addCommittees } from '../support/committees.ts'
import { addDocuments } from '../support/documents.ts'
import { addPerson } from '../support/people.ts'
import { insertSurvey } from '../support/surveys.ts'
import { linksOf } from './reading.ts'
import { everyPage, formsWithoutToken } from './walk.ts'

let app: TestApp
let reached: Map<string, LightMyRequestResponse>
let pages: [string, string][]
beforeAll(async () => {
  app = await testApp()
  await app.database.asOwner(await app.database.organizationId(), async (tx) => {
    const { accountId } = await addPerson(tx, { role: 'officer', at: testNow })
    await addDocuments(tx, { accountId, count: 1, at: testNow })
    await addCommittees(tx, { accountId, count: 1, at: testNow })
    await recordListing(tx, { v: 1, type: 'integrity-code', org: tx.organizationId, files: [] }, testNow)
    await insertSurvey(tx, { accountId })
  })
  reached = await everyPage(app.server)
  pages = [...reached]
    .filter(([, answer]) => String(answer.headers['content-type']).startsWith('text/html'))
    .map(([url, answer]) => [url, answer.body])
  // Problems are pages too.
  for (const url of ['/nothing-here', '/en/nothing-here', '/plan/2570/programmes?dimension=9']) {
    pages.push([url, (await app.server.inject({ url })).body])
  }
})
afterAll(() => app.close())

test('every link of the house leads to a page', () => {
  for (const [url, { statusCode }] of reached) expect(statusCode, url).toBe(200)
})

/** Pages that nobody comes to by a link of the site: a message, or the program itself, leads to them. */
const unlinked = new Set<string>([
  accountUrls.setUp.pattern,
  accountUrls.invitation.pattern,
  accountUrls.reset.pattern,
  accountUrls.forgottenSent.pattern,
  // The sign-in page leads there where the operator has named a provider.
  accountUrls.openidStart.pattern,
  accountUrls.openidReturn.pattern,
  // Of a request for information: the form leads to one, the tracking code to the others.
  informationCentreUrls.received.pattern,
  informationCentreUrls.case.pattern,
  informationCentreUrls.caseFile.pattern,
  // Of a complaint: the same.
  complaintUrls.received.pattern,
  complaintUrls.case.pattern,
  complaintUrls.caseFile.pattern,
  // Of the map of the area; there is none yet.
  complaintUrls.map.pattern,
  mapUrls.picture.pattern,
  // A summary of complaints that the chief executive has acknowledged leads there.
  complaintUrls.roundFile.pattern,
  // A program puts it together from the number of a complaint.
  open311Urls.request.pattern,
  // Of the waiting room: a screen in it, a ticket that was taken, and what a page that stays open follows.
  queueUrls.kiosk.pattern,
  queueUrls.ticket.pattern,
  queueUrls.live.pattern,
  // Of a request for a service that was decided: its tracking code leads there.
  serviceUrls.result.pattern,
  serviceUrls.resultFile.pattern,
  // Of a service that is open, and of a request for it; there is none yet.
  serviceUrls.service.pattern,
  serviceUrls.apply.pattern,
  serviceUrls.received.pattern,
  serviceUrls.saved.pattern,
  serviceUrls.case.pattern,
  // Of a survey: after an answer, by a link that was given to one person, on a screen at a counter, of another year.
  surveyUrls.thanks.pattern,
  surveyUrls.invited.pattern,
  surveyUrls.kiosk.pattern,
  surveyUrls.report.pattern,
  // Of a report that was sealed; there is none yet.
  planReportUrls.sealedReport.pattern,
  planReportUrls.sealedReportFile.pattern,
  planReportUrls.sealedReportPdf.pattern,
  planReportUrls.sealedReportWord.pattern,
  // Of a manual that was published; there is none yet.
  manualUrls.manual.pattern,
  manualUrls.version.pattern,
  manualUrls.versionPdf.pattern,
  manualUrls.versionFile.pattern,
  // Programs that verify the log put these addresses together themselves.
  fileUrls.file.pattern,
  fileUrls.preview.pattern,
  ledgerUrls.tile.pattern,
  ledgerUrls.handover.pattern,
  ledgerUrls.witnessKeys.pattern,
])

test('the walk reaches every page and file of the open site that a module declares', () => {
  const walked = [...reached.keys()]
  for (const { address, method, permission, site } of modules.flatMap((module) => module.routes)) {
    if (method !== 'GET' || permission !== 'public' || site !== 'open') continue
    if (unlinked.has(address.pattern)) continue
    const pattern = new RegExp(`^${address.pattern.replaceAll('.', '\\.').replaceAll(/:\w+/g, '[^/]+')}$`)
    expect(
      walked.some((url) => pattern.test(url)),
      address.pattern,
    ).toBe(true)
  }
})

test('every page is reached in both languages, and says which it is in', () => {
  const html = new Map(pages)
  for (const [url, body] of pages) {
    const english = url === '/en' || url.startsWith('/en/')
    expect(body, url).toContain(`<html lang="${english ? 'en' : 'th'}"`)
    const counterpart = english ? url.slice('/en'.length) || '/' : url === '/' ? '/en' : `/en${url}`
    if (!url.includes('?')) expect(html.has(counterpart), counterpart).toBe(true)
  }
})

test('every page has one heading of the first rank, one title and one main part', () => {
  for (const [url, body] of pages) {
    for (const element of ['h1', 'title', 'main']) {
      expect(body.match(new RegExp(`<${element}[ >]`, 'g')), `${element} of ${url}`).toHaveLength(1)
    }
    expect(body, url).toMatch(/<title>[^<]+<\/title>/)
  }
})

test('no page names an element twice', () => {
  for (const [url, body] of pages) {
    const ids = [...body.matchAll(/\sid="([^"]*)"/g)].map(([, id]) => id)
    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      url,
    ).toEqual([])
  }
})

test('every link inside a page leads to a part of it', () => {
  for (const [url, body] of pages) {
    for (const link of linksOf(body).filter((href) => href.startsWith('#'))) {
      expect(body, `${link} of ${url}`).toContain(`id="${link.slice(1)}"`)
    }
  }
})

test('every link to a part of another page finds that part', () => {
  const html = new Map(pages)
  const links = new Set(pages.flatMap(([, body]) => linksOf(body)).filter((href) => /^\/[^#]*#/.test(href)))
  expect(links.size, 'risks are linked to').toBeGreaterThan(5)
  for (const link of links) {
    const [url = '', part = ''] = link.split('#')
    expect(html.get(url), link).toContain(`id="${part}"`)
  }
})

const foreignTags = new Set(['script', 'style', 'iframe', 'object', 'embed', 'base'])
const loading = new Set(['src', 'srcset', 'poster', 'data', 'action', 'formaction'])

function isIntrusive(tag: string): boolean {
  // A file of our own, named after its content, that the page works without.
  if (/^<script type="module" src="\/assets\/[\w-]+\.[0-9a-f]{10}\.js">$/.test(tag)) return false
  // A screen of the office asks for its own page anew after some seconds: a number, and no address.
  if (/^<meta http-equiv="refresh" content="[1-9]\d+"\/>$/.test(tag)) return false
  const name = /^<(\w+)/.exec(tag)?.[1]?.toLowerCase() ?? ''
  if (foreignTags.has(name)) return true
  const attributes = [...tag.matchAll(/\s([\w:-]+)(?:\s*=\s*"([^"]*)")?/g)]
  return attributes.some(([, attribute = '', value = '']) => {
    if (attribute === 'style' || attribute.startsWith('on') || attribute === 'http-equiv') return true
    if (loading.has(attribute) || (name === 'link' && attribute === 'href')) return !/^\/(?!\/)/.test(value)
    return attribute === 'href' && /^\s*(javascript|data):/i.test(value)
  })
}

/** What the security policy would block, and what would tell others who reads. */
function intrusions(html: string): string[] {
  return (html.match(/<[a-z][^>]*>/gi) ?? []).filter(isIntrusive)
}

test('no page runs anything inline or loads anything from elsewhere', () => {
  for (const [url, body] of pages) expect(intrusions(body), url).toEqual([])
})

test.each([
  '<script>x</script>',
  '<script src="/assets/x.js"></script>',
  '<p style="color:red">',
  '<a href="/" onclick="x()">',
  '<img src="https://tracker.example/x.gif">',
  '<img src="//tracker.example/x.gif">',
  '<link rel="stylesheet" href="https://fonts.example/x.css">',
  '<a href="javascript:x()">',
  '<form action="https://evil.example/">',
  '<meta http-equiv="refresh" content="0">',
  '<meta http-equiv="refresh" content="15; url=https://evil.example/"/>',
])('canary: %s is noticed', (html) => {
  expect(intrusions(html)).toHaveLength(1)
})

test('every form that sends something carries a token', () => {
  for (const [url, body] of pages) expect(formsWithoutToken(body), url).toEqual([])
})

test('the styles load nothing from elsewhere, and what they load is there', async () => {
  const href = /<link rel="stylesheet" href="([^"]+)"/.exec(pages[0]?.[1] ?? '')?.[1] ?? ''
  const { body } = await app.server.inject({ url: href })
  expect(body).not.toContain('@import')
  const files = [...body.matchAll(/url\(["']?([^"')]+)/g)].map(([, file = '']) => file)
  expect(files.length).toBeGreaterThan(0)
  for (const file of new Set(files)) {
    expect(file, 'a plain name beside the styles').toMatch(/^[\w.-]+$/)
    expect((await app.server.inject({ url: `/assets/${file}` })).statusCode, file).toBe(200)
  }
})

test('links that leave the site are few and known', () => {
  const outside = new Set(pages.flatMap(([, body]) => linksOf(body)).filter((href) => !/^[/#]/.test(href)))
  expect([...outside].toSorted()).toEqual([
    // The confidential site of the same organisation.
    'http://report.localhost:3000/en/report',
    'http://report.localhost:3000/report',
    'https://c2sp.org/signed-note',
    'https://c2sp.org/tlog-checkpoint',
    'https://c2sp.org/tlog-cosignature',
    'https://c2sp.org/tlog-proof',
    'https://c2sp.org/tlog-tiles',
    'https://creativecommons.org/licenses/by/4.0/',
    'tel:1205',
    'tel:1206',
    'tel:1567',
  ])
})
