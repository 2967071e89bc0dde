import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { informationCentreMessages } from '../centre-messages.ts'
import type { RequestFacts } from '../reading.ts'
import { informationCentreUrls } from '../urls.ts'
import { YearFigures } from './year-figures.tsx'

/** The information centre: what can be asked, how long it takes, what it costs, where it is, and how it does. */
export function CentrePage({ year, facts }: { year: number; facts: readonly RequestFacts[] }): VNode {
  const { language, organization } = useView()
  const t = useMessages(informationCentreMessages)
  const href = useHref()
  const isThai = language === 'th'
  const where = organization
    ? t.whereText(
        isThai ? organization.shortName : organization.shortNameEn,
        isThai ? organization.district : organization.districtEn,
        isThai ? organization.province : organization.provinceEn,
      )
    : ''
  const parts = [
    { title: t.what, text: t.whatText },
    { title: t.howLong, text: t.howLongText },
    { title: t.cost, text: t.costText },
    { title: t.where, text: where },
    { title: t.notSatisfied, text: t.notSatisfiedText },
  ]
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{t.centre}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      <div class="govuk-button-group">
        <Button href={href(informationCentreUrls.ask())}>
          <Thai>{t.ask}</Thai>
        </Button>
        <Button href={href(informationCentreUrls.track())} class="govuk-button--secondary">
          <Thai>{t.track}</Thai>
        </Button>
      </div>
      {parts.map(({ title, text }) => (
        <>
          <h2 class="govuk-heading-m">
            <Thai>{title}</Thai>
          </h2>
          <p class="ps-measure">
            <Thai>{text}</Thai>
          </p>
        </>
      ))}
      <p class="ps-rows__meta">
        <Thai>{t.law}</Thai>
      </p>
      <div class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.statisticsOf(year)}</Thai>
        </h2>
        <YearFigures facts={facts} />
        <p>
          <Link to={informationCentreUrls.statistics()}>
            <Thai>{t.statisticsMore}</Thai>
          </Link>
        </p>
      </div>
    </div>
  )
}
