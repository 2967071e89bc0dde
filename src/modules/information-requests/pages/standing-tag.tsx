import type { VNode } from 'preact'
import { daysLeft } from '../../../platform/calendar/deadline.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { classNames } from '../../../ui/govuk/class-names.ts'
import { ClockIcon, WarningIcon } from '../../../ui/icons.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { stateNames } from '../fact-names.ts'
import type { InformationRequest } from '../reading.ts'
import { informationRegisterMessages } from '../register-messages.ts'

const soonDays = 5

/** How a request stands, in words with a shape and a colour: an open one by the time it has left. */
export function StandingTag({ request }: { request: InformationRequest }): VNode {
  const { today } = useView()
  const t = useMessages(informationRegisterMessages)
  const states = useMessages(stateNames)
  if (request.state !== 'open') {
    return (
      <span class="ps-state ps-state--plain">
        <span>
          <Thai>{states[request.state]}</Thai>
        </span>
      </span>
    )
  }
  const days = daysLeft(Temporal.PlainDate.from(request.dueOn), today)
  const isLate = days < 0 || request.overran
  const words =
    days < 0 ? t.lateBy(-days) : request.overran ? t.lateExtended : days === 0 ? t.today : t.inDays(days)
  return (
    <span class={classNames('ps-state', isLate ? 'ps-state--late' : days < soonDays && 'ps-state--due')}>
      {isLate ? <WarningIcon /> : <ClockIcon />}
      <span>
        <Thai>{words}</Thai>
      </span>
    </span>
  )
}
