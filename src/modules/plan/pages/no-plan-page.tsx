import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { Breadcrumbs } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { planMessages } from '../messages.ts'

/** What an organisation shows that has not brought in its plan. */
export function NoPlanPage(): VNode {
  const t = useMessages(planMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">{t.noPlan}</h1>
      <p class="ps-measure">
        <Thai>{t.noPlanAdvice}</Thai>
      </p>
    </div>
  )
}
