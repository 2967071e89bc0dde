import { describe, expect, test } from 'vitest'
import type { SpreadsheetTable } from '../../../platform/documents/spreadsheet-reading.ts'
import { importedRows } from './imported-rows.ts'
import { tableOfSpreadsheet, tableOfText, type TableSource } from './table-source.ts'
import { readYearTable, type KnownPlan } from './year-table-reading.ts'

const known: KnownPlan = {
  dimensions: [
    { number: 1, name: 'การสร้างวัฒนธรรมสุจริต' },
    { number: 2, name: 'การบริหารงานด้วยความโปร่งใส' },
  ],
  programmes: [
    { number: 1, name: 'มาตรการกระจายอำนาจขององค์การบริหารส่วนตำบลกระจาย', nameEn: '', dimension: 1 },
    { number: 2, name: 'โครงการ "บริการเป็นเลิศ"', nameEn: '', dimension: 2 },
    { number: 3, name: 'มาตรการกระจายรายได้ขององค์การบริหารส่วนตำบลกระจาย', nameEn: '', dimension: 1 },
  ],
}

const header = [
  'ลำดับ',
  'รายการโครงการ (ตั้งต้น)',
  'มิติ',
  'งบประมาณ (บาท)',
  'ไตรมาส 1',
  'ไตรมาส 2',
  'ไตรมาส 3',
  'ไตรมาส 4',
  'หมายเหตุ',
]
const good = ['1', 'โครงการ "บริการเป็นเลิศ"', '2', '1000', '✓', '', '', '', '']

const read = (...rows: string[][]) => readYearTable([header, ...rows], known)
const change = (cells: Record<number, string>) => good.map((cell, at) => cells[at] ?? cell)
/** Where which problem is: `B3 name-twice`. */
const problemsOf = (table: TableSource) =>
  readYearTable(table, known).problems.map(
    ({ code, row, column }) => `${column ? String.fromCodePoint(64 + column) : ''}${row} ${code}`,
  )

test('a good row is read', () => {
  expect(read(good)).toEqual({
    problems: [],
    rows: [
      {
        row: 2,
        position: 1,
        name: 'โครงการ "บริการเป็นเลิศ"',
        dimension: 2,
        budgetSatang: 100_000,
        quarters: [1],
        remark: '',
        match: { kind: 'known', number: 2 },
      },
    ],
  })
})

describe('what is wrong is named by row and column', () => {
  test.each([
    ['an unknown dimension', { 2: '7' }, 'C2 dimension-unknown'],
    ['no dimension', { 2: '' }, 'C2 dimension-missing'],
    ['another dimension than the plan has', { 2: '1' }, 'C2 dimension-differs'],
    ['no name', { 1: '' }, 'B2 name-missing'],
    ['a very long name', { 1: 'ก'.repeat(10_000) }, 'B2 name-too-long'],
    ['a very long remark', { 8: 'ก'.repeat(10_000) }, 'I2 remark-too-long'],
    ['money with three decimals', { 3: '10.125' }, 'D2 budget-decimals'],
    ['negative money', { 3: '-500' }, 'D2 budget-negative'],
    ['words for money', { 3: 'สามหมื่น' }, 'D2 budget-unreadable'],
    ['money that looks like a number', { 3: '1.000.000' }, 'D2 budget-unreadable'],
    ['too much money', { 3: '9999999999999' }, 'D2 budget-too-large'],
    ['a tick that is none', { 5: '50' }, 'F2 tick-unclear'],
    ['a position that is none', { 0: 'ก' }, 'A2 position-unclear'],
  ] as const)('%s', (_, cells, problem) => {
    expect(problemsOf([header, change(cells)])).toEqual([problem])
  })

  test('the same name twice in a dimension, and the same position', () => {
    const twice = change({ 1: 'โครงการ “บริการ เป็นเลิศ”' })
    expect(problemsOf([header, good, twice])).toEqual(['B3 name-twice', 'A3 position-twice'])
  })

  test('totals that do not add up', () => {
    const total = ['รวม', '5 โครงการ', '', '999', '2', '0', '', '', '']
    expect(problemsOf([header, good, total])).toEqual([
      'D3 total-budget',
      'B3 total-count',
      'E3 total-quarter',
    ])
    const right = ['', 'รวมทั้งสิ้น ๑ โครงการ', '', '๑,๐๐๐.๐๐', '๑', '๐', '', '', '']
    expect(problemsOf([header, good, right])).toEqual([])
  })

  test('a programme under the total', () => {
    expect(problemsOf([header, good, ['รวม'], good])).toEqual(['B4 after-total'])
  })

  test('a programme whose name begins as a total does', () => {
    expect(read(change({ 0: '', 1: 'รวมพลังต้านโกง' })).rows).toHaveLength(1)
  })

  test('a missing header, or a part of it', () => {
    expect(problemsOf([good])).toContain('1 no-header')
    expect(problemsOf([['แผน'], header.filter((cell) => !cell.startsWith('งบ')), good])).toEqual([
      '2 no-header',
    ])
    expect(problemsOf([])).not.toEqual([])
    expect(problemsOf([header])).toEqual(['2 no-rows'])
  })

  test('more rows than a year has', () => {
    const rows = Array.from({ length: 501 }, (_, at) => change({ 0: String(at + 1), 1: `โครงการใหม่ที่ ${at}` }))
    expect(problemsOf([header, ...rows])).toEqual(['502 too-many-rows'])
  })
})

