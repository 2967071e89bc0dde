import { defineModule } from '../../platform/module.ts'
import { manualFiles } from './attached-forms.ts'
import { manualCapabilities } from './capabilities.ts'
import { serviceStandards } from './datasets.ts'
import { manualDecidingRoutes } from './deciding-routes.tsx'
import { manualDisclosures } from './disclosures.ts'
import { manualEditingRoutes } from './editing-routes.tsx'
import { manualEditingMessages } from './editing/messages.ts'
import { manualEvents } from './events.ts'
import { lackMessages } from './lacks.ts'
import { manualMessages } from './messages.ts'
import { manualMetrics } from './metrics.ts'
import { manualPublicRoutes } from './public-routes.tsx'
import { publishedManualSource } from './published.ts'
import { manualDocuments } from './searchable.ts'
import { timeMessages } from './standard-time.ts'
import { manualUrls, manualWorkUrls } from './urls.ts'
import { manualTasks } from './waiting.ts'
import { manualWorkMessages } from './work-messages.ts'
import { manualWorkRoutes } from './work-routes.tsx'

export { standardTimeOf, standingManuals } from './manual.ts'
export { manualMessages } from './messages.ts'
export { manualUrls, manualWorkUrls } from './urls.ts'
export { manualWorkMessages } from './work-messages.ts'

/** Manuals for citizens and for staff, and the standards of service that rest on them. */
export const manuals = defineModule({
  name: 'manuals',
  urls: { ...manualUrls, ...manualWorkUrls },
  routes: [...manualPublicRoutes, ...manualWorkRoutes, ...manualEditingRoutes, ...manualDecidingRoutes],
  capabilities: manualCapabilities,
  events: manualEvents,
  metrics: manualMetrics,
  published: publishedManualSource,
  disclosures: manualDisclosures,
  tasks: manualTasks,
  files: manualFiles,
  messages: [manualMessages, manualWorkMessages, manualEditingMessages, lackMessages, timeMessages],
  datasets: [serviceStandards],
  searchable: manualDocuments,
})
