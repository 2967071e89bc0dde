import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Typed } from '../../../ui/matter-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { groundNames, stateNames } from '../fact-names.ts'
import { informationRegisterMessages } from '../register-messages.ts'
import type { GroundCode } from '../request-facts.ts'
import type { RequestStep } from '../step.ts'
import { informationTrackingMessages } from '../tracking-messages.ts'

/** The paragraphs of the law by which something is kept back. */
export function Grounds({ grounds }: { grounds: readonly GroundCode[] }): VNode {
  const names = useMessages(groundNames)
  return (
    <ul class="govuk-list govuk-list--bullet">
      {grounds.map((ground) => (
        <li>
          <Thai>{names[ground]}</Thai>
        </li>
      ))}
    </ul>
  )
}

/** Every step with its day; `showsWho` names whoever did it, for the staff. */
export function Steps({
  steps,
  showsWho = false,
}: {
  steps: readonly RequestStep[]
  showsWho?: boolean
}): VNode {
  const { language } = useView()
  const t = useMessages(informationTrackingMessages)
  const staff = useMessages(informationRegisterMessages)
  const states = useMessages(stateNames)
  const title = ({ kind, divisionName, divisionNameEn, dueOn }: RequestStep): string => {
    if (kind === 'received') return t.stepReceived
    if (kind === 'assigned') return t.stepAssigned((language === 'th' ? divisionName : divisionNameEn) ?? '')
    if (kind !== 'extended') return states[kind]
    return t.stepExtended(dueOn ? formatDate(Temporal.PlainDate.from(dueOn), language) : '')
  }
  return (
    <ol class="ps-steps">
      {steps.map((step) => (
        <li>
          <p class="ps-steps__title">
            <Thai>{title(step)}</Thai>
          </p>
          <p class="ps-steps__meta">
            {formatDate(todayInBangkok(step.madeAt), language)}
            {showsWho && (
              <>
                {' · '}
                <Thai>{step.madeByName === null ? staff.byRequester : staff.by(step.madeByName)}</Thai>
              </>
            )}
          </p>
          {step.words !== null && <Typed>{step.words}</Typed>}
        </li>
      ))}
    </ol>
  )
}
