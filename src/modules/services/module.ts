import { defineModule } from '../../platform/module.ts'
import { serviceCapabilities } from './capabilities.ts'
import { catalogueEvents } from './catalogue/catalogue-events.ts'
import { answerMessages } from './forms/answer-messages.ts'
import { serviceUrls, serviceWorkUrls } from './urls.ts'

export { serviceUrls, serviceWorkUrls } from './urls.ts'

/** Services that are asked for online (E-Service, programme 24), each tied to its citizen manual. */
export const services = defineModule({
  name: 'services',
  urls: { ...serviceUrls, ...serviceWorkUrls },
  routes: [],
  capabilities: serviceCapabilities,
  events: { ...catalogueEvents },
  messages: [answerMessages],
  datasets: [],
  searchable: async () => [],
})
