import { defineModule, nothingSearchable, type Module } from '../../platform/module.ts'
import { datasetUrls, type Dataset } from '../../platform/open-data/dataset.ts'
import { route, type Route } from '../../platform/web/route.ts'
import { csvOf, jsonOf, schemaOf } from './files.ts'
import { openDataMessages } from './messages.ts'
import { openDataUrls } from './urls.ts'
import { CataloguePage } from './pages/catalogue-page.tsx'

export { openDataMessages } from './messages.ts'

export { openDataUrls } from './urls.ts'

/** Every table that the given modules publish, as files and as a page that lists them. */
export function openDataOf(modules: readonly Module[]) {
  const datasets = modules.flatMap((module) => module.datasets)
  return defineModule({
    name: 'open-data',
    urls: openDataUrls,
    routes: [
      route(
        openDataUrls.catalogue,
        { permission: 'public', event: 'none', reuse: 'revision' },
        async ({ view }) => ({
          kind: 'page',
          title: openDataMessages[view.language].openData,
          content: <CataloguePage datasets={datasets} />,
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
  const conditions = { permission: 'public', event: 'none', reuse: 'revision', languages: 'one' } as const
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
