import { describe, expect, test } from 'vitest'
import { askedFields } from './asked-fields.ts'
import { freeFieldKey, freeSectionKey, moved, withField, withSection, type Way } from './editing-form.ts'
import {
  answers as answersSchema,
  type Answers,
  type Condition,
  type Field,
  type ServiceForm,
} from './form.ts'
import { faultsOf } from './form-faults.ts'
import { typedFrom } from './input-names.ts'
import { maskedId } from './masked-id.ts'
import { readAnswers, readPartly } from './reading-answers.ts'
import { toldAnswer } from './told-answer.ts'
import { typedOf } from './typed-answers.ts'

const words = (text: string) => ({ th: text, en: text })
const none = { th: '', en: '' }

function field(key: string, kind: Field['kind'], more: Partial<Field> = {}): Field {
  const base = { key, kind, label: words(key), hint: none, isRequired: true, options: [], showIf: null }
  return { ...base, least: null, most: null, unit: none, purpose: none, ...more }
}
const options = ['one', 'two'].map((key) => ({ key, text: words(key) }))
const formWith = (...fields: Field[]): ServiceForm => ({
  sections: [{ key: 'all', title: words('all'), fields }],
})
const on = (of: string, ...is: string[]): Condition => ({ field: of, is })

describe('what keeps a form from being published', () => {
  const yesNo = (key: string, showIf: Condition | null = null) => field(key, 'yes-no', { showIf })
  const codes = (...fields: Field[]) => faultsOf(formWith(...fields)).map(({ code }) => code)

  test.each<[string, Field[], string[]]>([
    ['nothing asked', [], ['no-field']],
    ['two of one key', [yesNo('a'), yesNo('a')], ['same-key']],
    ['no options', [field('a', 'choice')], ['options-missing']],
    ['a booking of nothing', [field('a', 'booking')], ['options-missing']],
    [
      'two options of one key',
      [field('a', 'several', { options: [options[0]!, options[0]!] })],
      ['same-option'],
    ],
    ['no English', [field('a', 'text', { label: { th: 'ก', en: ' ' } })], ['words-missing']],
    ['half a hint', [field('a', 'text', { hint: { th: 'ก', en: '' } })], ['words-missing']],
    ['an id for nothing', [field('a', 'national-id')], ['purpose-missing']],
    ['a consent to nothing', [field('a', 'consent')], ['purpose-missing']],
    ['bounds the wrong way', [field('a', 'number', { least: 2, most: 1 })], ['least-above-most']],
    ['a condition on nothing', [yesNo('a', on('b', 'yes'))], ['condition-unknown']],
    ['a condition on itself', [yesNo('a', on('a', 'yes'))], ['condition-on-itself']],
    ['an answer that cannot be', [yesNo('a'), yesNo('b', on('a', 'maybe'))], ['condition-impossible']],
    ['an answer of free text', [field('a', 'text'), yesNo('b', on('a', 'x'))], ['condition-impossible']],
    ['a later field', [yesNo('a', on('b', 'yes')), yesNo('b')], ['condition-later']],
    [
      'a loop of two',
      [yesNo('a', on('b', 'yes')), yesNo('b', on('a', 'yes'))],
      ['condition-loop', 'condition-loop'],
    ],
    [
      'a loop of three with one beside it',
      [
        yesNo('a', on('c', 'yes')),
        yesNo('b', on('a', 'no')),
        yesNo('c', on('b', 'no')),
        yesNo('d', on('c', 'no')),
      ],
      ['condition-loop', 'condition-loop', 'condition-loop'],
    ],
  ])('%s', (_, fields, expected) => expect(codes(...fields)).toEqual(expected))

  test('a sound form has no fault, and a long loop ends', () => {
    expect(codes(yesNo('a'), yesNo('b', on('a', 'yes')), yesNo('c', on('b', 'no')))).toEqual([])
    const chain = Array.from({ length: 60 }, (_, index) =>
      yesNo(`f${index}`, on(`f${(index + 59) % 60}`, 'yes')),
    )
    expect(new Set(codes(...chain))).toEqual(new Set(['condition-loop']))
    expect(codes(...chain, yesNo('g'))).toContain('too-many-fields')
  })

  test('a fault says where it is', () => {
    expect(faultsOf(formWith(field('a', 'choice')))).toEqual([
      { code: 'options-missing', section: 'all', field: 'a' },
    ])
  })
})

