import { defineModule } from '../../platform/module.ts'
import { planCountryMessages } from './country/messages.ts'
import { planCountryRoutes } from './country/routes.tsx'
import { planDisclosures } from './disclosures.ts'
import { corrections, fraudRisks, programmes, programmeYears, targets } from './datasets.ts'
import { indicatorResults, indicators, targetFiguresDataset } from './indicators/datasets.ts'
import { planIndicatorEvents } from './indicators/events.ts'
import { planIndicatorMessages } from './indicators/messages.ts'
import { planMetrics } from './indicators/metrics.ts'
import { indicatorRoutes } from './indicators/routes.ts'
import { exchangeRoutes } from './exchange/exchange-routes.ts'
import { importingRoutes } from './exchange/importing-routes.tsx'
import { planExchangeMessages } from './exchange/messages.ts'
import { problemWords, tableFileRefusals } from './exchange/problem-words.ts'
import { emblemRoutes } from './documents/emblem-routes.tsx'
import { planDocumentRoutes } from './documents/document-routes.ts'
import { planMessages } from './messages.ts'
import { planRoutes } from './routes.tsx'
import { planDocuments } from './searchable.ts'
import { planReportEvents } from './reports/events.ts'
import { planReportMessages } from './reports/messages.ts'
import { sealedReportRoutes } from './reports/sealed-report-routes.tsx'
import { staffReportRoutes } from './reports/staff-report-routes.tsx'
import { planReportTasks } from './reports/waiting.ts'
import { planDraftUrls, planReportUrls, planUrls, planVersionUrls, planWorkUrls } from './urls.ts'
import { planVersionMessages } from './versions/messages.ts'
import { planVersionRoutes } from './versions/routes.ts'
import { planDraftTasks } from './versions/waiting.ts'
import { planVersionEvents } from './versions/events.ts'
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
export { beginFirstPlan } from './versions/draft.ts'
export { recordFirstVersions } from './versions/version.ts'
export { measureAsShipped, measureShippedPlan } from './versions/template.ts'
export { planMessages } from './messages.ts'
export { planDraftUrls, planReportUrls, planUrls, planVersionUrls, planWorkUrls } from './urls.ts'
export { planVersionMessages } from './versions/messages.ts'
export { planWorkMessages } from './work/messages.ts'
export { openCurrentYear } from './work/opening.ts'
export { openDueReports } from './reports/report.ts'
export { planReportMessages } from './reports/messages.ts'
export { quarterNumbers } from './summary.ts'
export { DimensionList } from './pages/dimension-list.tsx'
export {
  missionProgrammes,
  planAtAGlance,
  programmesOfYear,
  reductionPromise,
  type PlanAtAGlance,
  type ReductionPromise,
} from './glance.ts'
export type { ProgrammeName } from './programme-reading.ts'
export { nameIn } from './naming.ts'
export { plannedYears } from './reading.ts'

/** The five-year anti-corruption action plan: open to everybody, and carried out by those who work here. */
export const plan = defineModule({
  name: 'plan',
  urls: { ...planUrls, ...planWorkUrls, ...planReportUrls, ...planDraftUrls, ...planVersionUrls },
  routes: [
    ...planRoutes,
    ...planDocumentRoutes,
    ...emblemRoutes,
    ...exchangeRoutes,
    ...importingRoutes,
    ...planVersionRoutes,
    ...indicatorRoutes,
    ...planCountryRoutes,
    ...planWorkRoutes,
    ...staffReportRoutes,
    ...sealedReportRoutes,
  ],
  capabilities: planWorkCapabilities,
  events: {
    'plan.loaded': { th: 'นำแผนเข้าระบบ', en: 'Plan loaded' },
    'plan.emblem-set': { th: 'กำหนดตราของเอกสาร', en: 'Emblem of documents set' },
    ...planWorkEvents,
    ...planIndicatorEvents,
    ...planVersionEvents,
    ...planReportEvents,
  },
  metrics: planMetrics,
  disclosures: planDisclosures,
  jobs: planWorkJobs,
  tasks: async (tx, asked) => [
    ...(await planReportTasks(tx, asked)),
    ...(await planDraftTasks(tx, asked)),
    ...(await planWorkTasks(tx, asked)),
  ],
  files: planWorkFiles,
  messages: [
    planMessages,
    planWorkMessages,
    planIndicatorMessages,
    planCountryMessages,
    planReportMessages,
    planVersionMessages,
    stepStateNames,
    quarterStateNames,
    spendingStateNames,
    planExchangeMessages,
    problemWords,
    tableFileRefusals,
  ],
  datasets: [
    programmes,
    programmeYears,
    targets,
    targetFiguresDataset,
    indicators,
    indicatorResults,
    fraudRisks,
    corrections,
  ],
  searchable: planDocuments,
})
