import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { formatBaht } from '../../../platform/language/money.ts'
import type { PublishedThing } from '../../../platform/publishing/published.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Door } from '../../../ui/door.tsx'
import { LockIcon, SpeechIcon } from '../../../ui/icons.tsx'
import { Figures, Link } from '../../../ui/page-parts.tsx'
import { StackedBars } from '../../../ui/stacked-bars.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { complaintUrls } from '../../complaints/module.ts'
import { TopicList, type TopicsNow } from '../../disclosure/module.ts'
import { openDataUrls } from '../../open-data/module.tsx'
import {
  DimensionList,
  planMessages,
  planUrls,
  quarterNumbers,
  type PlanAtAGlance,
} from '../../plan/module.ts'
import { publicationUrls } from '../../publications/module.ts'
import { SearchForm } from '../../search/module.tsx'
import { homeMessages } from '../messages.ts'
import { homeUrls } from '../urls.ts'

/** The two doors first, then the plan of the year, what is disclosed, and the ways to look closer. */
export function FrontPage({
  glance,
  newest,
  topics,
}: {
  glance: PlanAtAGlance | undefined
  newest: readonly PublishedThing[]
  topics: TopicsNow | undefined
}): VNode {
  const t = useMessages(homeMessages)
  return (
    <>
      <div class="ps-hero">
        <div class="ps-wrap">
          <h1 class="govuk-heading-xl">
            <Thai>{t.heading}</Thai>
          </h1>
          <div class="ps-doors">
            <Door
              kind="open"
              icon={<SpeechIcon />}
              title={t.complaint}
              facts={[t.complaintWhat, t.complaintWhen, t.complaintHow]}
              go={{ label: t.complaintGo, address: complaintUrls.door() }}
            />
            <Door
              kind="confidential"
              icon={<LockIcon />}
              title={t.report}
              facts={[t.reportWhat, t.reportApart, t.reportHow]}
              go={{ label: t.reportGo, address: homeUrls.integrityReports() }}
            />
          </div>
        </div>
      </div>
      {newest.length > 0 && <Newest documents={newest} />}
      {glance && <PlanOfTheYear glance={glance} />}
      {topics && (
        <div class="ps-band ps-band--paper">
          <div class="ps-wrap">
            <TopicList now={topics} />
          </div>
        </div>
      )}
      <Explore fiscalYear={glance?.fiscalYear} />
    </>
  )
}

function Newest({ documents }: { documents: readonly PublishedThing[] }): VNode {
  const { language } = useView()
  const t = useMessages(homeMessages)
  return (
    <div class="ps-band">
      <div class="ps-wrap">
        <div class="ps-band__head">
          <h2 class="govuk-heading-l">
            <Thai>{t.newest}</Thai>
          </h2>
          <Link to={publicationUrls.register()}>
            <Thai>{t.seeRegister}</Thai>
          </Link>
        </div>
        <ul class="ps-rows">
          {documents.map(({ title, address, publishedOn }) => (
            <li>
              <Link to={address}>
                <Thai>{title[language]}</Thai>
              </Link>
              <span class="ps-rows__meta">{formatDate(publishedOn, language)}</span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

function PlanOfTheYear({ glance }: { glance: PlanAtAGlance }): VNode {
  const t = useMessages(homeMessages)
  const p = useMessages(planMessages)
  const { fiscalYear, summary, dimensions } = glance
  return (
    <div class="ps-band">
      <div class="ps-wrap">
        <div class="ps-band__head">
          <h2 class="govuk-heading-l">
            <Thai>{t.planYear(fiscalYear)}</Thai>
          </h2>
          <Link to={planUrls.year({ fiscalYear })}>
            <Thai>{t.seeYear}</Thai>
          </Link>
        </div>
        <p class="ps-measure">
          <Thai>{t.lead}</Thai>
        </p>
        <Figures
          figures={[
            { label: p.programmesThisYear, value: String(summary.programmes) },
            { label: p.plannedBudget, value: formatBaht(summary.budgetSatang), unit: p.baht },
            ...glance.targets.map((target) =>
              target.unit === 'percent'
                ? { label: p.targetCases, value: `${target.value}%`, note: p.againstBase }
                : { label: p.targetIta, value: String(target.value), unit: p.orMore },
            ),
          ]}
        />
        {!glance.isMeasured && (
          <p class="ps-small">
            <Thai>{p.targetsNotMeasured}</Thai>
          </p>
        )}
        <div class="ps-cols ps-cols--2 ps-block">
          <section>
            <h3 class="govuk-heading-m">
              <Thai>{p.programmesByDimension}</Thai>
            </h3>
            <DimensionList dimensions={dimensions} summary={summary} fiscalYear={fiscalYear} />
          </section>
          <section>
            <h3 class="govuk-heading-m">
              <Thai>{p.programmesByQuarter}</Thai>
            </h3>
            <StackedBars
              caption={p.programmesByQuarter}
              rowHeading={p.quarter}
              totalHeading={p.total}
              note={p.chartNote}
              bars={quarterNumbers.map((quarter) => ({
                label: p.quarterOf(quarter),
                tableLabel: `${quarter} ${p.quarterMonths(quarter)}`,
                values: dimensions.map(({ number }) => summary.byQuarter[quarter - 1]?.get(number) ?? 0),
              }))}
            />
          </section>
        </div>
      </div>
    </div>
  )
}

function Explore({ fiscalYear }: { fiscalYear: number | undefined }): VNode {
  const t = useMessages(homeMessages)
  const rows = [
    { label: t.riskLink, text: t.riskText, address: planUrls.risks() },
    { label: t.openDataLink, text: t.openDataText, address: openDataUrls.catalogue() },
    ...(fiscalYear
      ? [{ label: t.printLink, text: t.printText, address: planUrls.yearPrint({ fiscalYear }) }]
      : []),
  ]
  return (
    <div class="ps-band">
      <div class="ps-wrap">
        <h2 class="govuk-heading-m">
          <Thai>{t.explore}</Thai>
        </h2>
        <SearchForm label={t.searchLabel} />
        <ul class="ps-rows ps-rows--2 ps-rows--strong">
          {rows.map(({ label, text, address }) => (
            <li>
              <Link to={address}>
                <Thai>{label}</Thai>
              </Link>
              <span class="ps-rows__meta">
                <Thai>{text}</Thai>
              </span>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
