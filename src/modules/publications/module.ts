import { defineModule } from '../../platform/module.ts'
import { publicationCapabilities } from './capabilities.ts'
import { channelNames } from './channels.ts'
import { committeeStaffRoutes } from './committees/committee-routes.tsx'
import { committeesDataset, resolutionsDataset } from './committees/datasets.ts'
import { committeeEvents } from './committees/events.ts'
import { committeeKindNames, memberOriginNames, memberRoleNames } from './committees/kinds.ts'
import { memberRoutes } from './committees/member-routes.tsx'
import { meetingRoutes } from './committees/meeting-routes.tsx'
import { committeeMessages } from './committees/messages.ts'
import { committeeMetrics } from './committees/metrics.ts'
import { committeePublicRoutes } from './committees/public-routes.tsx'
import { resolutionRoutes } from './committees/resolution-routes.tsx'
import { committeeDocuments } from './committees/searchable.ts'
import { committeeUrls, committeeWorkUrls, publicationUrls, publicationWorkUrls } from './urls.ts'
import { committeeTasks } from './committees/waiting.ts'
import { committeeWorkMessages } from './committees/work-messages.ts'
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
import { publicationTasks } from './waiting.ts'
import { publicationWorkMessages } from './work-messages.ts'

export { committeeMessages } from './committees/messages.ts'
export { committeeUrls, committeeWorkUrls, publicationUrls, publicationWorkUrls } from './urls.ts'
export { committeeWorkMessages } from './committees/work-messages.ts'
export { publicationMessages } from './messages.ts'
export { publishedDocuments } from './published-source.ts'
export { findProcedure, type Procedure } from './procedure.ts'
export { publicationWorkMessages } from './work-messages.ts'

/** The register of official documents: written, approved, numbered, published, spread, replaced. */
export const publications = defineModule({
  name: 'publications',
  urls: { ...publicationUrls, ...publicationWorkUrls, ...committeeUrls, ...committeeWorkUrls },
  routes: [
    ...publicRoutes,
    ...editingRoutes,
    ...staffRoutes,
    ...spreadingRoutes,
    ...committeePublicRoutes,
    ...committeeStaffRoutes,
    ...memberRoutes,
    ...meetingRoutes,
    ...resolutionRoutes,
  ],
  capabilities: publicationCapabilities,
  events: { ...publicationEvents, ...committeeEvents },
  metrics: [...publicationMetrics, ...committeeMetrics],
  published: publishedDocuments,
  tasks: async (tx, asked) => [...(await publicationTasks(tx, asked)), ...(await committeeTasks(tx, asked))],
  files: publicationFiles,
  messages: [
    publicationMessages,
    publicationWorkMessages,
    kindNames,
    channelNames,
    topicNames,
    committeeMessages,
    committeeWorkMessages,
    committeeKindNames,
    memberOriginNames,
    memberRoleNames,
  ],
  datasets: [publicationsDataset, spreadingDataset, committeesDataset, resolutionsDataset],
  searchable: async (tx) => [...(await publicationDocuments(tx)), ...(await committeeDocuments(tx))],
})
