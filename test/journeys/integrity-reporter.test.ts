import { readFile } from 'node:fs/promises'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { encrypterTo } from '../../src/modules/integrity-reports/module.tsx'
import { accessibilityFaults, desktop, phone } from '../support/browser.ts'
import { confidentialSite, positions, type ConfidentialSite } from '../support/confidential-journey.ts'
import { backupOf, serverFilesOf, tablesOf } from '../support/kept-bytes.ts'
import { ReportingPerson } from '../support/reporting-person.ts'
import { findTraces } from '../support/traces.ts'

let site: ConfidentialSite
beforeAll(async () => {
  site = await confidentialSite()
})
afterAll(() => site.close())

const story = 'ซองประมูลถูกเปิดก่อนเวลา Plaintext-Kangaroo-7291'
const question = 'มีสำเนาเอกสารไหม Question-Wombat-5518'
const answer = 'มีสำเนาสามแผ่น Answer-Quokka-3306'

/** A photo that tells where, when and with what it was taken. */
function telltalePhoto(): Promise<Buffer> {
  return sharp({ create: { width: 900, height: 600, channels: 3, background: '#0a4a4c' } })
    .jpeg()
    .withExif({
      IFD0: { Make: 'SecretCam-Numbat-9000', DateTime: '2026:11:01 08:00:00' },
      IFD3: { GPSLatitudeRef: 'N', GPSLatitude: '16/1 30/1 0/1' },
    })
    .toBuffer()
}

/** All that must be nowhere, by names that may be printed. */
async function secretsOf(paper: readonly string[]): Promise<Map<string, Buffer>> {
  const { secrets, identities } = await site.recipients.secrets(
    site.org,
    paper.join(' '),
    await site.keyboxes(),
  )
  const pairs = paper
    .slice(1)
    .flatMap((word, at) =>
      [' ', '', ',', '\n', '-', '+', '%20', '","'].map((between) => [
        `words ${at}`,
        `${paper[at]}${between}${word}`,
      ]),
    )
  return new Map([
    ...Object.entries(secrets).map(([name, bytes]) => [name, Buffer.from(bytes, 'base64url')] as const),
    ...Object.entries(identities).map(([name, text]) => [name, Buffer.from(text)] as const),
    ...pairs.map(([name, text], at) => [`${name} written ${at}`, Buffer.from(text!)] as const),
    ...[
      story,
      'Plaintext-Kangaroo-7291',
      question,
      answer,
      'Answer-Quokka-3306',
      'SecretCam-Numbat-9000',
    ].map((text) => [`text ${text.slice(-4)}`, Buffer.from(text)] as const),
  ])
}

/** Watches a page: nothing is asked of anybody else, no cookie is set, and nothing goes wrong. */
function watch(page: Page): string[] {
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (!request.url().startsWith(site.base) && !request.url().startsWith('blob:'))
      complaints.push(request.url())
  })
  return complaints
}

