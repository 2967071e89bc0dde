import { defineModule } from '../../platform/module.ts'
import { queueCapabilities } from './capabilities.ts'
import { queueCounterRoutes } from './counter-routes.tsx'
import { queueDatasets } from './datasets.ts'
import { queueEvents } from './events.ts'
import { classNames, queueMessages, reasonNames } from './messages.ts'
import { queueMetrics } from './metrics.ts'
import { queueRoomRoutes } from './room-routes.tsx'
import { queueDocuments } from './searchable.ts'
import { queueSettingsRoutes } from './settings-routes.tsx'
import { queueStatisticsMessages } from './statistics-messages.ts'
import { queueStatisticsRoutes } from './statistics-routes.tsx'
import { queueSummaryRoutes } from './summary-routes.tsx'
import { queueTasks } from './waiting.ts'
import { queueUrls, queueWorkUrls } from './urls.ts'
import { queueWorkMessages } from './work-messages.ts'

export { callNext, endTicket } from './calling.ts'
export { setCounter, setCounterState, setService } from './setting-up.ts'
export { queueMessages } from './messages.ts'
export { queueUrls, queueWorkUrls } from './urls.ts'
export { queueWorkMessages } from './work-messages.ts'

/**
 * The waiting room: tickets of nobody, called in the order that a rule on display gives, and every exception counted in
 * public (programme 22).
 */
export const queue = defineModule({
  name: 'queue',
  urls: { ...queueUrls, ...queueWorkUrls },
  routes: [
    ...queueRoomRoutes,
    ...queueStatisticsRoutes,
    ...queueSummaryRoutes,
    ...queueCounterRoutes,
    ...queueSettingsRoutes,
  ],
  capabilities: queueCapabilities,
  events: queueEvents,
  metrics: queueMetrics,
  tasks: queueTasks,
  messages: [queueMessages, classNames, reasonNames, queueStatisticsMessages, queueWorkMessages],
  datasets: queueDatasets,
  searchable: queueDocuments,
})