describe('what people write is understood', () => {
  test.each(['☑', '✓', '✔', 'x', 'X', '/', 'TRUE', 'ü'])('%s is a tick', (tick) => {
    expect(read(change({ 4: tick })).rows[0]?.quarters).toEqual([1])
  })
  test.each(['', '-', '☐', 'FALSE'])('%j is none', (tick) => {
    expect(read(change({ 4: tick }))).toMatchObject({ problems: [], rows: [{ quarters: [] }] })
  })
  test.each([
    ['๓๐,๐๐๐ บาท', 3_000_000],
    ['30,000.50', 3_000_050],
    ['0', 0],
    ['', null],
    ['-', null],
    ['ไม่ใช้งบประมาณ', null],
  ])('%j is a budget', (text, budgetSatang) => {
    expect(read(change({ 3: text }))).toMatchObject({ problems: [], rows: [{ budgetSatang }] })
  })
  test.each(['๒', 'มิติที่ 2', 'มิติ ๒', '2.', 'การบริหารงานด้วยความโปร่งใส', 'มิติที่ 2 การบริหารงานด้วยความโปร่งใส'])(
    '%s is dimension 2',
    (text) => {
      expect(read(change({ 2: text }))).toMatchObject({ problems: [], rows: [{ dimension: 2 }] })
    },
  )
  test('columns in another order, under a title, with the quarters in a row of their own', () => {
    const table = [
      ['ตารางโครงการ ปีงบประมาณ 2570 งบประมาณ'],
      [],
      ['รายการโครงการ', 'งบประมาณ', 'มิติ', 'ดำเนินการไตรมาส'],
      ['', '', '', '1', '๒', '3', '4'],
      ['โครงการ "บริการเป็นเลิศ"', '๕', '2', '', '/', '', '/'],
    ]
    expect(readYearTable(table, known)).toMatchObject({
      problems: [],
      rows: [{ position: 1, budgetSatang: 500, quarters: [2, 4], remark: '' }],
    })
  })
  test.each(['\t', ',', ';'])('cells parted by %j', (delimiter) => {
    const text = [header, change({ 1: '"โครงการ\nใหม่"' })].map((row) => row.join(delimiter)).join('\r\n')
    expect(readYearTable(tableOfText(text), known)).toMatchObject({
      problems: [],
      rows: [{ name: 'โครงการ ใหม่', match: { kind: 'new' } }],
    })
  })
})

