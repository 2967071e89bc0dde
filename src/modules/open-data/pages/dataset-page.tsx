import type { ComponentChildren, VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { datasetUrls, type Dataset } from '../../../platform/open-data/dataset.ts'
import type { Organization } from '../../../platform/organization/directory.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Breadcrumbs } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { columnsInWords, shortly } from '../column.ts'
import { areaInWords, inWords, isTranslated, nameOf } from '../dataset-words.ts'
import type { Glance } from '../glance.ts'
import { governmentFields } from '../government-fields.ts'
import { openDataMessages } from '../messages.ts'
import { openDataUrls } from '../urls.ts'

export interface DatasetPageProps {
  readonly dataset: Dataset
  readonly changedAt: Temporal.Instant | undefined
  readonly organization: Organization
  readonly glance: Glance
  /** The whole permanent address of this page. */
  readonly address: string
}

/** All about one dataset: what is in it, what may be done with it, and how it begins. */
export function DatasetPage(props: DatasetPageProps): VNode {
  const { dataset, organization, changedAt, glance, address } = props
  const { language } = useView()
  const t = useMessages(openDataMessages)
  const words = inWords(dataset, language)
  const row = (key: string, value: ComponentChildren) => ({
    key: { children: <Thai>{key}</Thai> },
    value: { children: typeof value === 'string' ? <Thai>{value}</Thai> : value },
  })
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.openData, address: openDataUrls.catalogue() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{dataset.title[language]}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{dataset.description[language]}</Thai>
      </p>
      <Downloads {...props} />
      <SummaryList
        rows={[
          row(t.rows, formatNumber(glance.rows)),
          row(t.updated, words.updated),
          row(t.lastChange, changedAt ? formatDate(todayInBangkok(changedAt), language) : t.neverChanged),
          row(
            t.licence,
            <a class="govuk-link" href={dataset.licence.url} rel="license noreferrer">
              {dataset.licence.name[language]}
            </a>,
          ),
          row(t.people, words.people),
          row(t.publisher, nameOf(organization, language)),
          row(t.area, areaInWords(organization, language)),
          row(t.address, address),
        ]}
      />
      <Columns {...props} />
      <Preview {...props} />
      <section class="ps-block" aria-labelledby="citing">
        <h2 class="govuk-heading-m" id="citing">
          <Thai>{t.citing}</Thai>
        </h2>
        <p class="ps-measure">
          <Thai>{t.citingText}</Thai>
        </p>
        <InsetText>
          <Thai>{citation(t, props, language)}</Thai> {address}
        </InsetText>
      </section>
      <Details summary={<Thai>{t.registering}</Thai>}>
        <p class="ps-measure">
          <Thai>{t.registeringText}</Thai>
        </p>
        <SummaryList
          rows={governmentFields(dataset, organization, language).map(([key, value]) => row(key, value))}
        />
      </Details>
    </div>
  )
}

function citation(
  t: (typeof openDataMessages)['th'],
  { dataset, organization, changedAt }: DatasetPageProps,
  language: 'th' | 'en',
): string {
  const year = changedAt && todayInBangkok(changedAt).year + (language === 'th' ? 543 : 0)
  return t.citation(
    nameOf(organization, language),
    year === undefined ? t.noYear : String(year),
    dataset.title[language],
  )
}

function Downloads({ dataset, glance: { bytes } }: DatasetPageProps): VNode {
  const t = useMessages(openDataMessages)
  const at = datasetUrls(dataset.name)
  return (
    <ul class="govuk-list">
      {(['csv', 'json'] as const).map((file) => (
        <li>
          <a class="govuk-link" href={at[file]()}>
            <Thai>{t[file]}</Thai>
          </a>{' '}
          <Thai>{t.size(formatNumber(Math.ceil(bytes[file] / 1000)))}</Thai>
        </li>
      ))}
      <li>
        <a class="govuk-link" href={at.schema()}>
          <Thai>{t.schema}</Thai>
        </a>
      </li>
    </ul>
  )
}

function Columns({ dataset, glance: { examples } }: DatasetPageProps): VNode {
  const { language } = useView()
  const t = useMessages(openDataMessages)
  return (
    <section class="ps-block" aria-labelledby="columns">
      <h2 class="govuk-heading-m" id="columns">
        {t.columns}
      </h2>
      {isTranslated(dataset) && (
        <p class="ps-measure">
          <Thai>{t.officialInThai}</Thai>
        </p>
      )}
      <ul class="ps-rows">
        {columnsInWords(dataset, examples, language).map(({ name, meaning, type, example }) => (
          <li>
            <code>{name}</code>
            <span>
              <Thai>{meaning}</Thai>
            </span>
            <span class="ps-rows__meta">
              <Thai>{example ? `${type} · ${t.example(example)}` : type}</Thai>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Preview({ dataset, glance: { rows, first } }: DatasetPageProps): VNode {
  const { language } = useView()
  const t = useMessages(openDataMessages)
  const columns = Object.keys(dataset.row.shape)
  return (
    <section class="ps-block" aria-labelledby="preview">
      <h2 class="govuk-heading-m" id="preview">
        <Thai>{t.preview}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{rows === 0 ? t.noRows : t.firstRows(formatNumber(first.length), formatNumber(rows))}</Thai>
      </p>
      {first.length > 0 && (
        <div class="ps-scroll" tabIndex={0} role="region" aria-label={t.previewOf(dataset.title[language])}>
          <table class="ps-table ps-table--data">
            <thead>
              <tr>
                {columns.map((column) => (
                  <th scope="col">
                    <code>{column}</code>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {first.map((row) => (
                <tr>
                  {columns.map((column) => (
                    <td>
                      <Thai>{shortly(row[column])}</Thai>
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  )
}