test('a report is told, read, asked about, answered and closed, and the server never sees any of it', async () => {
  const window = await site.window()
  const page = await window.newPage()
  const complaints = watch(page)
  const person = new ReportingPerson(page)
  await person.writeReport(story, positions.clerk)
  await person.addFile('IMG_2345.jpg', await telltalePhoto())
  const removed = await page.locator('[data-part=files-list]').innerText()
  for (const what of ['พิกัดที่ถ่าย', 'รุ่นกล้อง', 'วันเวลาที่ถ่าย']) expect(removed).toContain(what)
  await person.next('files')
  const review = await page.locator('[data-part=review]').innerText()
  expect(review).toContain(`ได้รับ: ${positions.outside}`)
  expect(review).toContain(`ไม่ได้รับ: ${positions.officer}`)
  await person.next('review')
  await person.step('done').waitFor()
  // Nothing that was typed is left in the page, and nothing in what the browser keeps.
  expect(await page.content()).not.toContain('Kangaroo')
  expect(await window.cookies()).toEqual([])
  const kept = await page.evaluate(async () => ({
    local: localStorage.length,
    session: sessionStorage.length,
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
  }))
  expect(kept).toEqual({ local: 0, session: 0, databases: 0, caches: 0 })

  const [keybox = ''] = await site.keyboxes()
  // Those who are concerned, and who work under them, cannot open it.
  expect(await site.recipients.read(positions.clerk, keybox)).toBeUndefined()
  expect(await site.recipients.read(positions.officer, keybox)).toBeUndefined()
  const read = (await site.recipients.read(positions.outside, keybox))!
  expect(read.refused).toBeUndefined()
  expect(read.texts[0]).toContain(story)
  expect(read.heads[0]).toMatchObject({
    kind: 'genesis',
    excluded: ['officer-1', 'clerk-1'],
    concerned: [positions.clerk],
  })
  expect(read.files.map(({ name }) => name)).toEqual(['file-1.jpg'])
  const photo = Buffer.from(read.files[0]!.content, 'base64url')
  expect(await sharp(photo).metadata()).toMatchObject({ format: 'jpeg', width: 900, height: 600 })
  expect((await sharp(photo).metadata()).exif).toBeUndefined()
  expect(photo.includes('SecretCam')).toBe(false)
  expect(await site.recipients.say(positions.outside, keybox, 'received', '')).toBe('ok')
  expect(await site.recipients.say(positions.outside, keybox, 'message', question)).toBe('ok')

  await person.comeBack()
  await person.step('thread').waitFor()
  const thread = await page.locator('[data-part=step-thread]').innerText()
  expect(thread).toContain(question)
  expect(thread).toContain('ผู้รับเรื่องยืนยันว่าอ่านแล้ว')
  expect(thread).toContain(`${positions.outside}: อ่านแล้ว`)
  const download = page.waitForEvent('download')
  await page.getByRole('button', { name: 'file-1.jpg' }).click()
  expect((await readFile(await (await download).path())).equals(photo)).toBe(true)
  await page.locator('#answer').fill(answer)
  await person.addFile(
    'second.png',
    await sharp(await telltalePhoto())
      .png()
      .toBuffer(),
    'answer-files',
  )
  await page.locator('[data-part=send-answer]').click()
  await expect.poll(() => page.locator('[data-part=messages]').innerText()).toContain(answer)
  await page.getByText('ยินยอมให้ส่งต่อ').click()
  await page.locator('#consent').check()
  await page.locator('[data-part=send-consent]').click()
  await expect.poll(() => page.locator('[data-part=states]').innerText()).toContain('คุณยินยอมให้ส่งต่อ')
  expect(await site.recipients.say(positions.outside, keybox, 'close', '')).toBe('ok')
  const after = (await site.recipients.read(positions.outside, keybox))!
  expect(after.texts).toContain(answer)
  expect(after.heads.map(({ kind }) => kind)).toEqual([
    'genesis',
    'received',
    'message',
    'message',
    'consent',
    'close',
  ])

  const { archive, entries } = await backupOf(site.app.database.address)
  const places = new Map([
    ['requests', site.proxy.received],
    ['tables', await tablesOf(site.app.database.address)],
    ['data folder', await serverFilesOf(site.app.database.address)],
    ['log', [Buffer.from(site.log.join('\n'))]],
    ['backup', [archive]],
    ['what a backup holds', entries],
  ])
  for (const [place, pieces] of places) expect(pieces.length, place).toBeGreaterThan(0)
  const secrets = await secretsOf(person.paper)
  expect(secrets.size).toBeGreaterThan(80)
  expect(findTraces(secrets, places)).toEqual([])

  await person.comeBack()
  await page.getByText('ปิดประตูของฉัน').click()
  await page.locator('[data-part=burn]').click()
  expect(await page.locator('[data-part=answer-outcome]').innerText()).toContain('ทำเครื่องหมาย')
  await page.locator('#burn-sure').check()
  await page.locator('[data-part=burn]').click()
  await person.step('burned').waitFor()
  await person.comeBack()
  await person.step('nothing').waitFor()
  expect(complaints).toEqual([])
  expect(await window.cookies()).toEqual([])
  await window.close()
})

