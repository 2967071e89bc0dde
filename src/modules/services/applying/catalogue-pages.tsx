import type { VNode } from 'preact'
import { formatBaht } from '../../../platform/language/money.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Facts } from '../../../ui/matter-parts.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Service } from '../catalogue/reading-services.ts'
import { serviceUrls } from '../urls.ts'
import { serviceApplyingMessages } from './applying-messages.ts'
import type { ServiceLook } from './service-look.ts'

function useTold() {
  const { language } = useView()
  const t = useMessages(serviceApplyingMessages)
  return {
    time: (days: number | undefined) => (days === undefined ? t.noTime : t.days(days)),
    fee({ feeSatang }: Service): string {
      if (feeSatang === null) return t.depends
      return feeSatang === 0 ? t.free : t.baht(formatBaht(feeSatang))
    },
    name: ({ name, nameEn }: Service) => (language === 'th' ? name : nameEn),
    about: ({ about, aboutEn }: Service) => (language === 'th' ? about : aboutEn),
  }
}

/** All services that can be asked for now. */
export function CataloguePage({ looks }: { looks: readonly ServiceLook[] }): VNode {
  const t = useMessages(serviceApplyingMessages)
  const told = useTold()
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.services}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{looks.length === 0 ? t.none : t.lead}</Thai>
      </p>
      <ul class="ps-rows">
        {looks.map(({ service, days, lately }) => (
          <li>
            <Link to={serviceUrls.service({ key: service.serviceKey })}>
              <Thai>{told.name(service)}</Thai>
            </Link>
            <span class="ps-rows__meta">
              <Thai>{`${t.time} ${told.time(days)} · ${t.fee} ${told.fee(service)}`}</Thai>
            </span>
            {lately && (
              <span class="ps-rows__meta">
                <Thai>{`${t.lately}: ${t.latelyDays(lately.days, lately.many)}`}</Thai>
              </span>
            )}
          </li>
        ))}
      </ul>
      <p class="ps-inline-links">
        <Link to={serviceUrls.track()}>
          <Thai>{t.track}</Thai>
        </Link>
        <Link to={serviceUrls.resume()}>
          <Thai>{t.resume}</Thai>
        </Link>
        <Link to={serviceUrls.statistics()}>
          <Thai>{t.statistics}</Thai>
        </Link>
      </p>
    </div>
  )
}

/** A service before it is asked for: how long it takes, what it costs, and what has to be ready. */
export function ServicePage({ look }: { look: ServiceLook }): VNode {
  const { service, days, documents, manual, lately } = look
  const { language } = useView()
  const t = useMessages(serviceApplyingMessages)
  const told = useTold()
  const href = useHref()
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.services, address: serviceUrls.catalogue() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{told.name(service)}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{told.about(service)}</Thai>
      </p>
      <Facts
        facts={[
          { name: t.time, value: told.time(days) },
          { name: t.fee, value: told.fee(service) },
          lately !== undefined && { name: t.lately, value: t.latelyDays(lately.days, lately.many) },
        ]}
      />
      <h2 class="govuk-heading-m">
        <Thai>{t.documents}</Thai>
      </h2>
      {documents.length === 0 ? (
        <p>
          <Thai>{t.noDocuments}</Thai>
        </p>
      ) : (
        <ul class="govuk-list govuk-list--bullet">
          {documents.map(({ label, isRequired }) => (
            <li>
              <Thai>{isRequired ? label[language] : `${label[language]} ${t.optional}`}</Thai>
            </li>
          ))}
        </ul>
      )}
      {manual !== undefined && (
        <p>
          <Link to={manual}>
            <Thai>{t.manual}</Thai>
          </Link>
        </p>
      )}
      {service.state === 'open' ? (
        <Button href={href(serviceUrls.apply({ key: service.serviceKey }))} isStartButton>
          <Thai>{t.start}</Thai>
        </Button>
      ) : (
        <InsetText>
          <Thai>{t.closed}</Thai>
        </InsetText>
      )}
      <p class="ps-inline-links">
        <Link to={serviceUrls.track()}>
          <Thai>{t.track}</Thai>
        </Link>
        <Link to={serviceUrls.resume()}>
          <Thai>{t.resume}</Thai>
        </Link>
      </p>
    </div>
  )
}
