import type { VNode } from 'preact'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { useMessages } from '../../../platform/web/view.ts'
import { DoneIcon, PlannedIcon } from '../../../ui/icons.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { aspiredMark, passMark } from '../analysis.ts'
import { itaMessages } from '../messages.ts'

/** Where a score stands against the marks: a shape, a word and a colour. */
export function MarkTag({ score }: { score: number }): VNode {
  const t = useMessages(itaMessages)
  const isPassed = score >= passMark
  const words = score >= aspiredMark ? t.reachedAspired : isPassed ? t.reachedPass : t.under
  return (
    <span class={`ps-state ps-state--${isPassed ? 'reached' : 'plain'}`}>
      {isPassed ? <DoneIcon /> : <PlannedIcon />}
      <span>
        <Thai>{words}</Thai>
      </span>
    </span>
  )
}

/** By how much a score differs from the year before, in words. */
export function changeWords(t: typeof itaMessages.th, change: number | null): string {
  if (change === null) return t.noBase
  if (change === 0) return t.same
  return change > 0 ? t.roseBy(formatNumber(change)) : t.fellBy(formatNumber(-change))
}