test.each(['requests', 'tables', 'log', 'data folder', 'what a backup holds'])(
  'canary: a secret in the %s is found',
  async (place) => {
    const planted = `Canary-${place.length}-Numbat`
    const secrets = new Map([['planted', Buffer.from(planted)]])
    const lasting = Buffer.from(planted).toString('base64')
    if (place === 'requests') await fetch(`http://127.0.0.1:${site.proxy.port}/report?x=${lasting}`)
    if (place === 'log') site.app.server.log.info(lasting)
    await site.app.database.asOwner(site.org, ({ db, organizationId }) =>
      db.execute(
        `update organization set district = '${lasting}' where organization_id = '${organizationId}'`,
      ),
    )
    const pieces = {
      requests: async () => site.proxy.received,
      tables: () => tablesOf(site.app.database.address),
      log: async () => [Buffer.from(site.log.join('\n'))],
      'data folder': () => serverFilesOf(site.app.database.address),
      'what a backup holds': async () => (await backupOf(site.app.database.address)).entries,
    }[place]!
    expect(findTraces(secrets, new Map([[place, await pieces()]]))).not.toEqual([])
  },
)

test('canary: a secret is found in every form and at every place in base64', () => {
  const secret = Buffer.from('ความลับ-Bandicoot')
  const forms = [
    secret,
    secret.toString('hex'),
    secret.toString('hex').toUpperCase(),
    ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${secret}tail`).toString('base64')),
    ...['', 'x', 'xy'].map((before) => Buffer.from(`${before}${secret}`).toString('base64url')),
    Buffer.from(secret.toString(), 'utf16le'),
    Buffer.from(secret.toString(), 'utf16le').swap16(),
    encodeURIComponent(secret.toString()),
  ].map((form) => Buffer.concat([Buffer.from('before'), Buffer.from(form), Buffer.from('after')]))
  for (const [at, form] of forms.entries()) {
    expect(findTraces(new Map([['s', secret]]), new Map([['p', [form]]])), String(at)).not.toEqual([])
  }
})

test.each([
  ['th', phone],
  ['en', phone],
  ['th', desktop],
  ['en', desktop],
] as const)('every step can be used by everybody (%s, %o)', async (language, viewport) => {
  const window = await site.window({ viewport })
  const page = await window.newPage()
  const complaints = watch(page)
  const faults: Record<string, string[]> = {}
  const look = async (name: string) => {
    const found = await accessibilityFaults(page)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth > globalThis.innerWidth)
    if (found.length > 0 || wide) faults[name] = [...found, ...(wide ? ['scrolls sideways'] : [])]
  }
  const prefix = language === 'th' ? '' : '/en'
  const person = new ReportingPerson(page)
  for (const path of ['/report', '/report/form', '/report/return']) {
    await page.goto(prefix + path)
    await look(path)
  }
  await person.open(`${prefix}/report/new`)
  await page.locator('details summary').first().click()
  await look('receipt')
  await person.writeDownReceipt()
  await person.next('confirm')
  await look('confirm')
  await person.confirmReceipt()
  await person.next('kind')
  await look('kind')
  await person.chooseKind()
  await look('story')
  await person.tell('เรื่อง')
  await page.locator('input[name=named][value=with]').check()
  await look('name')
  await person.withoutName()
  for (const value of [positions.clerk, 'others']) await page.locator(`input[value="${value}"]`).check()
  await look('concerned')
  await person.next('concerned')
  await person.addFile('scan.pdf', Buffer.from('%PDF-1.7'))
  await person.addFile('photo.jpg', await telltalePhoto())
  await person.next('files')
  await look('files')
  await page.locator('[data-part=undecided] button').first().click()
  await person.next('files')
  await look('review')
  await person.next('review')
  await person.step('done').waitFor()
  await page.locator('[data-part=show-receipt]').click()
  await look('done')
  await person.comeBack(person.paper.join(' '))
  await person.step('thread').waitFor()
  for (const summary of await page.locator('[data-part=step-thread] summary').all()) await summary.click()
  await look('thread')
  expect([faults, complaints]).toEqual([{}, []])
  await window.close()
})

test('without scripts the page says why it offers no form, and what works', async () => {
  const window = await site.window({ javaScriptEnabled: false })
  const page = await window.newPage()
  for (const path of ['/report/new', '/report/return']) {
    await page.goto(path)
    const words = await page.locator('main').innerText()
    expect(words).toContain('เราไม่รับเรื่องลับผ่านแบบฟอร์มธรรมดา')
    expect(words).toContain('1205')
    expect(
      await page.locator('main').locator('input:visible, textarea:visible, button:visible').count(),
    ).toBe(0)
    expect(await accessibilityFaults(await readable(path))).toEqual([])
  }
  await page.goto('/report')
  await page.getByRole('link', { name: 'แบบสำหรับพิมพ์' }).click()
  expect(await page.locator('h1').innerText()).toContain('แบบแจ้งเบาะแส')
  await window.close()
})

test('without scripts somebody sends a file that he has encrypted himself, and no other', async () => {
  const window = await site.window({ javaScriptEnabled: false })
  const page = await window.newPage()
  await page.goto('/report/new')
  await page.getByRole('link', { name: 'ส่งไฟล์ .age' }).click()
  const { body: keys } = await site.app.server.inject({
    url: '/report/recipients.txt',
    headers: { host: 'report.localhost' },
  })
  const recipients = keys.split('\n').filter((line) => line.startsWith('age1pq1'))
  expect(recipients).toHaveLength(3)
  const text = Buffer.from('ซื้อของแพงกว่าตลาดสองเท่า')
  const choose = (name: string, buffer: Buffer) =>
    page.locator('#file').setInputFiles({ name, mimeType: 'application/octet-stream', buffer })
  await choose('report.txt', text)
  await page.getByRole('button', { name: 'ส่งไฟล์' }).click()
  expect(await page.locator('.govuk-error-summary').innerText()).toContain('ยังไม่ได้เข้ารหัส')
  await choose('report.age', Buffer.from(await encrypterTo(...recipients).encrypt(text)))
  await page.getByRole('button', { name: 'ส่งไฟล์' }).click()
  expect(await page.locator('h1').innerText()).toBe('ส่งแล้ว')
  for (const path of ['/report/offline', '/en/report/offline', '/report/offline/sent']) {
    expect(await accessibilityFaults(await readable(path)), path).toEqual([])
  }
  await window.close()
})

/** The same page where the tool that examines it may run. */
async function readable(path: string): Promise<Page> {
  const page = await (await site.window()).newPage()
  await page.goto(path)
  return page
}

test('whoever leaves at once does not come back with the button of the browser', async () => {
  const window = await site.window()
  const page = await window.newPage()
  const person = new ReportingPerson(page)
  await page.goto('/report/form')
  await person.writeReport('เรื่องที่เขียนค้างไว้')
  await page.locator('.ps-header__leave').click()
  await expect.poll(() => page.url()).not.toContain('/report/new')
  await page.goBack().catch(() => undefined)
  expect(await page.content()).not.toContain('เขียนค้างไว้')
  await window.close()
})

test('where no recipient is appointed nothing is encrypted and the other ways are shown', async () => {
  const empty = await confidentialSite(false)
  try {
    const page = await (await empty.window()).newPage()
    await page.goto('/report')
    expect(await page.locator('main').innerText()).toContain('ไม่เข้ารหัสให้')
    expect(await page.getByRole('link', { name: 'เล่าเรื่อง', exact: true }).count()).toBe(0)
    await page.goto('/report/new')
    await page.locator('[data-part=step-closed]').waitFor()
    const words = await page.locator('[data-part=step-closed]').innerText()
    expect(words).toContain('หน้านี้จึงไม่เข้ารหัสให้')
    expect(words).toContain('1206')
    expect(await accessibilityFaults(page)).toEqual([])
  } finally {
    await empty.close()
  }
})
