import type { VNode } from 'preact'
import { daysLeft } from '../platform/calendar/deadline.ts'
import { defineMessages } from '../platform/language/messages.ts'
import { useMessages, useView } from '../platform/web/view.ts'
import { classNames } from './govuk/class-names.ts'
import { ClockIcon, WarningIcon } from './icons.tsx'
import { Thai } from './thai.tsx'

const soonDays = 5

export const deadlineTagMessages = defineMessages({
  th: {
    lateBy: (days: number) => `เกินมา ${days} วัน`,
    wasLate: 'เคยเกินกำหนด',
    inDays: (days: number) => `อีก ${days} วัน`,
    today: 'ครบกำหนดวันนี้',
  },
  en: {
    lateBy: (days) => `${days} days late`,
    wasLate: 'Was overdue',
    inDays: (days) => `In ${days} days`,
    today: 'Due today',
  },
})

/**
 * The time that an open matter has left, in words with a shape and a colour; `overran` one whose time was over before
 * it got more, said in words of its own where they are given.
 */
export function DeadlineTag({
  due,
  overran = false,
  overranWords,
}: {
  due: Temporal.PlainDate
  overran?: boolean
  overranWords?: string
}): VNode {
  const { today } = useView()
  const t = useMessages(deadlineTagMessages)
  const days = daysLeft(due, today)
  const isLate = days < 0 || overran
  const words =
    days < 0 ? t.lateBy(-days) : overran ? (overranWords ?? t.wasLate) : days === 0 ? t.today : t.inDays(days)
  return (
    <span class={classNames('ps-state', isLate ? 'ps-state--late' : days < soonDays && 'ps-state--due')}>
      {isLate ? <WarningIcon /> : <ClockIcon />}
      <span>
        <Thai>{words}</Thai>
      </span>
    </span>
  )
}

/** How a matter ended, in words: nothing about it is urgent any more. */
export function PlainTag({ children }: { children: string }): VNode {
  return (
    <span class="ps-state ps-state--plain">
      <span>
        <Thai>{children}</Thai>
      </span>
    </span>
  )
}
