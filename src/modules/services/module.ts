import { defineModule } from '../../platform/module.ts'
import { serviceCapabilities } from './capabilities.ts'
import { catalogueEvents } from './catalogue/catalogue-events.ts'
import { catalogueMessages, faultNames, kindNames } from './catalogue/catalogue-messages.ts'
import { catalogueRoutes } from './catalogue/catalogue-routes.tsx'
import { formPartRoutes } from './catalogue/form-part-routes.tsx'
import { answerMessages } from './forms/answer-messages.ts'
import { serviceUrls, serviceWorkUrls } from './urls.ts'

export { catalogueMessages } from './catalogue/catalogue-messages.ts'
export { serviceUrls, serviceWorkUrls } from './urls.ts'

/** Services that are asked for online (E-Service, programme 24), each tied to its citizen manual. */
export const services = defineModule({
  name: 'services',
  urls: { ...serviceUrls, ...serviceWorkUrls },
  routes: [...catalogueRoutes, ...formPartRoutes],
  capabilities: serviceCapabilities,
  events: { ...catalogueEvents },
  messages: [answerMessages, catalogueMessages, faultNames, kindNames],
  datasets: [],
  searchable: async () => [],
})
