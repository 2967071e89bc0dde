import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { Figures } from '../../../ui/page-parts.tsx'
import { complaintStatisticsMessages } from '../statistics-messages.ts'
import type { YearStatistics } from '../statistics/year-statistics.ts'

/** A fiscal year in four figures. The rate has all that should have ended below it, the overdue ones too. */
export function YearFigures({ statistics: { counts, medianDays } }: { statistics: YearStatistics }): VNode {
  const t = useMessages(complaintStatisticsMessages)
  const isCounted = counts.counted > 0
  return (
    <Figures
      figures={[
        { label: t.received, value: String(counts.received), unit: t.complaints },
        {
          label: t.onTime,
          value: isCounted ? String(counts.onTimeCounted) : '–',
          unit: t.complaints,
          note: isCounted ? t.ofCounted(counts.counted) : t.nothingCounted,
        },
        {
          label: t.open,
          value: String(counts.open),
          unit: t.complaints,
          note: t.overdue(counts.overdue),
        },
        {
          label: t.median,
          value: medianDays === undefined ? '–' : String(medianDays),
          unit: t.days,
          note: medianDays === undefined ? t.medianNone : t.medianNote,
        },
      ]}
    />
  )
}

/** What became of them, in three more. */
export function OutcomeFigures({ statistics: { counts } }: { statistics: YearStatistics }): VNode {
  const t = useMessages(complaintStatisticsMessages)
  return (
    <Figures
      figures={[
        { label: t.fixed, value: String(counts.fixed), unit: t.complaints, note: t.fixedNote },
        { label: t.disputed, value: String(counts.disputed), unit: t.complaints, note: t.disputedNote },
        { label: t.late, value: String(counts.late), unit: t.complaints },
        { label: t.withdrawn, value: String(counts.withdrawn), unit: t.complaints },
      ]}
    />
  )
}
