import { formatNumber } from '../../platform/language/numerals.ts'
import { defineMessages, type Language } from '../../platform/language/messages.ts'
import type { Duration, DurationUnit, ManualContent, Step } from './content.ts'

const minutesPerHour = 60
/** Offices are open from 8.30 to 16.30 and rest from noon for an hour. */
const hoursPerWorkingDay = 7
const minutesPerWorkingDay = hoursPerWorkingDay * minutesPerHour

const minutesOf: Readonly<Record<DurationUnit, number>> = {
  minute: 1,
  hour: minutesPerHour,
  'working-day': minutesPerWorkingDay,
}

export const timeMessages = defineMessages({
  th: {
    minute: 'นาที',
    hour: 'ชั่วโมง',
    'working-day': 'วันทำการ',
    minuteCount: (count: string) => `${count}\u00A0นาที`,
    hourCount: (count: string) => `${count}\u00A0ชั่วโมง`,
    'working-dayCount': (count: string) => `${count}\u00A0วันทำการ`,
  },
  en: {
    minute: 'minutes',
    hour: 'hours',
    'working-day': 'working days',
    minuteCount: (count) => (count === '1' ? '1\u00A0minute' : `${count}\u00A0minutes`),
    hourCount: (count) => (count === '1' ? '1\u00A0hour' : `${count}\u00A0hours`),
    'working-dayCount': (count) =>
      count === '1' ? '1\u00A0working\u00A0day' : `${count}\u00A0working\u00A0days`,
  },
})

/** How long something takes, in minutes of office hours: a working day has seven hours of them. */
export function officeMinutes({ amount, unit }: Duration): number {
  return amount * minutesOf[unit]
}

/** The time of all steps in minutes of office hours; undefined as long as a step has none, or there is no step. */
export function totalMinutes(steps: readonly Step[]): number | undefined {
  let total = 0
  for (const { time } of steps) {
    if (time === null) return undefined
    total += officeMinutes(time)
  }
  return steps.length === 0 ? undefined : total
}

export interface StandardTime {
  /** In minutes of office hours, seven hours to a working day. */
  readonly minutes: number
  /** The same in working days, begun ones whole: what is done within a day takes one. */
  readonly workingDays: number
}

/** What the organisation is measured against: its promise where it made one, else the time of all steps. */
export function standardTime({
  steps,
  promise,
}: Pick<ManualContent, 'steps' | 'promise'>): StandardTime | undefined {
  const minutes = promise ? officeMinutes(promise) : totalMinutes(steps)
  return minutes === undefined
    ? undefined
    : { minutes, workingDays: Math.ceil(minutes / minutesPerWorkingDay) }
}

export function durationWords({ amount, unit }: Duration, language: Language): string {
  return timeMessages[language][`${unit}Count`](formatNumber(amount))
}

/** Minutes of office hours in words: 2 วันทำการ 1 ชั่วโมง 30 นาที. */
export function minutesWords(minutes: number, language: Language): string {
  const days = Math.floor(minutes / minutesPerWorkingDay)
  const rest = minutes % minutesPerWorkingDay
  const parts: [number, DurationUnit][] = [
    [days, 'working-day'],
    [Math.floor(rest / minutesPerHour), 'hour'],
    [rest % minutesPerHour, 'minute'],
  ]
  return parts
    .filter(([amount]) => amount > 0)
    .map(([amount, unit]) => durationWords({ amount, unit }, language))
    .join(' ')
}
