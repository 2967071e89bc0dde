import { defineModule } from '../../platform/module.ts'
import { informationRequestFiles } from './answer-files.ts'
import { informationRequestCapabilities } from './capabilities.ts'
import { informationCentreMessages } from './centre-messages.ts'
import { informationCentreRoutes } from './centre-routes.tsx'
import { informationRequestDatasets } from './datasets.ts'
import { informationRequestEvents } from './events.ts'
import { channelNames, deliveryNames, groundNames, stateNames } from './fact-names.ts'
import { forgetInformationRequests } from './forgetting.ts'
import { informationHandlingRoutes } from './handling-routes.tsx'
import { informationRequestMetrics } from './metrics.ts'
import { informationRegisterMessages } from './register-messages.ts'
import { informationRegisterRoutes } from './register-routes.tsx'
import { informationCentreDocuments } from './searchable.ts'
import { tellOfLateRequests } from './telling.ts'
import { informationTrackingMessages } from './tracking-messages.ts'
import { informationTrackingRoutes } from './tracking-routes.tsx'
import { informationCentreUrls, informationRegisterUrls } from './urls.ts'
import { informationRequestTasks } from './waiting.ts'

export { informationCentreMessages } from './centre-messages.ts'
export { informationRegisterMessages } from './register-messages.ts'
export { informationCentreUrls, informationRegisterUrls } from './urls.ts'

/**
 * The information centre (ศูนย์ข้อมูลข่าวสาร): requests under the Official Information Act B.E. 2540, from anybody and
 * without an account, answered within their time or refused on a ground of the law.
 */
export const informationRequests = defineModule({
  name: 'information-requests',
  urls: { ...informationCentreUrls, ...informationRegisterUrls },
  routes: [
    ...informationCentreRoutes,
    ...informationTrackingRoutes,
    ...informationRegisterRoutes,
    ...informationHandlingRoutes,
  ],
  capabilities: informationRequestCapabilities,
  events: informationRequestEvents,
  metrics: informationRequestMetrics,
  jobs: [tellOfLateRequests, forgetInformationRequests],
  tasks: informationRequestTasks,
  files: informationRequestFiles,
  messages: [
    informationCentreMessages,
    informationTrackingMessages,
    informationRegisterMessages,
    channelNames,
    deliveryNames,
    stateNames,
    groundNames,
  ],
  datasets: informationRequestDatasets,
  searchable: informationCentreDocuments,
})
