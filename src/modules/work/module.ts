import { defineModule, nothingSearchable, type Module } from '../../platform/module.ts'
import { workMessages } from './messages.ts'
import { remindingJob } from './reminding.ts'
import { workRoutes } from './routes.tsx'
import { workUrls } from './urls.ts'

export { workMessages } from './messages.ts'
export { workUrls } from './urls.ts'

/** What waits for somebody, of all the modules that stand before it, and what he was told. */
export function workOf(sources: readonly Module[]): Module {
  const tasks = sources.flatMap((module) => module.tasks ?? [])
  return defineModule({
    name: 'work',
    urls: workUrls,
    routes: workRoutes(tasks),
    jobs: [remindingJob(tasks)],
    capabilities: { 'jobs.manage': ['administrator'] },
    events: { 'jobs.retried': { th: 'สั่งงานเบื้องหลังอีกครั้ง', en: 'Background job tried again' } },
    messages: [workMessages],
    datasets: [],
    searchable: nothingSearchable,
  })
}
