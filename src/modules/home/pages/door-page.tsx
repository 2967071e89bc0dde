import type { ComponentChildren, VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { LockIcon, SpeechIcon } from '../../../ui/icons.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { nameIn, planUrls, type ProgrammeName } from '../../plan/module.ts'
import { homeMessages } from '../messages.ts'

interface DoorPageProps {
  /** What the plan itself says about this door. */
  readonly programmes: readonly ProgrammeName[]
}

/** Behind the door of complaints: what can be done today, said plainly. */
export function ComplaintDoorPage({ programmes }: DoorPageProps): VNode {
  const { language, organization } = useView()
  const t = useMessages(homeMessages)
  const office = (language === 'th' ? organization?.shortName : organization?.shortNameEn) ?? ''
  return (
    <OpenedDoor
      kind="open"
      entrance={
        <InsetText>
          <Thai>{t.notOnline}</Thai>
        </InsetText>
      }
      title={t.complaint}
      facts={[t.complaintWhat, t.complaintWhen]}
      ways={[
        { name: t.officeWay(office), text: t.officeWayText },
        { name: t.damrongdhama, text: t.damrongdhamaText, telephone: '1567' },
      ]}
      programmes={programmes}
    />
  )
}

/** Behind the confidential door: agencies outside the organisation, and how to stay safe. */
export function IntegrityReportDoorPage({
  programmes,
  confidentialSite,
}: DoorPageProps & {
  /** Where it begins, a whole address; undefined where there can be none. */
  confidentialSite: string | undefined
}): VNode {
  const t = useMessages(homeMessages)
  return (
    <OpenedDoor
      kind="confidential"
      entrance={
        confidentialSite === undefined ? (
          <InsetText>
            <Thai>{t.noConfidentialSite}</Thai>
          </InsetText>
        ) : (
          <>
            <p class="ps-measure">
              <Thai>{t.confidentialSite}</Thai>
            </p>
            <p>
              <a class="govuk-button ps-button--lychee" href={confidentialSite} rel="noreferrer">
                <Thai>{t.enterConfidentialSite}</Thai>
              </a>
            </p>
          </>
        )
      }
      title={t.report}
      facts={[t.reportWhat, t.reportApart]}
      ways={[
        { name: t.nacc, text: t.naccText, telephone: '1205' },
        { name: t.pacc, text: t.paccText, telephone: '1206' },
      ]}
      programmes={programmes}
    >
      <h2 class="govuk-heading-m">
        <Thai>{t.before}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.beforeText}</Thai>
      </p>
    </OpenedDoor>
  )
}

interface OpenedDoorProps extends DoorPageProps {
  readonly kind: 'open' | 'confidential'
  readonly title: string
  readonly facts: readonly string[]
  /** What can be done through this site. */
  readonly entrance: ComponentChildren
  readonly ways: readonly { name: string; text: string; telephone?: string }[]
  readonly children?: ComponentChildren
}

function OpenedDoor(props: OpenedDoorProps): VNode {
  const { kind, title, facts, entrance, ways, programmes, children } = props
  const { language } = useView()
  const t = useMessages(homeMessages)
  const confidential = kind === 'confidential'
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class={`govuk-heading-xl ps-opened ${confidential ? 'ps-opened--secret' : ''}`}>
        {confidential ? <LockIcon /> : <SpeechIcon />}
        <span>
          <Thai>{title}</Thai>
        </span>
      </h1>
      <ul class="govuk-list govuk-list--bullet">
        {facts.map((fact) => (
          <li>
            <Thai>{fact}</Thai>
          </li>
        ))}
      </ul>
      {entrance}
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
            {telephone && (
              <a
                class={confidential ? 'govuk-button ps-button--lychee' : 'govuk-button'}
                href={`tel:${telephone}`}
              >
                {t.call(telephone)}
              </a>
            )}
          </li>
        ))}
      </ul>
      <div class="ps-block">
        {children}
        {programmes.length > 0 && (
          <>
            <h2 class="govuk-heading-m">
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
