import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { DeadlineTag, PlainTag } from '../../../ui/deadline-tag.tsx'
import { Typed } from '../../../ui/matter-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { dueToday } from '../clock/timing.ts'
import { isOpen, type StepKind } from '../complaint-facts.ts'
import { levelNames, stateNames, stepNames } from '../fact-names.ts'
import type { Complaint } from '../reading.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import type { ComplaintStep } from '../step.ts'
import { villageName } from '../villages.ts'

/** How a complaint stands: an open one by the time it has left, or that its clock stands still. */
export function StandingTag({ complaint }: { complaint: Complaint }): VNode {
  const { today } = useView()
  const t = useMessages(complaintRegisterMessages)
  const states = useMessages(stateNames)
  const { state, waitingSince, overran } = complaint
  if (!isOpen(state)) return <PlainTag>{states[state]}</PlainTag>
  if (waitingSince !== null && !overran) return <PlainTag>{t.waiting}</PlainTag>
  return <DeadlineTag due={dueToday(complaint, today)} overran={overran} />
}

/** Where it is, as far as it was told: village and landmark. */
export function usePlace({
  villageNumber,
  villageName: name,
  villageNameEn: nameEn,
  place,
}: Complaint): string | undefined {
  const { language } = useView()
  const village =
    villageNumber === null
      ? undefined
      : villageName({ number: villageNumber, name: name!, nameEn: nameEn! }, language)
  const parts = [village, place].filter((part) => part !== undefined && part !== null)
  return parts.length > 0 ? parts.join(' · ') : undefined
}

/** What of a step may be read: by the staff, by the complainant himself, by one who is joined with him. */
export type Reader = 'staff' | 'complainant' | 'joined'

/** What one complainant wrote, or was asked, is not for another; results are for all of the matter. */
const forJoined: ReadonlySet<StepKind> = new Set(['answered', 'fixed', 'passed-on', 'paused'])

function mayReadWords(kind: StepKind, reader: Reader): boolean {
  if (reader === 'staff') return true
  return reader === 'joined' ? forJoined.has(kind) : kind !== 'noted'
}

/** Every step with its day. The staff see who did it too. */
export function Steps({ steps, reader }: { steps: readonly ComplaintStep[]; reader: Reader }): VNode {
  const { language } = useView()
  const t = useMessages(complaintRegisterMessages)
  const title = useStepTitle()
  return (
    <ol class="ps-steps">
      {steps.map((step) => (
        <li>
          <p class="ps-steps__title">
            <Thai>{title(step)}</Thai>
          </p>
          <p class="ps-steps__meta">
            {formatDate(todayInBangkok(step.madeAt), language)}
            {reader === 'staff' && (
              <>
                {' · '}
                <Thai>{step.madeByName === null ? t.byNobody : t.by(step.madeByName)}</Thai>
              </>
            )}
          </p>
          {step.words !== null && mayReadWords(step.kind, reader) && <Typed>{step.words}</Typed>}
        </li>
      ))}
    </ol>
  )
}

function useStepTitle(): (step: ComplaintStep) => string {
  const { language } = useView()
  const names = useMessages(stepNames)
  const levels = useMessages(levelNames)
  const t = useMessages(complaintRegisterMessages)
  return ({ kind, dueOn, divisionName, divisionNameEn, level }) => {
    switch (kind) {
      case 'received':
      case 'resumed':
      case 'disputed':
        return names[kind](dueOn === null ? '–' : formatDate(Temporal.PlainDate.from(dueOn), language))
      case 'assigned':
      case 'accepted':
        return names[kind]((language === 'th' ? divisionName : divisionNameEn) ?? t.unassigned)
      case 'overdue':
      case 'moved-up':
        return names[kind](levels[(level ?? 1) as 1 | 2 | 3])
      default:
        return names[kind]
    }
  }
}
