import { defineModule, type Module } from '../../platform/module.ts'
import { platformEvents } from './events.ts'
import { fileRoutes } from './file-routes.ts'
import { ledgerMessages } from './messages.ts'
import { pageRoutes } from './routes.tsx'
import { ledgerDocuments } from './searchable.ts'
import { ledgerUrls } from './urls.ts'
import { verdictMessages } from './verdict.ts'

export { platformEvents } from './events.ts'
export { ledgerMessages } from './messages.ts'
export { ledgerUrls } from './urls.ts'

/** The public ledger of everything the given modules do: pages for people, files for machines. */
export function ledgerOf(modules: readonly Module[]) {
  return defineModule({
    name: 'ledger',
    urls: ledgerUrls,
    routes: [...pageRoutes(modules), ...fileRoutes],
    events: platformEvents,
    messages: [ledgerMessages, verdictMessages],
    datasets: [],
    searchable: ledgerDocuments,
  })
}
