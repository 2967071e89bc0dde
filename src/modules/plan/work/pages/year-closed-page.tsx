import type { VNode } from 'preact'
import { useMessages } from '../../../../platform/web/view.ts'
import { PostForm } from '../../../../ui/form.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planWorkUrls } from '../../urls.ts'
import { planWorkMessages } from '../messages.ts'
import { YearChoices } from './work-parts.tsx'

/** A year of the plan in which nobody works yet. */
export function YearClosedPage({
  fiscalYear,
  years,
}: {
  fiscalYear: number
  years: readonly number[]
}): VNode {
  const t = useMessages(planWorkMessages)
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.planWork}</Thai>
      </h1>
      <YearChoices years={years} fiscalYear={fiscalYear} to={planWorkUrls.workYear} />
      <h2 class="govuk-heading-m">
        <Thai>{t.yearNotOpen(fiscalYear)}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.yearNotOpenAdvice}</Thai>
      </p>
      <PostForm action={planWorkUrls.openYear({ fiscalYear })}>
        <Button>
          <Thai>{t.openYear(fiscalYear)}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
