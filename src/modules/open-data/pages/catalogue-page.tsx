import type { VNode } from 'preact'
import type { z } from 'zod'
import { datasetUrls, meaningOf, type Dataset } from '../../../platform/open-data/dataset.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Details } from '../../../ui/govuk/details.tsx'
import { Breadcrumbs } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { licence } from '../files.ts'
import { openDataMessages } from '../messages.ts'

/** The tables that may be downloaded, with the meaning of every column. */
export function CataloguePage({ datasets }: { datasets: readonly Dataset[] }): VNode {
  const t = useMessages(openDataMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">{t.openData}</h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      <p class="ps-measure">
        {t.licence}:{' '}
        <a class="govuk-link" href={licence} rel="license noreferrer">
          {t.licenceText}
        </a>
      </p>
      <p class="ps-measure">
        <Thai>{t.freshness}</Thai>
      </p>
      <p class="ps-measure">
        <Thai>{t.officialInThai}</Thai>
      </p>
      {datasets.map((dataset) => (
        <DatasetEntry dataset={dataset} />
      ))}
    </div>
  )
}

function DatasetEntry({ dataset }: { dataset: Dataset }): VNode {
  const { language } = useView()
  const t = useMessages(openDataMessages)
  const at = datasetUrls(dataset.name)
  const title = dataset.title[language]
  return (
    <section class="ps-block" aria-labelledby={dataset.name}>
      <h2 class="govuk-heading-m" id={dataset.name}>
        <Thai>{title}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{dataset.description[language]}</Thai>
      </p>
      <ul class="govuk-list ps-inline-links">
        <li>
          <a class="govuk-link" href={at.csv()}>
            {t.csv}
            <span class="govuk-visually-hidden"> {title}</span>
          </a>
        </li>
        <li>
          <a class="govuk-link" href={at.json()}>
            {t.json}
            <span class="govuk-visually-hidden"> {title}</span>
          </a>
        </li>
        <li>
          <a class="govuk-link" href={at.schema()}>
            <Thai>{t.schema}</Thai>
            <span class="govuk-visually-hidden"> {title}</span>
          </a>
        </li>
      </ul>
      <Details summary={<Thai>{t.columnsOf(title)}</Thai>}>
        <div class="ps-scroll" tabIndex={0} role="region" aria-label={t.columnsOf(title)}>
          <table class="ps-table">
            <thead>
              <tr>
                <th scope="col">{t.columns}</th>
                <th scope="col">{t.meaning}</th>
              </tr>
            </thead>
            <tbody>
              {Object.entries(dataset.row.shape).map(([column, schema]) => (
                <tr>
                  <th scope="row">
                    <code>{column}</code>
                  </th>
                  <td>
                    <Thai>{meaningOf(schema as z.ZodType, language)}</Thai>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Details>
    </section>
  )
}
