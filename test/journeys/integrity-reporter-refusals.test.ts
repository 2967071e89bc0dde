import { readFile } from 'node:fs/promises'
import type { BrowserContext, Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest'
import { confidentialSite, positions, type ConfidentialSite } from '../support/confidential-journey.ts'
import { ReportingPerson } from '../support/reporting-person.ts'

let site: ConfidentialSite
let window: BrowserContext
let page: Page
let person: ReportingPerson
beforeAll(async () => {
  site = await confidentialSite()
})
afterAll(() => site.close())
beforeEach(async () => {
  window = await site.window()
  page = await window.newPage()
  person = new ReportingPerson(page)
})
afterEach(async () => {
  site.proxy.breaksAt = () => false
  site.proxy.answers = (_, answer) => answer
  await window.close()
})

const said = (part: string) => page.locator(`[data-part=${part}]`).innerText()
const error = (step: string) => person.step(step).locator('[data-part=error]').innerText()
const photo = () => sharp({ create: { width: 300, height: 200, channels: 3, background: '#0a4a4c' } }).jpeg()
/** As a telephone's recording is: nothing in it can be packed. */
const recording = (bytes: number) => Buffer.concat([Buffer.from('ID3'), Buffer.alloc(bytes, 7)])

test('a step that lacks something says what, and nothing that was typed is lost on the way back', async () => {
  await person.open()
  await person.writeDownReceipt()
  await person.next('confirm')
  expect(await error('confirm')).toContain('พิมพ์คำที่')
  for (const at of [0, 1, 2]) await page.locator(`#word-${at}`).fill('ไม่ใช่')
  await person.next('confirm')
  expect(await error('confirm')).toContain('ไม่ตรงกับใบรับ')
  // The receipt that is shown again is the same one.
  await person.step('confirm').locator('[data-part=back]').click()
  const paper = person.paper
  await person.writeDownReceipt()
  expect(person.paper).toEqual(paper)
  await person.confirmReceipt()
  await person.next('kind')
  expect(await error('kind')).toBe('เลือกหนึ่งข้อ')
  await person.chooseKind('property')
  await person.next('story')
  expect(await error('story')).toBe('เขียนว่าเกิดอะไรขึ้น')
  await person.tell('เรื่องที่ยังไม่หาย')
  // The button of the browser leads one step back, and the address tells nothing.
  const { pathname, hash, search } = new URL(page.url())
  expect([pathname, hash, search]).toEqual(['/report/new', '', ''])
  await page.goBack()
  expect(await page.locator('#story').inputValue()).toBe('เรื่องที่ยังไม่หาย')
  await page.goBack()
  expect(await page.locator('input[name=kind][value=property]').isChecked()).toBe(true)
  await page.goForward()
  await person.next('story')
  await person.next('name')
  expect(await error('name')).toContain('เลือก')
  await person.withoutName()
  await person.next('concerned')
  expect(await error('concerned')).toContain('ไม่รู้')
})

test('another receipt can be made, and the one before opens nothing', async () => {
  await person.open()
  const first = await person.step('receipt').locator('[data-part=receipt] b').allInnerTexts()
  await page.locator('[data-part=another]').click()
  await person.writeDownReceipt()
  expect(person.paper).not.toEqual(first)
  await person.comeBack(first.join(' '))
  await person.step('nothing').waitFor()
})

test('a receipt is understood with a slip, in digits or without spaces; a wrong one opens nothing', async () => {
  await person.open('/en/report/new')
  await person.writeDownReceipt()
  const { paper } = person
  await person.comeBack('')
  expect(await error('typed')).toContain('พิมพ์คำเก้าคำ')
  await person.comeBack(paper.slice(1).join(' '))
  expect(await error('typed')).toContain('8')
  await person.comeBack([...paper.slice(1), paper[0]!].join(' '))
  expect(await error('typed')).toContain('เก้าคำนี้ไม่เป็นใบรับ')
  await person.comeBack([`zqx${paper[0]}zqx`, ...paper.slice(1)].join(' '))
  expect(await said('did-you-mean')).toContain('ไม่รู้จัก')
  const requests: string[] = []
  page.on('request', (request) => requests.push(request.url()))
  // No word ends with this letter and none sounds alike with it; behind some, a k would not be a slip at all.
  await person.comeBack([`${paper[0]!}j`, ...paper.slice(1)].join(' '))
  const meant = page.locator('[data-part=did-you-mean] button')
  if ((await meant.count()) === 1) {
    await meant.click()
    expect(await page.locator('#receipt').inputValue()).toBe(paper.join(' '))
  }
  // Suggestions come from the page: nothing was asked of the server.
  expect(requests.filter((url) => url.includes('/r/'))).toEqual([])
  await person.comeBack(paper.join(''))
  await person.step('nothing').waitFor()
  expect(await said('step-nothing')).toContain('ไม่มีอะไรที่นี่ หรือลบไปแล้ว')
})

test('files that are empty, too large, programs, broken or made to harm are refused in words', async () => {
  await person.writeReport('เรื่อง')
  const bomb = Buffer.from(
    await sharp({ create: { width: 10, height: 10, channels: 3, background: '#fff' } })
      .png()
      .toBuffer(),
  )
  bomb.writeUInt32BE(60_000, 16)
  bomb.writeUInt32BE(60_000, 20)
  const cases: [string, Buffer, string][] = [
    ['empty.jpg', Buffer.alloc(0), 'ว่างเปล่า'],
    ['long.mp3', recording(46_000_000), 'ใหญ่เกิน 45 MB'],
    ['setup.jpg', Buffer.from('MZ\x90\x00 program'), 'เป็นโปรแกรม'],
    ['virus.exe', Buffer.from('anything'), 'เป็นโปรแกรม'],
    ['bomb.png', bomb, 'ใหญ่ผิดปกติ'],
    ['broken.jpg', (await photo().toBuffer()).subarray(0, 200), 'เปิดภาพนี้ไม่ได้'],
  ]
  for (const [name, content, words] of cases) {
    await person.addFile(name, content)
    expect(await page.locator('[data-part=files-list] li', { hasText: name }).innerText()).toContain(words)
  }
  await person.next('files')
  expect(await said('review')).toContain('ไม่มี')
})

test('what cannot be cleaned is said, and is sent only if somebody says so', async () => {
  await person.writeReport('เรื่อง')
  const exif = Buffer.alloc(60_000, 0x41)
  const huge = await photo()
    .withExif({ IFD0: { ImageDescription: exif.toString() } })
    .toBuffer()
  await person.addFile('IMG_1.HEIC', Buffer.from('\x00\x00\x00\x18ftypheic and no picture', 'latin1'))
  await person.addFile('words.docx', Buffer.from('PK\x03\x04 word'))
  await person.addFile('film.mp4', Buffer.from('\x00\x00\x00\x18ftypmp42 film', 'latin1'))
  await person.addFile('big-exif.jpg', huge)
  const rows = await said('files-list')
  for (const words of ['HEIC', 'ประวัติการแก้', 'วิดีโอ', 'ลบออกแล้ว']) expect(rows).toContain(words)
  await person.next('files')
  expect(await error('files')).toContain('เลือกก่อน')
  for (const at of [0, 1, 0]) {
    const undecided = page.locator('[data-part=undecided]').first()
    await undecided.locator('button').nth(at).click()
  }
  await person.next('files')
  const files = (await said('review')).split('ไฟล์\n')[1]
  expect(files).toMatch(/file-1\.jpg \(\d+ KB\)\nfile-2\.heic \(1 KB\)\nfile-3\.mp4 \(1 KB\)/)
})

test('two taps on send are one report', async () => {
  const before = (await site.keyboxes()).length
  await person.writeReport('เรื่องเดียว')
  await person.next('files')
  await page.evaluate(() => {
    const send = document.querySelector<HTMLElement>('[data-part=step-review] [data-part=next]')
    for (let tap = 0; tap < 3; tap += 1) send?.click()
  })
  await person.step('done').waitFor()
  expect((await site.keyboxes()).length).toBe(before + 1)
  // Going back does not lead to what was sent.
  await page.goBack()
  await expect.poll(() => new URL(page.url()).pathname).toBe('/report')
})

test('a line that breaks at the last part of a file loses nothing, and only the rest is sent again', async () => {
  await person.writeReport('เรื่องที่สัญญาณขาด')
  await person.addFile('call.mp3', recording(5_000_000))
  await page.locator('[data-part=undecided] button').first().click()
  await person.next('files')
  site.proxy.counts.clear()
  site.proxy.breaksAt = (url, body) => url === '/r/blob' && body.length < 1_000_000
  await page.clock.install()
  await person.next('review')
  await expect.poll(() => site.proxy.counts.get('/r/blob') ?? 0).toBeGreaterThan(4)
  // The waits between the tries, without waiting for them.
  await expect
    .poll(async () => {
      await page.clock.fastForward(20_000)
      return said('sending-said')
    })
    .toContain('สัญญาณขาด')
  const whole = site.proxy.counts.get('/r/blob')!
  await page.goBack()
  expect(await person.step('sending').isVisible()).toBe(true)
  site.proxy.breaksAt = () => false
  await page.locator('[data-part=retry]').click()
  await person.step('done').waitFor()
  expect(site.proxy.counts.get('/r/blob')).toBe(whole + 1)
  const keyboxes = await site.keyboxes()
  const reports = await Promise.all(keyboxes.map((box) => site.recipients.read(positions.outside, box)))
  const found = reports.find((report) => report?.texts[0]?.includes('เรื่องที่สัญญาณขาด'))
  expect(Buffer.from(found!.files[0]!.content, 'base64url').equals(recording(5_000_000))).toBe(true)
})

test('a server that falls silent is asked again', async () => {
  await person.writeReport('เรื่องที่เครื่องแม่ข่ายเงียบ')
  await person.next('files')
  let asked = 0
  site.proxy.breaksAt = (url) => {
    if (url !== '/r/create') return false
    asked += 1
    return asked === 1 && 'silent'
  }
  await page.clock.install()
  await person.next('review')
  await expect.poll(() => asked).toBe(1)
  await page.clock.fastForward(200_000)
  await expect
    .poll(async () => {
      await page.clock.fastForward(5_000)
      return person.step('done').isVisible()
    })
    .toBe(true)
  expect(asked).toBe(2)
})

test('an answer that was lost after the report had arrived is no second report', async () => {
  await person.writeReport('เรื่องที่คำตอบหาย')
  await person.next('files')
  const before = (await site.keyboxes()).length
  let lost = 0
  site.proxy.answers = (url, answer) => {
    if (url !== '/r/create') return answer
    lost += 1
    return lost === 1 ? 'lost' : answer
  }
  await person.next('review')
  await person.step('done').waitFor()
  expect([lost, (await site.keyboxes()).length]).toEqual([2, before + 1])
})

test('a message that came meanwhile is read and checked before the answer goes behind it', async () => {
  await person.writeReport('เรื่องที่มีคนตอบพร้อมกัน')
  await person.next('files')
  await person.next('review')
  await person.step('done').waitFor()
  await person.comeBack()
  await person.step('thread').waitFor()
  const keyboxes = await site.keyboxes()
  const boxes = await Promise.all(
    keyboxes.map(async (box) => ({ box, read: await site.recipients.read(positions.officer, box) })),
  )
  const own = boxes.find(({ read }) => read?.texts[0]?.includes('พร้อมกัน'))!.box
  let isFirst = true
  await page.route('**/r/append', async (route) => {
    if (isFirst) expect(await site.recipients.say(positions.officer, own, 'message', 'มาก่อน')).toBe('ok')
    isFirst = false
    return route.continue()
  })
  await page.locator('#answer').fill('มาทีหลัง')
  await page.locator('[data-part=send-answer]').click()
  await expect.poll(() => said('messages')).toMatch(/มาก่อน[^]*มาทีหลัง/)
})

test('what the ledger holds is proven, and a message that the server then withholds is missed', async () => {
  await person.writeReport('เรื่องที่ถูกปิดไว้')
  await person.next('files')
  await person.next('review')
  await person.step('done').waitFor()
  const boxes = await site.keyboxes()
  const read = await Promise.all(boxes.map((box) => site.recipients.read(positions.outside, box)))
  const own = boxes[read.findIndex((one) => one?.texts[0]?.includes('ถูกปิดไว้'))]!
  expect(await site.recipients.say(positions.outside, own, 'message', 'คำตอบที่จะหาย')).toBe('ok')
  await site.batch()
  await person.comeBack()
  await person.step('thread').waitFor()
  const shown = await said('messages')
  expect(shown.match(/อยู่ในบัญชีสาธารณะแล้ว/g)).toHaveLength(2)
  expect(shown).toContain('คำตอบที่จะหาย')
  await site.app.database.asOwner(site.org, ({ db }) =>
    db.execute('delete from integrity_message where seq = 1'),
  )
  await person.comeBack()
  await person.step('thread').waitFor()
  expect(await said('why-refused')).toContain('เครื่องแม่ข่ายไม่ส่งมา')
  expect(await page.locator('#answer').isVisible()).toBe(false)
})

test('where there is no room for files the words go alone', async () => {
  await person.writeReport('เรื่องที่ไม่มีที่ว่าง')
  await person.addFile('photo.jpg', await photo().toBuffer())
  await person.next('files')
  site.proxy.answers = (url, answer) => {
    if (url !== '/r/blob') return answer
    const head = Buffer.from('{"outcome":"full","v":1}')
    const length = Buffer.alloc(4)
    length.writeUInt32BE(head.length)
    return Buffer.concat([length, head])
  }
  await person.next('review')
  await expect.poll(() => said('sending-said')).toContain('ไม่มีที่ว่างสำหรับไฟล์')
  await page.locator('[data-part=without-files]').click()
  await person.step('done').waitFor()
})

test('a server that shows a changed thread is found out, and nothing after the fault is shown', async () => {
  await person.writeReport('เรื่องที่ถูกแก้')
  await person.next('files')
  await person.next('review')
  await person.step('done').waitFor()
  await site.app.database.asOwner(site.org, ({ db }) =>
    db.execute(
      "update integrity_message set content = overlay(content placing '\\x00'::bytea from 3000 for 1)",
    ),
  )
  await person.comeBack()
  await person.step('thread').waitFor()
  expect(await said('refused')).toContain('ตรวจแล้วไม่ผ่าน')
  expect(await said('messages')).toBe('')
  const download = page.waitForEvent('download')
  await page.locator('[data-part=evidence] button').click()
  const evidence = JSON.parse(await readFile(await (await download).path(), 'utf8')) as Record<
    string,
    unknown[]
  >
  expect(evidence).toMatchObject({ seq: 0, check: 'opens' })
  expect([evidence['keyboxes']?.length, evidence['messages']?.length]).toEqual([1, 1])
  expect(await page.locator('#answer').isVisible()).toBe(false)
})

test('a directory that the ledger does not prove stops everything', async () => {
  site.proxy.answers = (url, answer) => {
    if (url === '/r/directory') answer.write('officer-9', answer.indexOf('officer-1'))
    return answer
  }
  await page.goto('/report/new')
  await person.step('closed').waitFor()
  expect(await said('why-closed')).toContain('ไม่ตรงกับบัญชีสาธารณะ')
})
