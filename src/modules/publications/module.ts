import { defineModule } from '../../platform/module.ts'
import { publicationCapabilities } from './capabilities.ts'
import { channelNames } from './channels.ts'
import { publicationsDataset, spreadingDataset } from './datasets.ts'
import { editingRoutes } from './editing-routes.tsx'
import { publicationEvents } from './events.ts'
import { publicationFiles } from './file-reading.ts'
import { kindNames } from './kinds.ts'
import { publicationMessages } from './messages.ts'
import { publicationMetrics } from './metrics.ts'
import { publicRoutes } from './public-routes.tsx'
import { publishedDocuments } from './published-source.ts'
import { publicationDocuments } from './searchable.ts'
import { spreadingRoutes } from './spreading-routes.tsx'
import { staffRoutes } from './staff-routes.tsx'
import { topicNames } from './topics.ts'
import { publicationUrls, publicationWorkUrls } from './urls.ts'
import { publicationTasks } from './waiting.ts'
import { publicationWorkMessages } from './work-messages.ts'

export { publicationMessages } from './messages.ts'
export { publicationUrls, publicationWorkUrls } from './urls.ts'
export { publicationWorkMessages } from './work-messages.ts'

/** The register of official documents: written, approved, numbered, published, spread, replaced. */
export const publications = defineModule({
  name: 'publications',
  urls: { ...publicationUrls, ...publicationWorkUrls },
  routes: [...publicRoutes, ...editingRoutes, ...staffRoutes, ...spreadingRoutes],
  capabilities: publicationCapabilities,
  events: publicationEvents,
  metrics: publicationMetrics,
  published: publishedDocuments,
  tasks: publicationTasks,
  files: publicationFiles,
  messages: [publicationMessages, publicationWorkMessages, kindNames, channelNames, topicNames],
  datasets: [publicationsDataset, spreadingDataset],
  searchable: publicationDocuments,
})
