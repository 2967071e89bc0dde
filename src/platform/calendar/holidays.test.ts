import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { projectRoot } from '../project-root.ts'
import { holidaysFile, readHolidays } from './holidays.ts'
import { isWorkingDay, nextWorkingDay } from './working-days.ts'

const shipped = join(projectRoot, 'data/calendar/holidays.json')
const date = (iso: string): Temporal.PlainDate => Temporal.PlainDate.from(iso)

let folder = ''
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), 'holidays-'))))
afterAll(() => rm(folder, { recursive: true }))

async function read(content: string): Promise<unknown> {
  const path = join(folder, 'holidays.json')
  await writeFile(path, content)
  return readHolidays(path)
}

const newYear = {
  date: '2026-01-01',
  name: 'วันขึ้นปีใหม่',
  nameEn: "New Year's Day",
  certainty: 'cabinet',
  source: 'a',
}
const file = (...holidays: object[]): string => JSON.stringify({ notes: [], sources: { a: 'มติ' }, holidays })

test('a day comes with what its source says', async () => {
  expect(await read(file(newYear))).toEqual([{ ...newYear, source: 'มติ' }])
})

test.each([
  ['not JSON', '{', /is not JSON/],
  ['a date that does not exist', file({ ...newYear, date: '2026-02-30' }), /holidays\[0\]\.date/],
  ['a Buddhist-era date in words', file({ ...newYear, date: '1 ม.ค. 2569' }), /holidays\[0\]\.date/],
  ['a day that is there twice', file(newYear, newYear), /2026-01-01 is there twice/],
  ['a source that is not explained', file({ ...newYear, source: 'b' }), /no source b/],
  ['another certainty', file({ ...newYear, certainty: 'sure' }), /certainty/],
  ['a misspelt field', file({ ...newYear, nameTh: 'x' }), /nameTh/],
  ['an empty name', file({ ...newYear, name: ' ' }), /name/],
])('%s is refused, naming the file', async (_fault, content, message) => {
  await expect(read(content)).rejects.toThrow(message)
  await expect(read(content)).rejects.toThrow('holidays.json')
})

const { holidays } = holidaysFile.parse(JSON.parse(await readFile(shipped, 'utf8')))
const closed = new Set(holidays.map((day) => day.date))

test('the shipped days are read, in order, from 2565 to 2570', async () => {
  const days = (await readHolidays(shipped)).map((day) => day.date)
  expect(days).toEqual(days.toSorted())
  expect(new Set(days.map((day) => day.slice(0, 4)))).toEqual(
    new Set(['2022', '2023', '2024', '2025', '2026', '2027']),
  )
})

test('every year has the fixed days of the cabinet’s list', () => {
  const fixed = '01-01 04-06 04-13 04-14 04-15 05-04 06-03 07-28 08-12 10-13 10-23 12-05 12-10 12-31'.split(
    ' ',
  )
  for (let year = 2022; year <= 2027; year += 1) {
    for (const day of fixed) expect(closed).toContain(`${year}-${day}`)
  }
})

// Resolutions of 1 May 2544 and 3 February 2547: holidays on a weekend are made good by one working day.
test('each weekend with holidays gives one free working day, the next one', () => {
  const substitutions = holidays.filter((day) => day.substitutes !== undefined)
  const made = new Set(substitutions.map((day) => day.substitutes))
  const weekend = holidays.filter(({ date: iso }) => date(iso).dayOfWeek > 5)
  for (const { date: iso } of weekend) {
    const day = date(iso)
    const saturday = day.subtract({ days: day.dayOfWeek - 6 })
    const pair = [saturday.toString(), saturday.add({ days: 1 }).toString()]
    // New Year's Eve 2565 was a Saturday, made good together with the first of January.
    const count = pair.filter((other) => made.has(other)).length
    expect(count, iso).toBe(1)
  }
  for (const { date: free, substitutes } of substitutions) {
    // The cabinet moved the day for New Year's Eve 2566 from 2 January to 29 December (24 October 2566).
    if (free === '2023-12-29') continue
    const others = new Set([...closed].filter((iso) => iso !== free))
    expect(nextWorkingDay(date(substitutes!), others).toString()).toBe(free)
  }
})

test('no special holiday falls on a day that is free anyway', () => {
  for (const { date: iso } of holidays.filter((day) => day.name === 'วันหยุดราชการเพิ่มเป็นกรณีพิเศษ')) {
    expect(isWorkingDay(date(iso), new Set())).toBe(true)
  }
})

test('Buddhist holidays stand at the full moon', () => {
  // Mean lunations from the new moon of 6 January 2000, 18:14 UTC. The true full moon strays from the mean
  // by up to 14 hours, the Thai calendar from the true one by a day.
  const lunation = 29.530588853
  const firstNewMoon = Temporal.Instant.from('2000-01-06T18:14Z')
  const lunar = holidays.filter((day) => /^วัน(?:มาฆบูชา|วิสาขบูชา|อาสาฬหบูชา)/.test(day.name))
  expect(lunar).toHaveLength(18)
  for (const { date: iso, name } of lunar) {
    const noon = date(iso).toZonedDateTime({ timeZone: 'Asia/Bangkok', plainTime: '12:00' }).toInstant()
    const age = (firstNewMoon.until(noon).total('hours') / 24) % lunation
    expect(Math.abs(age - lunation / 2), `${name} ${iso}`).toBeLessThan(1.6)
  }
})

test('Buddhist Lent begins the day after Asarnha Bucha', () => {
  const asarnha = holidays.filter((day) => day.name === 'วันอาสาฬหบูชา').map((day) => day.date)
  const lent = holidays.filter((day) => day.name === 'วันเข้าพรรษา').map((day) => day.date)
  expect(asarnha.map((iso) => date(iso).add({ days: 1 }).toString())).toEqual(lent)
})

test('what has not been announced is not called certain', () => {
  for (const day of holidays.filter(({ date: iso }) => iso.startsWith('2027'))) {
    const isFixed = /^(?:01-01|04-|05-04|06-03|07-28|10-13|10-23|12-05|12-10|12-31)/.test(day.date.slice(5))
    expect(day.certainty).toBe(isFixed ? 'cabinet' : 'computed')
  }
})
