import { defineModule } from '../../platform/module.ts'
import { corrections, fraudRisks, programmes, programmeYears, targets } from './datasets.ts'
import { planMessages } from './messages.ts'
import { planRoutes } from './routes.tsx'
import { planDocuments } from './searchable.ts'
import { planUrls } from './urls.ts'

export { loadPlan } from './loading.ts'
export { readPlanFile } from './plan-file.ts'
export { planMessages } from './messages.ts'
export { planUrls } from './urls.ts'
export { quarterNumbers } from './summary.ts'
export { DimensionList } from './pages/dimension-list.tsx'
export { missionProgrammes, planAtAGlance, type PlanAtAGlance } from './glance.ts'
export type { ProgrammeName } from './programme-reading.ts'
export { nameIn } from './naming.ts'

/** The five-year anti-corruption action plan, open to everybody. */
export const plan = defineModule({
  name: 'plan',
  urls: planUrls,
  routes: planRoutes,
  events: { 'plan.loaded': { th: 'นำแผนเข้าระบบ', en: 'Plan loaded' } },
  messages: [planMessages],
  datasets: [programmes, programmeYears, targets, fraudRisks, corrections],
  searchable: planDocuments,
})
