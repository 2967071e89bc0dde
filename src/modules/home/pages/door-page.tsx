import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { LockIcon } from '../../../ui/icons.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { caseStatisticsMessages, caseStatisticsUrls } from '../../cases/module.ts'
import { countMessages, integrityReportUrls } from '../../integrity-reports/module.tsx'
import { nameIn, planUrls, type ProgrammeName } from '../../plan/module.ts'
import type { Procedure } from '../../publications/module.ts'
import { homeMessages } from '../messages.ts'

interface DoorPageProps {
  /** What the plan itself says about this door. */
  readonly programmes: readonly ProgrammeName[]
  /** The published procedure of this door, where there is one. */
  readonly procedure: Procedure | undefined
  /** Whether somebody receives there. */
  readonly isOpen: boolean
  /** Where the confidential site begins, a whole address; undefined where there can be none. */
  readonly confidentialSite: string | undefined
}

/** Behind the confidential door: the way to the confidential site, agencies outside the organisation, how to stay safe. */
export function IntegrityReportDoorPage({
  programmes,
  procedure,
  isOpen,
  confidentialSite,
}: DoorPageProps): VNode {
  const { language } = useView()
  const t = useMessages(homeMessages)
  const statistics = useMessages(caseStatisticsMessages)
  const counts = useMessages(countMessages)
  const ways = [
    { name: t.nacc, text: t.naccText, telephone: '1205' },
    { name: t.pacc, text: t.paccText, telephone: '1206' },
  ]
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl ps-opened ps-opened--secret">
        <LockIcon />
        <span>
          <Thai>{t.report}</Thai>
        </span>
      </h1>
      <ul class="govuk-list govuk-list--bullet">
        {[t.reportWhat, t.reportApart].map((fact) => (
          <li>
            <Thai>{fact}</Thai>
          </li>
        ))}
      </ul>
      {confidentialSite === undefined ? (
        <InsetText>
          <Thai>{t.noConfidentialSite}</Thai>
        </InsetText>
      ) : (
        <>
          <p class="ps-measure">
            <Thai>{isOpen ? t.confidentialSite : t.nobodyReceives}</Thai>
          </p>
          <p>
            <a
              class={isOpen ? 'govuk-button ps-button--lychee' : 'govuk-link'}
              href={confidentialSite}
              rel="noreferrer"
            >
              <Thai>{t.enterConfidentialSite}</Thai>
            </a>
          </p>
        </>
      )}
      <h2 class="govuk-heading-m">
        <Thai>{t.ways}</Thai>
      </h2>
      <ul class="ps-rows">
        {ways.map(({ name, text, telephone }) => (
          <li>
            <b>
              <Thai>{name}</Thai>
            </b>
            <span class="ps-rows__meta">
              <Thai>{text}</Thai>
            </span>
            <a class="govuk-button ps-button--lychee" href={`tel:${telephone}`}>
              {t.call(telephone)}
            </a>
          </li>
        ))}
      </ul>
      <div class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.before}</Thai>
        </h2>
        <p class="ps-measure">
          <Thai>{t.beforeText}</Thai>
        </p>
        <h2 class="govuk-heading-m ps-block">
          <Thai>{t.afterwards}</Thai>
        </h2>
        <ul class="ps-rows">
          {procedure && (
            <li>
              <Link to={procedure.address}>
                <Thai>{procedure.title[language]}</Thai>
              </Link>
            </li>
          )}
          <li>
            <Link to={caseStatisticsUrls.statistics()}>
              <Thai>{statistics.statistics}</Thai>
            </Link>
          </li>
          <li>
            <Link to={integrityReportUrls.statistics()}>
              <Thai>{counts.statistics}</Thai>
            </Link>
          </li>
        </ul>
        {programmes.length > 0 && (
          <>
            <h2 class="govuk-heading-m ps-block">
              <Thai>{t.promise}</Thai>
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
          </>
        )}
      </div>
    </div>
  )
}
