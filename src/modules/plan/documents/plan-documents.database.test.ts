import { afterAll, beforeAll, expect, test } from 'vitest'
import sharp from 'sharp'
import { testApp, testNow, type TestApp } from '../../../../test/support/app.ts'
import { pdfPages } from '../../../../test/support/pdf-text.ts'
import { addPerson } from '../../../../test/support/people.ts'
import { Visitor } from '../../../../test/support/visitor.ts'
import { inOrganization } from '../../../platform/database/tenant.ts'
import { planUrls, planWorkUrls } from '../urls.ts'

let app: TestApp

beforeAll(async () => {
  app = await testApp({ content: 'krajai' })
})
afterAll(() => app.close())

async function pagesOf(address: string): Promise<string[]> {
  const answer = await app.server.inject(address)
  expect(answer.statusCode).toBe(200)
  expect(answer.headers['content-type']).toBe('application/pdf')
  return pdfPages(answer.rawPayload)
}

test('the table of a year has the rows and totals of the national print', async () => {
  const text = (await pagesOf(planUrls.yearTable({ fiscalYear: 2569 }))).join('\n')
  expect(text).toContain('แผนปฏิบัติการป้องกันการทุจริต พ.ศ.2569 ของ องค์การบริหารส่วนตำบลกระจาย')
  expect(text.match(/รายการโครงการ/g)!.length).toBeGreaterThan(1)
  expect(text).toMatch(/^44 .* 4 0\.00/m)
  expect(text).toMatch(/รวมทั้งสิ้น 110,000\.00 44 44 38 37/)
  expect(text).toContain('ข้อมูล ณ วันที่ 23 พฤศจิกายน 2569')
})

test('the whole plan has every programme where its contents say', async () => {
  const pages = await pagesOf(planUrls.document())
  expect(pages.length).toBeGreaterThan(80)
  const text = pages.join('\n')
  for (const part of ['คำนำ', 'สารบัญ', 'ส่วนที่ ๑', 'ส่วนที่ ๒', 'ส่วนที่ ๓', 'บันทึกข้อความ', 'ความเห็นปลัด']) {
    expect(text).toContain(part)
  }
  for (let number = 1; number <= 46; number += 1) {
    expect(text).toMatch(new RegExp(`^โครงการที่ ${thai(number)} `, 'm'))
  }
  // Contents say ส่วนที่ ๓ begins on a page; the page that bears that number has the heading.
  const [, told] = /ส่วนที่ ๓ [^\n]*?\.[ .]*([๐-๙]+)\n/.exec(text) ?? []
  // A reader takes marks above and below for lines of their own.
  const heading = 'ส่วนที่๓รายละเอียดโครงการ/กิจกรรม/มาตรการ'
  const page = pages.find((one) => {
    const letters = one.replaceAll(/\s/g, '')
    return letters.includes(heading) && !letters.includes('....')
  })
  expect(page?.split('\n')).toContain(told)
})

test('it is made once for each revision, and saved under a Thai name', async () => {
  const first = await app.server.inject(planUrls.document())
  const again = await app.server.inject({
    url: planUrls.document(),
    headers: { 'if-none-match': first.headers.etag },
  })
  expect(again.statusCode).toBe(304)
  expect(first.headers['content-disposition']).toContain(
    encodeURIComponent('แผนป้องกันการทุจริต 2566-2570 อบต.กระจาย.pdf'),
  )
})

test('there is no table of a year that the plan lacks', async () => {
  expect((await app.server.inject(planUrls.yearTable({ fiscalYear: 2580 }))).statusCode).toBe(404)
})

function thai(number: number): string {
  return String(number).replace(/\d/g, (digit) => '๐๑๒๓๔๕๖๗๘๙'[Number(digit)]!)
}

test('the emblem that the organisation gives is on its documents; anything else than a PNG is refused', async () => {
  const { token } = await inOrganization(
    app.database.database.serving,
    await app.database.organizationId(),
    (tx) => addPerson(tx, { role: 'officer', at: testNow }),
  )
  const officer = new Visitor(app.server)
  officer.setCookie('session', token)
  const page = planWorkUrls.emblem()
  const send = async (name: string, content: Buffer) => {
    await officer.open(page)
    return officer.submitFiles(page, {}, [{ name, content: new Uint8Array(content) }], 'emblem')
  }
  const picture = sharp({ create: { width: 300, height: 310, channels: 4, background: '#c00000' } })
  expect((await send('ตรา.jpg', await picture.clone().jpeg().toBuffer())).statusCode).toBe(422)
  const pdf = async () => (await app.server.inject(planUrls.document())).rawPayload.toString('latin1')
  // Ticks are drawn, not pictures.
  expect(await pdf()).not.toMatch(/\/Subtype ?\/Image/)
  expect((await send('ตรา.png', await picture.png().toBuffer())).statusCode).toBe(200)
  expect(await pdf()).toMatch(/\/Subtype ?\/Image/)
  const word = await app.server.inject(planUrls.documentWord())
  expect(word.rawPayload.includes('word/media/')).toBe(true)
})
