import { defineModule } from '../../platform/module.ts'
import { serviceMapRoutes } from './applying/map-routes.tsx'
import { serviceApplyRoutes } from './applying/apply-routes.tsx'
import { serviceApplyingMessages } from './applying/applying-messages.ts'
import { serviceDoorRoutes } from './applying/catalogue-public-routes.tsx'
import { serviceCapabilities } from './capabilities.ts'
import { catalogueEvents } from './catalogue/catalogue-events.ts'
import { catalogueMessages, faultNames, kindNames } from './catalogue/catalogue-messages.ts'
import { catalogueRoutes } from './catalogue/catalogue-routes.tsx'
import { formPartRoutes } from './catalogue/form-part-routes.tsx'
import { answerMessages } from './forms/answer-messages.ts'
import { serviceDatasets } from './datasets.ts'
import { serviceDisclosures } from './disclosures.ts'
import { forgetServiceRequests } from './forgetting.ts'
import { serviceHandlingEvents } from './handling/events.ts'
import { serviceChannelNames, serviceStateNames, serviceStepNames } from './handling/fact-names.ts'
import { serviceActMessages } from './handling/form-messages.ts'
import { serviceHandlingRoutes } from './handling/handling-routes.tsx'
import {
  pressingNames,
  registerOrderNames,
  registerPartNames,
  serviceHandlingMessages,
  serviceTableColumns,
} from './handling/messages.ts'
import { serviceRegisterRoutes } from './handling/register-routes.tsx'
import { serviceRequestRoutes } from './handling/request-routes.tsx'
import { serviceResultReaders } from './handling/result-files.ts'
import { resultDocumentMessages } from './handling/result-messages.ts'
import { serviceResultRoutes } from './handling/result-routes.ts'
import { tellApplicants } from './handling/telling.ts'
import { serviceDocuments } from './searchable.ts'
import { serviceTasks } from './handling/waiting.ts'
import { serviceMetrics } from './metrics.ts'
import { serviceRequestEvents } from './request-events.ts'
import { serviceAnswerReaders } from './request-files.ts'
import { serviceStatisticsMessages } from './statistics-messages.ts'
import { serviceStatisticsRoutes } from './statistics-routes.tsx'
import { serviceTrackingMessages } from './tracking-messages.ts'
import { serviceTrackingRoutes } from './tracking-routes.tsx'
import { serviceHandlingUrls, serviceUrls, serviceWorkUrls } from './urls.ts'

export { serviceApplyingMessages } from './applying/applying-messages.ts'
export { catalogueMessages } from './catalogue/catalogue-messages.ts'
export { serviceHandlingMessages } from './handling/messages.ts'
export { serviceHandlingUrls, serviceUrls, serviceWorkUrls } from './urls.ts'

/** Services that are asked for online (E-Service, programme 24), each tied to its citizen manual. */
export const services = defineModule({
  name: 'services',
  urls: { ...serviceUrls, ...serviceWorkUrls, ...serviceHandlingUrls },
  routes: [
    ...serviceDoorRoutes,
    ...serviceApplyRoutes,
    ...serviceMapRoutes,
    ...serviceTrackingRoutes,
    ...serviceStatisticsRoutes,
    ...catalogueRoutes,
    ...formPartRoutes,
    ...serviceRegisterRoutes,
    ...serviceRequestRoutes,
    ...serviceHandlingRoutes,
    ...serviceResultRoutes,
  ],
  capabilities: serviceCapabilities,
  events: { ...catalogueEvents, ...serviceHandlingEvents, ...serviceRequestEvents },
  jobs: [tellApplicants, forgetServiceRequests],
  metrics: serviceMetrics,
  disclosures: serviceDisclosures,
  tasks: serviceTasks,
  files: { ...serviceResultReaders, ...serviceAnswerReaders },
  messages: [
    serviceApplyingMessages,
    serviceTrackingMessages,
    serviceStatisticsMessages,
    answerMessages,
    catalogueMessages,
    faultNames,
    kindNames,
    serviceHandlingMessages,
    serviceActMessages,
    registerPartNames,
    registerOrderNames,
    pressingNames,
    serviceTableColumns,
    resultDocumentMessages,
    serviceChannelNames,
    serviceStateNames,
    serviceStepNames,
  ],
  datasets: serviceDatasets,
  searchable: serviceDocuments,
})
