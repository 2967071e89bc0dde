import { Readable } from 'node:stream'
import { z } from 'zod'
import { defineModule, nothingSearchable, type Module } from '../../platform/module.ts'
import { datasetUrls, type Dataset } from '../../platform/open-data/dataset.ts'
import { route, type Act, type Route } from '../../platform/web/route.ts'
import { catalogueOf } from './dcat.ts'
import { csvOf, jsonOf, schemaOf } from './files.ts'
import { glanceAt } from './glance.ts'
import { datasetOrders, findDatasets, listDatasets } from './listing.ts'
import { openDataMessages } from './messages.ts'
import { organizationCatalogue } from './organizations.ts'
import { CataloguePage, longestDatasetQuery } from './pages/catalogue-page.tsx'
import { DatasetPage } from './pages/dataset-page.tsx'
import { openDataUrls } from './urls.ts'

export { openDataMessages } from './messages.ts'

export { openDataUrls } from './urls.ts'

const open = { permission: 'public', event: 'none' } as const
const linkedData = 'application/ld+json; charset=utf-8'

const asked = z.object({
  q: z
    .string()
    .default('')
    .transform((text) => text.trim().slice(0, longestDatasetQuery)),
  order: z.enum(datasetOrders).default('name'),
})

/** Every table that the given modules publish, as files, and as catalogues for people and for programs. */
export function openDataOf(modules: readonly Module[]) {
  const datasets = modules.flatMap((module) => module.datasets)
  /** Read once for each revision: the pages and files of the catalogue share it. */
  const listed = ({ kept }: Pick<Act, 'kept'>) =>
    kept('open-data.datasets', (tx) => listDatasets(tx, datasets))
  return defineModule({
    name: 'open-data',
    urls: openDataUrls,
    routes: [
      // There is no end to what may be searched for, so that pages of it are not kept.
      route(
        openDataUrls.catalogue,
        { ...open, reuse: 'never', query: asked },
        async ({ view, query, kept }) => {
          const { language } = view
          const { q, order } = query
          return {
            kind: 'page',
            title: openDataMessages[language].openData,
            content: (
              <CataloguePage
                found={findDatasets(await listed({ kept }), { query: q, order, language })}
                query={q}
                order={order}
              />
            ),
          }
        },
      ),
      route(
        openDataUrls.dataset,
        {
          ...open,
          reuse: 'revision',
          parameters: z.object({ name: z.enum(datasets.map(({ name }) => name)) }),
        },
        async ({ view, parameters, kept, services }) => {
          const { dataset, changedAt } = (await listed({ kept })).find(
            (one) => one.dataset.name === parameters.name,
          )!
          const { organization } = view
          const glance = await kept(`open-data.${dataset.name}`, (tx) => glanceAt(tx, dataset, view))
          return {
            kind: 'page',
            title: dataset.title[view.language],
            description: dataset.description[view.language],
            content: (
              <DatasetPage
                dataset={dataset}
                changedAt={changedAt}
                organization={organization}
                glance={glance}
                address={services.linkTo(organization, openDataUrls.dataset({ name: dataset.name }))}
              />
            ),
          }
        },
      ),
      route(
        openDataUrls.catalogueFile,
        { ...open, reuse: 'revision', languages: 'one' },
        async ({ view, kept, services }) => ({
          kind: 'data',
          type: linkedData,
          body: JSON.stringify(
            catalogueOf(view.organization, await listed({ kept }), services.linkTo),
            null,
            1,
          ),
        }),
      ),
      // Other organisations change it too, of whom this one's revision knows nothing.
      route(
        openDataUrls.organizations,
        { ...open, reuse: 'never', languages: 'one' },
        async ({ view, readApart, services }) => ({
          kind: 'stream',
          type: linkedData,
          body: Readable.from(
            organizationCatalogue({ organization: view.organization, readApart, linkTo: services.linkTo }),
          ),
          headers: { 'cache-control': 'no-cache' },
        }),
      ),
      ...datasets.flatMap(fileRoutes),
    ],
    messages: [openDataMessages],
    datasets: [],
    searchable: nothingSearchable,
  })
}

function fileRoutes(dataset: Dataset): Route[] {
  const at = datasetUrls(dataset.name)
  const conditions = { ...open, reuse: 'revision', languages: 'one' } as const
  return [
    route(at.csv, conditions, async ({ tx, view }) => ({
      kind: 'data',
      type: 'text/csv; charset=utf-8',
      filename: `${dataset.name}.csv`,
      body: csvOf(dataset, await dataset.read(tx, view)),
    })),
    route(at.json, conditions, async ({ tx, view }) => ({
      kind: 'data',
      type: 'application/json; charset=utf-8',
      body: jsonOf(dataset, await dataset.read(tx, view), view.organization),
    })),
    route(at.schema, conditions, async () => ({
      kind: 'data',
      type: 'application/schema+json; charset=utf-8',
      body: schemaOf(dataset),
    })),
  ]
}
