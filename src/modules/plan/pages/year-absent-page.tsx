import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Breadcrumbs, Choices } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { planMessages } from '../messages.ts'
import { fiscalYearsOf, type Plan } from '../reading.ts'
import { planUrls } from '../urls.ts'

/** Asked for a year outside the plan, it offers the years that the plan has, in both languages. */
export function YearAbsentPage({ plan }: { plan: Plan }): VNode {
  const { language } = useView()
  const t = useMessages(planMessages)
  const other = language === 'th' ? 'en' : 'th'
  const inOther = planMessages[other]
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.plan, address: planUrls.plan() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.yearAbsent}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.yearNotInPlan(plan.firstFiscalYear, plan.lastFiscalYear)}</Thai>
      </p>
      <Choices
        label={t.fiscalYear}
        choices={fiscalYearsOf(plan).map((year) => ({
          label: String(year),
          address: planUrls.year({ fiscalYear: year }),
          chosen: false,
        }))}
      />
      <div lang={other}>
        <h2 class="govuk-heading-m">
          <Thai>{inOther.yearAbsent}</Thai>
        </h2>
        <p class="ps-measure">
          <Thai>{inOther.yearNotInPlan(plan.firstFiscalYear, plan.lastFiscalYear)}</Thai>
        </p>
      </div>
    </div>
  )
}
