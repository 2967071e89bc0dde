import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { SpeechIcon } from '../../../ui/icons.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { nameIn, planUrls, type ProgrammeName } from '../../plan/module.ts'
import type { Procedure } from '../../publications/module.ts'
import type { Rule } from '../clock/rule.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintStatisticsMessages } from '../statistics-messages.ts'
import type { YearStatistics } from '../statistics/year-statistics.ts'
import { complaintUrls } from '../urls.ts'
import { OtherDoor } from './other-door.tsx'
import { YearFigures } from './year-figures.tsx'

export interface DoorProps {
  readonly rule: Rule
  readonly statistics: YearStatistics
  /** What the plan itself says about this door. */
  readonly programmes: readonly ProgrammeName[]
  /** The published procedure of this door, where there is one. */
  readonly procedure: Procedure | undefined
}

/** Behind the door of complaints: what a complainant gets, the way in, other ways, and how the office does. */
export function DoorPage({ rule, statistics, programmes, procedure }: DoorProps): VNode {
  const { language, organization } = useView()
  const t = useMessages(complaintDoorMessages)
  const s = useMessages(complaintStatisticsMessages)
  const href = useHref()
  const office = (language === 'th' ? organization?.shortName : organization?.shortNameEn) ?? ''
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl ps-opened">
        <SpeechIcon />
        <span>
          <Thai>{t.door}</Thai>
        </span>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      <div class="govuk-button-group">
        <Button href={href(complaintUrls.what())}>
          <Thai>{t.file}</Thai>
        </Button>
        <Button href={href(complaintUrls.track())} class="govuk-button--secondary">
          <Thai>{t.track}</Thai>
        </Button>
      </div>
      <h2 class="govuk-heading-m">
        <Thai>{t.promises}</Thai>
      </h2>
      <ul class="govuk-list govuk-list--bullet ps-measure">
        {[t.promiseDays(rule.days), t.promiseCode, t.promiseUp, t.promiseDispute].map((text) => (
          <li>
            <Thai>{text}</Thai>
          </li>
        ))}
      </ul>
      <p class="ps-rows__meta">
        <Thai>{t.daysSource(rule.source ?? t.daysOfPlan)}</Thai>
      </p>
      {procedure && (
        <p>
          <Thai>{t.procedure}</Thai>{' '}
          <Link to={procedure.address}>
            <Thai>{procedure.title[language]}</Thai>
          </Link>
        </p>
      )}
      <div class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{s.statisticsOf(statistics.year)}</Thai>
        </h2>
        <YearFigures statistics={statistics} />
        <p>
          <Link to={complaintUrls.statistics()}>
            <Thai>{s.more}</Thai>
          </Link>
        </p>
      </div>
      <OtherDoor />
      <h2 class="govuk-heading-m">
        <Thai>{t.otherWays}</Thai>
      </h2>
      <ul class="ps-rows">
        <li>
          <b>
            <Thai>{t.officeWay(office)}</Thai>
          </b>
          <span class="ps-rows__meta">
            <Thai>{t.officeWayText}</Thai>
          </span>
        </li>
        <li>
          <b>
            <Thai>{t.damrongdhama}</Thai>
          </b>
          <span class="ps-rows__meta">
            <Thai>{t.damrongdhamaText}</Thai>
          </span>
          <a class="govuk-button govuk-button--secondary" href="tel:1567">
            {t.call('1567')}
          </a>
        </li>
      </ul>
      {programmes.length > 0 && (
        <div class="ps-block">
          <h2 class="govuk-heading-m">
            <Thai>{t.plan}</Thai>
          </h2>
          <ul class="ps-rows">
            {programmes.map((programme) => (
              <li>
                <Link to={planUrls.programme({ number: programme.number })}>
                  <Thai>{nameIn(language, programme)}</Thai>
                </Link>
              </li>
            ))}
          </ul>
        </div>
      )}
    </div>
  )
}
