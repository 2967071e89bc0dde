import type { VNode } from 'preact'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { datasetUrls } from '../../../platform/open-data/dataset.ts'
import { houseLicence } from '../../../platform/open-data/licence.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Breadcrumbs, Choices, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { inWords } from '../dataset-words.ts'
import { datasetOrders, type DatasetOrder, type ListedDataset } from '../listing.ts'
import { openDataMessages } from '../messages.ts'
import { openDataUrls } from '../urls.ts'

export const longestDatasetQuery = 100

export interface CataloguePageProps {
  readonly found: readonly ListedDataset[]
  readonly query: string
  readonly order: DatasetOrder
}

/** What the organisation publishes, to be found, read about and downloaded. */
export function CataloguePage({ found, query, order }: CataloguePageProps): VNode {
  const { language } = useView()
  const t = useMessages(openDataMessages)
  const orderNames = { name: t.byName, change: t.byChange, period: t.byPeriod }
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">{t.openData}</h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai> <Thai>{t.freshness}</Thai>
      </p>
      <p class="ps-measure">
        {t.licence}:{' '}
        <a class="govuk-link" href={houseLicence.url} rel="license noreferrer">
          {houseLicence.name[language]}
        </a>
      </p>
      <FindForm query={query} order={order} />
      <section aria-labelledby="datasets">
        <h2 class="govuk-heading-m" id="datasets">
          <Thai>
            {query === ''
              ? t.count(formatNumber(found.length))
              : found.length === 0
                ? t.nothingFound(query)
                : t.countFound(formatNumber(found.length), query)}
          </Thai>
        </h2>
        {query !== '' && (
          <p class="ps-measure">
            {found.length === 0 && <Thai>{t.nothingFoundAdvice}</Thai>}{' '}
            <Link to={openDataUrls.catalogue()}>
              <Thai>{t.all}</Thai>
            </Link>
          </p>
        )}
        {found.length > 1 && (
          <div class="ps-filters">
            <div class="ps-filters__row">
              <span class="ps-filters__label">{t.order}</span>
              <Choices
                label={t.order}
                choices={datasetOrders.map((one) => ({
                  label: orderNames[one],
                  address: openDataUrls.catalogue({
                    q: query || undefined,
                    order: one === 'name' ? undefined : one,
                  }),
                  chosen: one === order,
                }))}
              />
            </div>
          </div>
        )}
        {found.length > 0 && (
          <ul class="ps-rows">
            {found.map((listed) => (
              <DatasetEntry {...listed} />
            ))}
          </ul>
        )}
      </section>
      <ForMachines />
    </div>
  )
}

function FindForm({ query, order }: Pick<CataloguePageProps, 'query' | 'order'>): VNode {
  const t = useMessages(openDataMessages)
  const href = useHref()
  return (
    <form class="ps-find" role="search" method="get" action={href(openDataUrls.catalogue())}>
      {order !== 'name' && <input type="hidden" name="order" value={order} />}
      <Input
        name="q"
        label={<Thai>{t.find}</Thai>}
        hint={<Thai>{t.findHint}</Thai>}
        value={query}
        autoCapitalize="none"
        spellcheck={false}
        attributes={{ maxlength: longestDatasetQuery, enterkeyhint: 'search' }}
      />
      <Button>{t.findButton}</Button>
    </form>
  )
}

function DatasetEntry({ dataset, changedAt }: ListedDataset): VNode {
  const { language } = useView()
  const t = useMessages(openDataMessages)
  const at = datasetUrls(dataset.name)
  const title = dataset.title[language]
  return (
    <li>
      <Link to={openDataUrls.dataset({ name: dataset.name })}>
        <b>
          <Thai>{title}</Thai>
        </b>
      </Link>
      <span>
        <Thai>{dataset.description[language]}</Thai>
      </span>
      <span class="ps-rows__meta">
        <Thai>
          {[
            changedAt
              ? t.changedOn(formatDate(todayInBangkok(changedAt), language, 'short'))
              : t.neverChanged,
            t.updatedSo(inWords(dataset, language).updated),
            // What every other one has is said once, above.
            ...(dataset.licence === houseLicence ? [] : [dataset.licence.name[language]]),
          ].join(' · ')}
        </Thai>
      </span>
      <ul class="govuk-list ps-inline-links">
        {(['csv', 'json'] as const).map((file) => (
          <li>
            <a class="govuk-link" href={at[file]()}>
              {file.toUpperCase()}
              <span class="govuk-visually-hidden"> {title}</span>
            </a>
          </li>
        ))}
      </ul>
    </li>
  )
}

function ForMachines(): VNode {
  const t = useMessages(openDataMessages)
  return (
    <section class="ps-block" aria-labelledby="programs">
      <h2 class="govuk-heading-m" id="programs">
        <Thai>{t.forMachines}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.forMachinesText}</Thai>
      </p>
      <ul class="govuk-list ps-measure">
        <li>
          <a class="govuk-link" href={openDataUrls.catalogueFile()}>
            <Thai>{t.catalogueFile}</Thai>
          </a>
        </li>
        <li>
          <a class="govuk-link" href={openDataUrls.organizations()}>
            <Thai>{t.organizationsFile}</Thai>
          </a>
        </li>
      </ul>
      <p class="ps-measure">
        <Thai>{t.fieldsThere}</Thai>
      </p>
      <p class="ps-measure">
        <Thai>{t.fieldsMissing}</Thai>
      </p>
    </section>
  )
}
