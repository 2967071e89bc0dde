import { expect, test } from 'vitest'
import type { Duration, Step } from './content.ts'
import { durationWords, minutesWords, standardTime, totalMinutes } from './standard-time.ts'

function step(amount: number | null, unit: Duration['unit'] = 'minute'): Step {
  const time = amount === null ? null : { amount, unit }
  return { title: 'ขั้น', detail: '', time, responsible: '', law: '' }
}

test('the total is in minutes of office hours: a working day has seven hours', () => {
  expect(totalMinutes([step(10), step(2, 'hour'), step(3, 'working-day')])).toBe(10 + 120 + 3 * 420)
})

test('a total with a step of unknown time, or of no step, is not known', () => {
  expect(totalMinutes([step(10), step(null)])).toBeUndefined()
  expect(totalMinutes([])).toBeUndefined()
})

test('the promise is the standard where there is one, also while the steps have no time', () => {
  const promise = { amount: 1, unit: 'working-day' } as const
  expect(standardTime({ steps: [step(null)], promise })).toEqual({ minutes: 420, workingDays: 1 })
  expect(standardTime({ steps: [step(900)], promise: null })).toEqual({ minutes: 900, workingDays: 3 })
  expect(standardTime({ steps: [step(5)], promise: null })).toEqual({ minutes: 5, workingDays: 1 })
  expect(standardTime({ steps: [], promise: null })).toBeUndefined()
})

test('times are said in days, hours and minutes, without those of which there is none', () => {
  expect(minutesWords(420 * 2 + 90, 'th')).toBe('2\u00A0วันทำการ 1\u00A0ชั่วโมง 30\u00A0นาที')
  expect(minutesWords(420, 'en')).toBe('1\u00A0working\u00A0day')
  expect(minutesWords(60, 'en')).toBe('1\u00A0hour')
  expect(durationWords({ amount: 15, unit: 'working-day' }, 'th')).toBe('15\u00A0วันทำการ')
})
