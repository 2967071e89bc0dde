import { defineModule } from '../../platform/module.ts'
import { corrections, fraudRisks, programmes, programmeYears, targets } from './datasets.ts'
import { planMessages } from './messages.ts'
import { planRoutes } from './routes.tsx'
import { planDocuments } from './searchable.ts'
import { planUrls, planWorkUrls } from './urls.ts'
import { planWorkCapabilities } from './work/capabilities.ts'
import { planWorkEvents } from './work/events.ts'
import { planWorkFiles } from './work/evidence-reading.ts'
import { planWorkJobs } from './work/jobs.ts'
import { planWorkMessages } from './work/messages.ts'
import { planWorkRoutes } from './work/routes.ts'
import { quarterStateNames, spendingStateNames, stepStateNames } from './work/state-names.ts'
import { planWorkTasks } from './work/waiting.ts'

export { loadPlan } from './loading.ts'
export { readPlanFile } from './plan-file.ts'
export { planMessages } from './messages.ts'
export { planUrls, planWorkUrls } from './urls.ts'
export { planWorkMessages } from './work/messages.ts'
export { openCurrentYear } from './work/opening.ts'
export { quarterNumbers } from './summary.ts'
export { DimensionList } from './pages/dimension-list.tsx'
export { missionProgrammes, planAtAGlance, type PlanAtAGlance } from './glance.ts'
export type { ProgrammeName } from './programme-reading.ts'
export { nameIn } from './naming.ts'

/** The five-year anti-corruption action plan: open to everybody, and carried out by those who work here. */
export const plan = defineModule({
  name: 'plan',
  urls: { ...planUrls, ...planWorkUrls },
  routes: [...planRoutes, ...planWorkRoutes],
  capabilities: planWorkCapabilities,
  events: { 'plan.loaded': { th: 'นำแผนเข้าระบบ', en: 'Plan loaded' }, ...planWorkEvents },
  jobs: planWorkJobs,
  tasks: planWorkTasks,
  files: planWorkFiles,
  messages: [planMessages, planWorkMessages, stepStateNames, quarterStateNames, spendingStateNames],
  datasets: [programmes, programmeYears, targets, fraudRisks, corrections],
  searchable: planDocuments,
})