describe('a name that is spelt differently', () => {
  const power = { kind: 'similar', number: 1, name: known.programmes[0]!.name }
  test.each([
    'มาตรการกระจ่ายอำนาจขององค์การบริหารส่วนตำบลกระจ่าย',
    'มาตรการ กระจายอำนาจ ขององค์การบริหารส่วนตำบล กระจาย',
    'มาตรการกระจายอํานาจขององคการบริหารสวนตําบลกระจาย',
    'มาตรการกระจายอำนาจขององค์การบริหารส่วนตำบลฯ',
    'มาตรการกระจายอำนาจฯ',
  ])('%s is offered as a match', (name) => {
    expect(read(change({ 1: name, 2: '1' }))).toMatchObject({ problems: [], rows: [{ match: power }] })
  })
  test.each(['มาตรการกระจายฯ', 'มาตรการฯ', 'มาตรการกระจายอำนาจ', 'อื่น ฯลฯ'])('%s is not', (name) => {
    expect(read(change({ 1: name, 2: '1' })).rows[0]?.match).toEqual({ kind: 'new' })
  })

  test('is decided by a person, once for each programme', () => {
    const spelt = change({ 0: '1', 1: 'มาตรการกระจายอำนาจฯ', 2: '1' })
    const { rows } = read(spelt)
    const imported = (choices: Record<string, string>) => importedRows(rows, choices, known.programmes)
    expect(imported({}).undecided).toMatchObject([{ row: { row: 2 }, takenBy: undefined }])
    expect(imported({ 'match-2': '3' }).undecided).toHaveLength(1)
    expect(imported({ 'match-2': '1' })).toMatchObject({
      rows: [{ number: 1, name: power.name }],
      undecided: [],
    })
    expect(imported({ 'match-2': 'new' })).toMatchObject({
      rows: [{ number: null, name: 'มาตรการกระจายอำนาจฯ' }],
      undecided: [],
    })
    const both = read(change({ 1: power.name, 2: '1' }), change({ 0: '2', 1: 'มาตรการกระจายอำนาจฯ', 2: '1' }))
    expect(importedRows(both.rows, { 'match-3': '1' }, known.programmes).undecided).toMatchObject([
      { takenBy: 2 },
    ])
  })
})

describe('cells of a spreadsheet that leave open what is meant', () => {
  const sheet = (rows: string[][], more: Partial<SpreadsheetTable>): TableSource =>
    tableOfSpreadsheet({ sheet: 'ก', otherSheets: [], merges: [], formulas: [], rows, ...more })
  const second = change({ 0: '2', 1: 'โครงการใหม่' })

  test('a joined budget is named in the row that does not have it', () => {
    const merges = [{ row: 2, column: 4, rows: 2, columns: 1 }]
    expect(problemsOf(sheet([header, good, second.with(3, '')], { merges }))).toEqual(['D3 merged'])
  })
  test('a tick joined over quarters is named in those that do not have it', () => {
    const merges = [{ row: 2, column: 5, rows: 1, columns: 2 }]
    expect(problemsOf(sheet([header, good], { merges }))).toEqual(['F2 merged'])
  })
  test('a dimension joined over rows is that of each of them', () => {
    const merges = [{ row: 2, column: 3, rows: 2, columns: 1 }]
    const table = sheet([header, good, second.with(2, '')], { merges })
    expect(readYearTable(table, known)).toMatchObject({
      problems: [],
      rows: [{ dimension: 2 }, { dimension: 2 }],
    })
  })
  test('a joined title, header and total are no matter', () => {
    const merges = [
      { row: 1, column: 1, rows: 1, columns: 9 },
      { row: 2, column: 5, rows: 1, columns: 4 },
      { row: 2, column: 2, rows: 2, columns: 1 },
      { row: 5, column: 1, rows: 1, columns: 3 },
    ]
    const rows = [
      ['แผน', '', '', '', '', '', '', '', ''],
      [...header.slice(0, 4), 'ดำเนินการไตรมาส', '', '', '', 'หมายเหตุ'],
      ['', '', '', '', '1', '2', '3', '4', ''],
      good,
      ['รวม', '', '', '1000', '1', '0', '0', '0', ''],
    ]
    expect(problemsOf(sheet(rows, { merges }))).toEqual([])
  })
  test('a formula without a value is named, one with a value is read', () => {
    const formulas = [
      { row: 2, column: 4 },
      { row: 3, column: 4 },
    ]
    expect(problemsOf(sheet([header, good, second.with(3, '')], { formulas }))).toEqual([
      'D3 formula-without-value',
    ])
  })
})
