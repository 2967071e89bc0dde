import { expect, test } from 'vitest'
import { emptyContent, type ManualContent } from './content.ts'
import { draftLacks, manualLacks } from './lacks.ts'
import { shippedTemplates } from './templates.ts'

const division = {
  divisionId: '01900000-0000-7000-8000-000000000000',
  name: 'กองคลัง',
  nameEn: 'Finance Division',
}
const whole: ManualContent = {
  ...emptyContent({ title: 'เรื่อง', titleEn: 'Subject' }),
  division,
  criteria: 'ทุกคน',
  method: 'ยื่นเอง',
  steps: [{ title: 'ยื่น', detail: '', time: { amount: 5, unit: 'minute' }, responsible: 'กองคลัง', law: '' }],
  needsNoDocuments: true,
  isFree: true,
  channels: [{ name: 'เคาน์เตอร์', place: 'อาคาร 1', hours: '08.30–16.30 น.', phone: '', url: '' }],
  laws: [{ text: 'ระเบียบ', url: '' }],
}

function names(content: ManualContent, kind: 'citizen' | 'staff' = 'citizen') {
  return manualLacks(kind, content).map(({ name }) => name)
}

test('a manual that says nothing owes everything that the act demands', () => {
  expect(names(emptyContent({ title: 'เรื่อง', titleEn: 'Subject' }))).toEqual([
    'division',
    'criteria',
    'method',
    'steps',
    'documents',
    'fees',
    'channels',
    'laws',
  ])
})

test('a whole manual owes nothing, and its conditions are only if there are any', () => {
  expect(names(whole)).toEqual([])
})

test.each<[string, Partial<ManualContent>]>([
  ['division', { division: null }],
  ['criteria', { criteria: '' }],
  ['method', { method: '' }],
  ['times', { steps: [{ ...whole.steps[0]!, time: null }] }],
  ['responsible', { steps: [{ ...whole.steps[0]!, responsible: '' }] }],
  ['documents', { needsNoDocuments: false }],
  ['fees', { isFree: false }],
  ['places', { channels: [{ ...whole.channels[0]!, place: '' }] }],
  ['places', { channels: [{ ...whole.channels[0]!, hours: '' }] }],
  ['laws', { laws: [] }],
])('without it, a manual owes %s', (name, change) => {
  expect(names({ ...whole, ...change })).toEqual([name])
})

test('a channel on the web needs no place', () => {
  const channel = { ...whole.channels[0]!, place: '', url: 'https://www.krajai.go.th/' }
  expect(names({ ...whole, channels: [channel] })).toEqual([])
})

test('a manual for staff says what is done and by whom', () => {
  const { steps } = whole
  const staff = { ...emptyContent({ title: 'เรื่อง', titleEn: 'Subject' }), division, steps }
  expect(names(staff, 'staff')).toEqual([])
  expect(names({ ...staff, steps: [{ ...steps[0]!, responsible: '', time: null }] }, 'staff')).toEqual([
    'responsible',
  ])
})

test('every template reads, proposes a key, says its source, and cannot be sent as it stands', async () => {
  const templates = await shippedTemplates()
  expect(templates.length).toBeGreaterThanOrEqual(5)
  for (const { key, kind, source, content, sections } of templates) {
    expect(key).toMatch(/^[a-z][a-z-]+$/)
    expect(source).toContain('ยังไม่ได้ตรวจ')
    expect(content.titleEn, key).not.toMatch(/[ก-๙]/)
    expect(sections).toContain('steps')
    // No time is made up: the checklist asks for it.
    expect(content.steps.every(({ time }) => time === null)).toBe(true)
    const owed = draftLacks(kind, { content, unchecked: sections }).map(({ name }) => name)
    expect(owed).toContain('times')
    expect(owed).toContain('unchecked')
  }
})
