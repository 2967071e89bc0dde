import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Figures } from '../../../ui/page-parts.tsx'
import { informationCentreMessages } from '../centre-messages.ts'
import type { RequestFacts } from '../reading.ts'
import { countOutcomes, countRequests } from '../statistics.ts'

/** A fiscal year in four figures. The rate has all that should have been answered below it, the overdue ones too. */
export function YearFigures({ facts }: { facts: readonly RequestFacts[] }): VNode {
  const { today } = useView()
  const t = useMessages(informationCentreMessages)
  const { received, open, overdue, onTime, countedForTime } = countRequests(facts, today)
  const ended = countOutcomes(facts)
  const isCounted = countedForTime > 0
  return (
    <Figures
      figures={[
        { label: t.received, value: String(received), unit: t.requests },
        {
          label: t.answeredInTime,
          value: isCounted ? String(onTime) : '–',
          unit: t.requests,
          note: isCounted ? t.ofCounted(countedForTime) : t.nothingCounted,
        },
        {
          label: t.stillOpen,
          value: String(open),
          unit: t.requests,
          note: t.overdue(overdue),
        },
        {
          label: t.refusals,
          value: String(ended.refused + ended['partly-granted']),
          unit: t.requests,
          note: t.refusalsNote,
        },
      ]}
    />
  )
}
