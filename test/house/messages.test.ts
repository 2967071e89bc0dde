import { expect, test } from 'vitest'
import { modules } from '../../src/modules.ts'
import { matterNewsMessages } from '../../src/platform/notifications/matter-news.ts'
import { problemMessages, problems, type ProblemCode } from '../../src/platform/web/problem.ts'
import { fileRefusals } from '../../src/ui/file-refusals.ts'
import { deadlineTagMessages } from '../../src/ui/deadline-tag.tsx'
import { uiMessages } from '../../src/ui/messages.ts'
import { noticeAddressMessages } from '../../src/ui/notice-address.tsx'
import { typedDayMessages } from '../../src/ui/typed-day.ts'

type Words = Readonly<Record<string, unknown>>
interface Catalogue {
  readonly name: string
  readonly th: Words
  readonly en: Words
}

const catalogues: Catalogue[] = [
  ...modules.flatMap(({ name, messages }) => messages.map((each) => ({ name, ...each }))),
  { name: 'ui', ...uiMessages },
  { name: 'deadline', ...deadlineTagMessages },
  { name: 'typed day', ...typedDayMessages },
  { name: 'matter news', ...matterNewsMessages },
  { name: 'notice address', ...noticeAddressMessages },
  { name: 'files', ...fileRefusals },
  ...(Object.keys(problems) as ProblemCode[]).map((code) => ({ name: code, ...problemMessages(code) })),
]

/** Texts that are right in the other language's letters, or in none. */
const exceptions = new Set([
  // A link to the other language is written in that language.
  'ui.th.otherLanguage',
  'ui.en.otherLanguage',
  'ui.th.problemInOtherLanguage',
  'ui.en.problemInOtherLanguage',
  // The name of a file format is the same in both.
  'open-data.th.json',
])

/** Arguments that any message can be called with: small enough for a quarter, and texts where they stand. */
const samples = [4, 3, 2, 1, 5] as const

function textOf(message: unknown): unknown {
  return typeof message === 'function' ? String(message(...samples.slice(0, message.length))) : message
}

/** What is wrong with a catalogue, one line for each message. */
function faults({ name, th, en }: Catalogue): string[] {
  const keys = new Set([...Object.keys(th), ...Object.keys(en)])
  return [...keys].flatMap((key) => [
    ...faultsOf(`${name}.th.${key}`, th[key], (text) => /[ก-๙]/.test(text)),
    ...faultsOf(`${name}.en.${key}`, en[key], (text) => !/[ก-๙]/.test(text)),
    ...(typeof th[key] === typeof en[key] ? [] : [`${name}.${key} takes values in one language only`]),
  ])
}

function faultsOf(place: string, message: unknown, isRight: (text: string) => boolean): string[] {
  const text = textOf(message)
  if (typeof text !== 'string' || text.trim() === '') return [`${place} is missing`]
  if (/undefined|null|NaN|\[object/.test(text)) return [`${place} says ${text}`]
  if (text !== text.trim()) return [`${place} has space around it`]
  return isRight(text) || exceptions.has(place) ? [] : [`${place} is in the wrong language: ${text}`]
}

test.each(catalogues.map((catalogue) => [catalogue.name, catalogue] as const))(
  'every message of %s is there in Thai and in English',
  (_, catalogue) => {
    expect(faults(catalogue)).toEqual([])
  },
)

test('every module that has pages brings its words', () => {
  const pages = modules.filter(({ routes }) => routes.some(({ languages }) => languages === 'both'))
  expect(pages.filter(({ messages }) => messages.length === 0).map(({ name }) => name)).toEqual([])
})

test('no exception is idle', () => {
  const places = new Set(
    catalogues.flatMap(({ name, th, en }) => [
      ...Object.keys(th).map((key) => `${name}.th.${key}`),
      ...Object.keys(en).map((key) => `${name}.en.${key}`),
    ]),
  )
  expect([...exceptions].filter((place) => !places.has(place))).toEqual([])
})

const whole: Catalogue = {
  name: 'canary',
  th: { hello: 'สวัสดี', years: (year: number) => `ปี ${year}` },
  en: { hello: 'Hello', years: (year: number) => `Year ${year}` },
}

test.each<[string, Catalogue]>([
  ['is missing', { ...whole, en: { years: whole.en['years'] } }],
  ['is missing', { ...whole, th: { ...whole.th, hello: ' ' } }],
  ['is missing', { ...whole, th: { ...whole.th, years: () => '' } }],
  ['in the wrong language', { ...whole, th: { ...whole.th, hello: 'Hello' } }],
  ['in the wrong language', { ...whole, en: { ...whole.en, hello: 'Hello สวัสดี' } }],
  [
    'says Year undefined',
    { ...whole, en: { ...whole.en, years: (...[, year]: number[]) => `Year ${year}` } },
  ],
  ['takes values in one language only', { ...whole, en: { ...whole.en, years: 'Year' } }],
])('canary: a message that %s is noticed', (fault, catalogue) => {
  expect(faults(whole)).toEqual([])
  expect(faults(catalogue)).toContainEqual(expect.stringContaining(fault))
})
