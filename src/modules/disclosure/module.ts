import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { defineModule, type Module } from '../../platform/module.ts'
import { disclosureCapabilities } from './capabilities.ts'
import { disclosureItems } from './datasets.ts'
import { disclosureEvents } from './events.ts'
import { disclosureMessages } from './messages.ts'
import { disclosureMetrics } from './metrics.ts'
import { disclosureJobs } from './nightly.ts'
import { publicRoutes } from './public-routes.tsx'
import { disclosureDocuments } from './searchable.ts'
import { joinSources, type SourceModule } from './sources.ts'
import { stateWords } from './state-words.ts'
import { itemReadiness, topicsNow, type ItemReadiness, type TopicsNow } from './topics.ts'
import { disclosureUrls, disclosureWorkUrls } from './urls.ts'
import { disclosureTasks } from './waiting.ts'
import { disclosureWorkMessages } from './work-messages.ts'
import { editRoutes } from './work/edit-routes.tsx'
import { workItemRoutes } from './work/item-routes.tsx'
import { workYearRoutes } from './work/year-routes.tsx'

export { disclosureMessages } from './messages.ts'
export { disclosureWorkMessages } from './work-messages.ts'
export { disclosureUrls, disclosureWorkUrls } from './urls.ts'
export { openItaYears } from './opening.ts'
export { readItemFile } from './item-file.ts'
export { TopicList } from './pages/topic-list.tsx'
export type { ItemReadiness, TopicsNow } from './topics.ts'

/** The module, and what others ask it: how the items stand, which depends on what all modules publish. */
export interface Disclosure extends Module {
  /** The five topics of programme 9 as they stand on a day; undefined before there is a list. */
  readonly topicsNow: (tx: TenantTransaction, today: Temporal.PlainDate) => Promise<TopicsNow | undefined>
  /** How the items of an ITA year stand on a day, in their order; empty where the year has no list. */
  readonly itemReadiness: (
    tx: TenantTransaction,
    asked: { readonly itaYear: number; readonly today: Temporal.PlainDate },
  ) => Promise<ItemReadiness[]>
}

/**
 * What the organisation must disclose by the yearly assessment (OIT), and what satisfies it of what the given
 * modules have published or disclose by their work. Refuses two of them that offer the same.
 */
export function disclosureOf(modules: readonly SourceModule[]): Disclosure {
  const sources = joinSources(modules)
  return {
    ...defineModule({
      name: 'disclosure',
      urls: { ...disclosureUrls, ...disclosureWorkUrls },
      routes: [
        ...publicRoutes(sources),
        ...workYearRoutes(sources),
        ...editRoutes,
        ...workItemRoutes(sources),
      ],
      capabilities: disclosureCapabilities,
      events: disclosureEvents,
      metrics: disclosureMetrics(sources),
      jobs: disclosureJobs(sources),
      tasks: disclosureTasks(sources),
      messages: [disclosureMessages, disclosureWorkMessages, stateWords],
      datasets: [disclosureItems(sources)],
      searchable: disclosureDocuments,
    }),
    topicsNow: (tx, today) => topicsNow(tx, sources, today),
    itemReadiness: (tx, asked) => itemReadiness(tx, sources, asked),
  }
}
