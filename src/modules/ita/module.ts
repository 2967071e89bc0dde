import type { ReadinessSource } from '../../platform/disclosures/readiness.ts'
import { defineModule, type Module } from '../../platform/module.ts'
import { itaCapabilities } from './capabilities.ts'
import { itaIndicatorScores, itaMeasures, itaResults } from './datasets.ts'
import { itaEvents } from './events.ts'
import { itaFiles } from './evidence-reading.ts'
import { itaFrameRoutes } from './frame-routes.tsx'
import { itaMeasureMessages } from './measure-messages.ts'
import { itaMeasureRoutes } from './measure-routes.tsx'
import { itaMessages } from './messages.ts'
import { itaMetrics } from './metrics.ts'
import { itaPublicRoutes } from './public-routes.tsx'
import { itaResultRoutes } from './result-routes.tsx'
import { itaDocuments } from './searchable.ts'
import { itaUrls, itaWorkUrls } from './urls.ts'
import { itaTasks } from './waiting.ts'
import { itaWorkMessages } from './work-messages.ts'
import { itaWorkRoutes } from './work-routes.tsx'

export { itaMessages } from './messages.ts'
export { itaUrls, itaWorkUrls } from './urls.ts'
export { itaWorkMessages } from './work-messages.ts'

/**
 * The yearly Integrity and Transparency Assessment: its results with their sources, what they show, the measures that
 * answer them, and how ready the site is for the next one, as `readiness` reads it.
 */
export function itaOf(readiness: ReadinessSource): Module {
  return defineModule({
    name: 'ita',
    urls: { ...itaUrls, ...itaWorkUrls },
    routes: [
      ...itaPublicRoutes,
      ...itaWorkRoutes(readiness),
      ...itaResultRoutes,
      ...itaFrameRoutes,
      ...itaMeasureRoutes,
    ],
    capabilities: itaCapabilities,
    events: itaEvents,
    metrics: itaMetrics,
    tasks: itaTasks,
    files: itaFiles,
    messages: [itaMessages, itaMeasureMessages, itaWorkMessages],
    datasets: [itaResults, itaIndicatorScores, itaMeasures],
    searchable: itaDocuments,
  })
}