test('a field whose condition rests on one that is not asked is not asked', () => {
  const form = formWith(
    field('a', 'yes-no'),
    field('b', 'several', { options, showIf: on('a', 'yes') }),
    field('c', 'text', { showIf: on('b', 'two') }),
  )
  const keys = (given: Answers) => askedFields(form, given).map(({ key }) => key)
  expect(keys({ a: 'yes', b: ['one', 'two'] })).toEqual(['a', 'b', 'c'])
  expect(keys({ a: 'yes', b: ['one'] })).toEqual(['a', 'b'])
  expect(keys({ a: 'no', b: ['two'] })).toEqual(['a'])
})

const village = '0199d0c4-7c3e-7000-8000-0000000000aa'
const context = {
  language: 'th',
  today: Temporal.PlainDate.from('2026-11-27'),
  villages: [{ villageId: village, name: words('หมู่ 3') }],
} as const
const everything = formWith(
  field('name', 'text'),
  field('story', 'long-text', { isRequired: false }),
  field('many', 'number', { least: 1, most: 20, unit: words('ต้น') }),
  field('born', 'date'),
  field('what', 'choice', { options }),
  field('which', 'several', { options }),
  field('owns', 'yes-no'),
  field('house', 'address'),
  field('spot', 'point'),
  field('id', 'national-id', { purpose: words('ตรวจสิทธิ') }),
  field('agrees', 'consent', { purpose: words('เก็บ') }),
  field('hall', 'booking', { options }),
  field('why', 'text', { showIf: on('owns', 'no') }),
)
const full = {
  'a-name': ' ผู้ขอ ',
  'a-many': '๑๒',
  'a-born': '1/1/2500',
  'a-what': 'one',
  'a-which': ['two', 'one'],
  'a-owns': 'yes',
  'a-house.house': '12/3',
  'a-house.village': village,
  'a-house.rest': '',
  'a-spot': '๑๕.๘๙, 104.33',
  'a-id': '1-2345-67890-12-1',
  'a-agrees': 'yes',
  'a-hall.space': 'one',
  'a-hall.day': '1/12/2569',
  'a-hall.part': 'day',
  'a-why': 'ไม่ได้ถาม',
}
const read = (body: Record<string, string | string[]>, form = everything) =>
  readAnswers({ ...context, body, uploads: {} }, form)

test('every kind is read, what is not asked is dropped, and the answers fill the form again', () => {
  const result = read(full)
  if (!result.ok) throw new Error(JSON.stringify(result.errors))
  expect(answersSchema.parse(result.answers)).toEqual({
    name: 'ผู้ขอ',
    many: 12,
    born: '1957-01-01',
    what: 'one',
    which: ['one', 'two'],
    owns: 'yes',
    house: { house: '12/3', villageId: village, rest: '' },
    spot: { latitude: 15.89, longitude: 104.33 },
    id: '1234567890121',
    agrees: 'yes',
    hall: { space: 'one', day: '2026-12-01', parts: ['morning', 'afternoon'] },
  })
  const typed = typedOf(everything, result.answers)
  expect(read({ ...typed, 'a-which': typed['a-which']!.split(',') })).toEqual(result)
})

test.each<[string, Record<string, string | string[]>, string, string]>([
  ['a name left out', { 'a-name': ' ' }, 'a-name', 'กรอก “name”'],
  ['too long a text', { 'a-name': 'ก'.repeat(301) }, 'a-name', '300'],
  ['too long a story', { 'a-story': 'ก'.repeat(5_001) }, 'a-story', '5,000'],
  ['a number above', { 'a-many': '21' }, 'a-many', 'ไม่เกิน 20'],
  ['a number below', { 'a-many': '0' }, 'a-many', 'ตั้งแต่ 1'],
  ['no number', { 'a-many': 'สิบ' }, 'a-many', 'ตัวเลข'],
  ['a year of the Common Era', { 'a-born': '1/1/1957' }, 'a-born', 'ค.ศ.'],
  ['an option that is not there', { 'a-what': 'three' }, 'a-what', 'ไม่มีในรายการ'],
  ['one of several that is not there', { 'a-which': ['one', 'x'] }, 'a-which', 'ไม่มีในรายการ'],
  ['neither yes nor no', { 'a-owns': 'maybe' }, 'a-owns', 'ไม่มีในรายการ'],
  ['a village of another place', { 'a-house.village': 'x' }, 'a-house.village', 'ไม่มีในรายการ'],
  ['an address outside without where', { 'a-house.village': '' }, 'a-house.village', 'หมู่บ้าน'],
  ['an address left out', { 'a-house.house': '', 'a-house.village': '' }, 'a-house.house', 'กรอก'],
  ['a point abroad', { 'a-spot': '48.85, 2.35' }, 'a-spot', 'ประเทศไทย'],
  ['an id of twelve digits', { 'a-id': '123456789012' }, 'a-id', '13 หลัก'],
  ['an id with a wrong check digit', { 'a-id': '1234567890122' }, 'a-id', 'ไม่ถูกต้อง'],
  ['no consent', { 'a-agrees': '' }, 'a-agrees', 'ยินยอม'],
  ['a day that is over', { 'a-hall.day': '26/11/2569' }, 'a-hall.day', '27 พ.ย.'],
  ['a day too far away', { 'a-hall.day': '27/11/2570' }, 'a-hall.day', 'ไม่เกิน'],
  ['a part of no day', { 'a-hall.part': 'toString' }, 'a-hall.part', 'ไม่มีในรายการ'],
  ['an asked field left out', { 'a-owns': 'no', 'a-why': '' }, 'a-why', 'กรอก'],
])('%s is told beside its input', (_, typed, input, told) => {
  const result = read({ ...full, ...typed })
  if (result.ok) throw new Error('was taken')
  expect(Object.keys(result.errors)).toEqual([input])
  expect(result.errors[input]!.replaceAll('\u00A0', ' ')).toContain(told)
})

