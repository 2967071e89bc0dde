import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { DeadlineTag, PlainTag } from '../../../ui/deadline-tag.tsx'
import { stateNames } from '../fact-names.ts'
import type { InformationRequest } from '../reading.ts'
import { informationRegisterMessages } from '../register-messages.ts'

/** How a request stands: an open one by the time it has left. */
export function StandingTag({ request }: { request: InformationRequest }): VNode {
  const t = useMessages(informationRegisterMessages)
  const states = useMessages(stateNames)
  if (request.state !== 'open') return <PlainTag>{states[request.state]}</PlainTag>
  return (
    <DeadlineTag
      due={Temporal.PlainDate.from(request.dueOn)}
      overran={request.overran}
      overranWords={t.lateExtended}
    />
  )
}
