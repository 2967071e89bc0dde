import { defineModule } from '../../platform/module.ts'
import { caseCapabilities } from './capabilities.ts'
import { caseRoutes } from './case-routes.tsx'
import { caseDossierRoutes } from './dossier/dossier-routes.tsx'
import { dossierMessages } from './dossier/messages.ts'
import { evidenceReaders } from './evidence/evidence.ts'
import { caseEvidenceRoutes } from './evidence/evidence-routes.tsx'
import { evidenceMessages } from './evidence/messages.ts'
import { caseEvents } from './events.ts'
import { caseStateNames, choiceNames, sourceNames, stepNames } from './fact-names.ts'
import { forgetCasesJob } from './forgetting.ts'
import { caseMessages } from './messages.ts'
import { caseRecordRoutes } from './record-routes.tsx'
import { caseDocuments } from './searchable.ts'
import { caseSettingsMessages } from './settings/messages.ts'
import { caseSettingsRoutes } from './settings/settings-routes.tsx'
import { corruptionCasesDataset } from './statistics/dataset.ts'
import { caseStatisticsMessages } from './statistics/messages.ts'
import { caseMetrics } from './statistics/metrics.ts'
import { caseStatisticsRoutes } from './statistics/statistics-routes.tsx'
import { caseTeamRoutes } from './team-routes.tsx'
import { caseStatisticsUrls, caseUrls } from './urls.ts'
import { caseTasks } from './waiting.ts'

export { caseMessages } from './messages.ts'
export { caseStatisticsMessages } from './statistics/messages.ts'
export { caseStatisticsUrls, caseUrls } from './urls.ts'

/**
 * Cases of corruption and discipline (เรื่องทุจริตและวินัย): what follows a report, an audit finding or a complaint, from
 * preliminary fact-finding to discipline, referral and appeal. Only the team of a case opens it; what it holds is sealed.
 */
export const cases = defineModule({
  name: 'cases',
  urls: { ...caseStatisticsUrls, ...caseUrls },
  routes: [
    ...caseStatisticsRoutes,
    ...caseSettingsRoutes,
    ...caseRoutes,
    ...caseRecordRoutes,
    ...caseTeamRoutes,
    ...caseEvidenceRoutes,
    ...caseDossierRoutes,
  ],
  capabilities: caseCapabilities,
  events: caseEvents,
  files: evidenceReaders,
  metrics: caseMetrics,
  jobs: [forgetCasesJob],
  tasks: caseTasks,
  messages: [
    caseMessages,
    caseSettingsMessages,
    caseStatisticsMessages,
    dossierMessages,
    evidenceMessages,
    sourceNames,
    caseStateNames,
    stepNames,
    choiceNames,
  ],
  datasets: [corruptionCasesDataset],
  searchable: caseDocuments,
})
