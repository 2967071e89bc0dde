import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { DeadlineTag, PlainTag } from '../../../ui/deadline-tag.tsx'
import { Typed } from '../../../ui/matter-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { serviceStateNames, serviceStepNames } from '../handling/fact-names.ts'
import { serviceHandlingMessages } from '../handling/messages.ts'
import type { HandledRequest } from '../handling/register-reading.ts'
import type { RequestStep } from '../step.ts'

/** How a request stands: an open one by the time it has left, or that it waits for documents. */
export function StandingTag({
  request: { state, dueOn, overran },
}: {
  request: Pick<HandledRequest, 'state' | 'dueOn' | 'overran'>
}): VNode {
  const t = useMessages(serviceHandlingMessages)
  const names = useMessages(serviceStateNames)
  if (state !== 'open') return <PlainTag>{names[state]}</PlainTag>
  if (dueOn === null) return <PlainTag>{t.noStandard}</PlainTag>
  return <DeadlineTag due={Temporal.PlainDate.from(dueOn)} overran={overran} overranWords={t.wasLate} />
}

/** Working days used of those promised. */
export interface TimeUsed {
  readonly promised: number | undefined
  /** Null while documents are missing. */
  readonly used: number | null
}

export function useTimeWords(): (time: TimeUsed) => string {
  const t = useMessages(serviceHandlingMessages)
  return ({ promised, used }) =>
    used === null ? t.timeWaits : promised === undefined ? t.usedOnly(used) : t.used(used, promised)
}

export function useStepTitle(): (step: RequestStep) => string {
  const { language } = useView()
  const names = useMessages(serviceStepNames)
  return ({ kind, dueOn, divisionName, divisionNameEn }) => {
    const name = names[kind]
    if (typeof name === 'string') return name
    if (kind === 'assigned') return name((language === 'th' ? divisionName : divisionNameEn) ?? '')
    return name(dueOn === null ? '' : formatDate(Temporal.PlainDate.from(dueOn), language))
  }
}

/** Every step with its day, who did it, and its words, for the staff. */
export function Steps({ steps }: { steps: readonly RequestStep[] }): VNode {
  const { language } = useView()
  const t = useMessages(serviceHandlingMessages)
  const titleOf = useStepTitle()
  return (
    <ol class="ps-steps">
      {steps.map((step) => (
        <li>
          <p class="ps-steps__title">
            <Thai>{titleOf(step)}</Thai>
          </p>
          <p class="ps-steps__meta">
            {formatDate(todayInBangkok(step.madeAt), language)}
            {' · '}
            <Thai>{step.madeByName === null ? t.byApplicant : t.by(step.madeByName)}</Thai>
          </p>
          {step.words !== null && <Typed>{step.words}</Typed>}
        </li>
      ))}
    </ol>
  )
}
