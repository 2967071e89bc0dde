import { describe, expect, test } from 'vitest'
import { deadlineState, findState, type ItemFacts } from './item-state.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const words = (text: string) => ({ th: text, en: text })
const today = day('2026-11-23')

const plain: ItemFacts = {
  itaYear: 2570,
  period: 'yearly',
  today,
  counted: [],
  lacking: [],
  gone: 0,
  deadLinks: 0,
  missingFiles: 0,
  points: [],
}
const thing = (on: string, isReplaced = false) => ({ on: day(on), isReplaced })
const stateOf = (facts: Partial<ItemFacts>) => findState({ ...plain, ...facts })

test('nothing published is missing, and says so', () => {
  expect(stateOf({})).toMatchObject({
    state: 'missing',
    reasons: [{ th: 'ยังไม่มีสิ่งที่เผยแพร่', en: 'Nothing is published yet' }],
    isCurrent: false,
    newest: undefined,
  })
})

test('something new enough with all its points is met, without reasons', () => {
  expect(stateOf({ counted: [thing('2026-10-05')], points: ['met', 'vouched'] })).toEqual({
    state: 'met',
    reasons: [],
    isCurrent: true,
    newest: day('2026-10-05'),
    currentUntil: day('2027-10-05'),
  })
})

describe('a live disclosure', () => {
  const live = { title: words('สถิติ'), lacks: [words('ขาดเดือนตุลาคม')], hasBegun: true }

  test('that shows something and is not complete makes an item incomplete', () => {
    expect(stateOf({ lacking: [live] })).toMatchObject({
      state: 'part',
      reasons: [words('สถิติ: ขาดเดือนตุลาคม')],
    })
  })

  test('that shows nothing yet leaves it missing, with what it lacks', () => {
    expect(stateOf({ lacking: [{ ...live, hasBegun: false }] })).toMatchObject({
      state: 'missing',
      reasons: [words('สถิติ: ขาดเดือนตุลาคม')],
    })
    const silent = { ...live, lacks: [], hasBegun: false }
    expect(stateOf({ lacking: [silent] }).reasons[0]!.th).toBe('สถิติ: ยังไม่มีข้อมูล')
  })

  test('that is not complete takes nothing from what else is published', () => {
    expect(stateOf({ lacking: [live], counted: [thing('2026-10-05')] }).state).toBe('met')
  })
})

test.each([
  [{ points: ['met', 'failed'] as const }, 'เนื้อหาขั้นต่ำยังขาด 1 ข้อ'],
  [{ points: ['unchecked', 'unchecked'] as const }, 'ยังไม่ได้ตรวจเนื้อหาขั้นต่ำ 2 ข้อ'],
  [{ deadLinks: 3 }, 'ลิงก์เปิดไม่ได้ 3 ลิงก์'],
  [{ missingFiles: 1 }, 'ไฟล์หาย 1 ไฟล์'],
  [{ gone: 1 }, 'มี 1 สิ่งที่ไม่เผยแพร่แล้ว'],
])('%j makes it incomplete', (facts, reason) => {
  expect(stateOf({ counted: [thing('2026-10-05')], ...facts })).toMatchObject({
    state: 'part',
    reasons: [expect.objectContaining({ th: reason })],
  })
})

describe('age', () => {
  test.each([
    ['yearly', '2025-11-23', 'met'],
    ['yearly', '2025-11-22', 'stale'],
    ['half-yearly', '2026-05-23', 'met'],
    ['half-yearly', '2026-05-22', 'stale'],
    ['quarterly', '2026-08-23', 'met'],
    ['quarterly', '2026-08-22', 'stale'],
    ['monthly', '2026-10-23', 'met'],
    ['monthly', '2026-10-22', 'stale'],
    ['always', '2019-01-01', 'met'],
  ] as const)('%s, from %s: %s', (period, on, state) => {
    expect(stateOf({ period, counted: [thing(on)] }).state).toBe(state)
  })

  test('the newest of several counts', () => {
    const found = stateOf({ counted: [thing('2024-01-01'), thing('2026-10-05'), thing('2025-01-01')] })
    expect(found).toMatchObject({ state: 'met', newest: day('2026-10-05') })
  })

  test('a year that is over is looked at as on its last day', () => {
    const counted = [thing('2024-12-01')]
    expect(stateOf({ itaYear: 2568, counted }).state).toBe('met')
    expect(stateOf({ itaYear: 2567, counted }).state).toBe('met')
    expect(stateOf({ itaYear: 2569, counted }).state).toBe('stale')
  })

  test('what was replaced is not new in its own year, and was what there was in one that is over', () => {
    const counted = [thing('2026-10-05', true)]
    expect(stateOf({ counted })).toMatchObject({
      state: 'stale',
      reasons: [{ th: 'มีฉบับใหม่แทนแล้ว', en: 'A newer version has taken its place' }],
    })
    expect(stateOf({ itaYear: 2568, counted: [thing('2025-03-01', true)] }).state).toBe('met')
    // A newer one beside it decides, however old that is.
    expect(stateOf({ counted: [...counted, thing('2024-01-01')] }).newest).toEqual(day('2024-01-01'))
  })

  test('incomplete comes before old, and both are said', () => {
    const found = stateOf({ counted: [thing('2020-01-01')], deadLinks: 1 })
    expect(found.state).toBe('part')
    expect(found.reasons.map(({ th }) => th)).toEqual([
      'ลิงก์เปิดไม่ได้ 1 ลิงก์',
      'ใหม่ที่สุดครบรอบปรับปรุงเมื่อ 1\u00A0ม.ค.\u00A02564',
    ])
  })
})

test.each([
  [null, 'none'],
  ['2026-12-08', 'ahead'],
  ['2026-12-07', 'near'],
  ['2026-11-23', 'near'],
  ['2026-11-22', 'passed'],
] as const)('a deadline on %s is %s', (deadline, state) => {
  expect(deadlineState(deadline && day(deadline), today)).toBe(state)
})