test('errors stand in the order of the page', () => {
  const result = read({})
  if (result.ok) throw new Error('was taken')
  expect(Object.keys(result.errors).slice(0, 3)).toEqual(['a-name', 'a-many', 'a-born'])
})

test('files are demanded where they must be, and one that is not an image is refused in words', () => {
  const form = formWith(field('card', 'files', { most: 1 }))
  expect(read({}, form)).toEqual({ ok: false, errors: { 'a-card': 'แนบไฟล์ของ “card”' } })
  const uploads = { 'a-card': [{ ok: false, reason: 'kind' }] } as const
  const refused = readAnswers({ ...context, body: {}, uploads }, form)
  if (refused.ok) throw new Error('was taken')
  expect(refused.errors['a-card']).toContain('ไฟล์ชนิดนี้รับไม่ได้')
})

test('to go on later nothing is demanded, and what cannot be read is told', () => {
  const { answers, errors } = readPartly({ ...context, body: { 'a-name': 'ก', 'a-id': '12' } }, everything)
  expect(answers).toEqual({ name: 'ก' })
  expect(Object.keys(errors)).toEqual(['a-id'])
})

test('what was typed is shown again, also in fields named as secrets, and nothing else', () => {
  const form = formWith(field('postcode', 'text'), field('which', 'several', { options }))
  const body = { 'a-postcode': '35150', 'a-which': ['one', 'two'], _csrf: 'x' }
  expect(typedFrom(body, form)).toEqual({ 'a-postcode': '35150', 'a-which': 'one,two' })
})

test('answers are told in words, an id by its last four digits', () => {
  const told = (key: string, answer: Answers[string], masksIds = true) =>
    toldAnswer(
      everything.sections[0]!.fields.find((one) => one.key === key)!,
      answer,
      { ...context, masksIds },
    )
  expect(maskedId('1234567890121')).toBe('x-xxxx-xxxx0-12-1')
  expect(told('id', '1234567890121')).toBe('x-xxxx-xxxx0-12-1')
  expect(told('id', '1234567890121', false)).toBe('1-2345-67890-12-1')
  expect(told('many', 12)).toBe('12 ต้น')
  expect(told('house', { house: '12/3', villageId: village, rest: '' })).toBe('12/3 หมู่ 3')
  expect(told('which', ['one', 'two'])).toBe('one, two')
})

test('parts of a form are added, bettered, moved and removed, each known by its key', () => {
  const title = words('new')
  const one = formWith(field('field-1', 'text'), field('field-7', 'text'))
  const two = withSection(one, freeSectionKey(one), title)
  expect(two.sections.map(({ key }) => key)).toEqual(['all', 'section-1'])
  expect(withSection(two, 'all', title).sections[0]!.title).toEqual(title)
  expect(freeFieldKey(two)).toBe('field-8')
  const keys = (form: ServiceForm) => form.sections.map(({ fields }) => fields.map(({ key }) => key))
  const bettered = withField(two, field('field-1', 'date'), 'all')
  expect(keys(bettered)).toEqual([['field-1', 'field-7'], []])
  expect(bettered.sections[0]!.fields[0]!.kind).toBe('date')
  expect(keys(withField(two, field('field-1', 'date'), 'section-1'))).toEqual([['field-7'], ['field-1']])
  const after = (way: Way, of?: string) => keys(moved(two, { section: 'all', field: of, way }))
  expect(after('down', 'field-1')).toEqual([['field-7', 'field-1'], []])
  expect(after('up', 'field-1')).toEqual([['field-1', 'field-7'], []])
  expect(after('remove', 'field-7')).toEqual([['field-1'], []])
  expect(after('down')).toEqual([[], ['field-1', 'field-7']])
  expect(after('remove', 'none')).toEqual(keys(two))
})
