import type { ComponentChildren, VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { searchUrls } from '../../search/module.tsx'
import { homeMessages } from '../messages.ts'

interface Way {
  readonly name: string
  readonly telephone?: string
  readonly text: string
}

/** Behind the door of complaints: what can be done today, said plainly. */
export function ComplaintDoorPage(): VNode {
  const { language, organization } = useView()
  const t = useMessages(homeMessages)
  const office = (language === 'th' ? organization?.shortName : organization?.shortNameEn) ?? ''
  return (
    <DoorPage
      title={t.complaint}
      facts={[t.complaintWhat, t.complaintWhen]}
      ways={[
        { name: t.officeWay(office), text: t.officeWayText },
        { name: t.damrongdhama, telephone: '1567', text: t.damrongdhamaText },
      ]}
      promise={{ label: t.complaintPromise, address: searchUrls.search({ q: 'เรื่องร้องเรียน' }) }}
    />
  )
}

/** Behind the confidential door: agencies outside the organisation, and how to stay safe. */
export function IntegrityReportDoorPage(): VNode {
  const t = useMessages(homeMessages)
  return (
    <DoorPage
      title={t.report}
      facts={[t.reportWhat, t.reportApart]}
      ways={[
        { name: t.nacc, telephone: '1205', text: t.naccText },
        { name: t.pacc, telephone: '1206', text: t.paccText },
      ]}
      promise={{ label: t.reportPromise, address: searchUrls.search({ q: 'แจ้งเบาะแสการทุจริต' }) }}
    >
      <h2 class="govuk-heading-m">
        <Thai>{t.before}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.beforeText}</Thai>
      </p>
    </DoorPage>
  )
}

function DoorPage({
  title,
  facts,
  ways,
  promise,
  children,
}: {
  title: string
  facts: readonly string[]
  ways: readonly Way[]
  promise: { label: string; address: string }
  children?: ComponentChildren
}): VNode {
  const t = useMessages(homeMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{title}</Thai>
      </h1>
      <ul class="govuk-list govuk-list--bullet">
        {facts.map((fact) => (
          <li>
            <Thai>{fact}</Thai>
          </li>
        ))}
      </ul>
      <InsetText>
        <Thai>{t.notOnline}</Thai>
      </InsetText>
      <h2 class="govuk-heading-m">{t.ways}</h2>
      <ul class="ps-rows">
        {ways.map((way) => (
          <li>
            <span>
              <b>
                <Thai>{way.name}</Thai>
              </b>{' '}
              {way.telephone && (
                <a class="govuk-link ps-rows__call" href={`tel:${way.telephone}`}>
                  {t.call(way.telephone)}
                </a>
              )}
            </span>
            <span class="ps-rows__meta">
              <Thai>{way.text}</Thai>
            </span>
          </li>
        ))}
      </ul>
      <div class="ps-block">
        {children}
        <h2 class="govuk-heading-m">
          <Thai>{t.promise}</Thai>
        </h2>
        <p>
          <Link to={promise.address}>
            <Thai>{promise.label}</Thai>
          </Link>
        </p>
      </div>
    </div>
  )
}
