import { Readable } from 'node:stream'
import { expect, test } from 'vitest'
import { csvRows } from './csv-rows.ts'
import { readMoment } from './ticket-row.ts'

async function rowsOf(text: string, size: number): Promise<string[][]> {
  const bytes = Buffer.from(text)
  const chunks = Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
    bytes.subarray(index * size, (index + 1) * size),
  )
  return Array.fromAsync(csvRows(Readable.from(chunks)))
}

test.each([1, 2, 7, 1_000])('rows are read in pieces of %i bytes as in one', async (size) => {
  const text = 'a,b,c\r\n"ถนน, ""ซอย"" 3","สอง\nบรรทัด",\n\n"",x,ไม่ปิด'
  expect(await rowsOf(text, size)).toEqual([
    ['a', 'b', 'c'],
    ['ถนน, "ซอย" 3', 'สอง\nบรรทัด', ''],
    ['', 'x', 'ไม่ปิด'],
  ])
})

test('a mark that never closes fills no memory', async () => {
  const [row] = await rowsOf(`"${'ก'.repeat(50_000)}`, 4_096)
  expect(row![0]!.length).toBe(20_000)
})

test.each([
  ['2021-09-03 12:51:09.453003+00', '2021-09-03'],
  ['2021-09-03 17:00:00+00', '2021-09-04'],
  ['2564-09-03T23:59:59+07:00', '2021-09-03'],
  ['2564-09-03', '2021-09-03'],
  ['๓/๙/๒๕๖๔ 19:51', '2021-09-03'],
  ['3/9/2021', '2021-09-03'],
  ['2021-02-30', undefined],
  ['03-09-64', undefined],
  ['1564-09-03', undefined],
  ['', undefined],
])('the moment %s is on %s in Thailand', (text, day) => {
  expect(readMoment(text)?.toString()).toBe(day)
})
