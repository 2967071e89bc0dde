import { defineModule } from '../../platform/module.ts'
import { complaintCapabilities } from './capabilities.ts'
import { complaintClockJob } from './clock/clock-job.ts'
import { complaintFileReaders } from './complaint-files.ts'
import { complaintDoorMessages } from './door-messages.ts'
import { complaintEvents } from './events.ts'
import { channelNames, levelNames, stateNames, stepNames } from './fact-names.ts'
import { complaintFilingRoutes } from './filing/filing-routes.tsx'
import { complaintMapRoutes } from './filing/map-routes.tsx'
import { complaintForgettingJob } from './forgetting.ts'
import { complaintHandlingMessages } from './handling-messages.ts'
import { complaintImportMessages } from './import-messages.ts'
import { complaintImportRoutes } from './importing/import-routes.tsx'
import { complaintMapMessages } from './map-messages.ts'
import { complaintOpen311Messages } from './open311-messages.ts'
import { complaintKeyRoutes } from './open311/key-routes.tsx'
import { complaintOpen311Routes } from './open311/open311-routes.tsx'
import { complaintPreventionMessages } from './prevention-messages.ts'
import { measureTasks } from './prevention/measure-tasks.ts'
import { complaintPreventionRoutes } from './prevention/prevention-routes.tsx'
import { complaintRegisterMessages } from './register-messages.ts'
import { complaintRoutes } from './register/complaint-routes.tsx'
import { openMapRoutes } from './register/open-map-routes.tsx'
import { complaintHandlingRoutes } from './register/handling-routes.tsx'
import { complaintRegisterRoutes } from './register/register-routes.tsx'
import { complaintDocuments } from './searchable.ts'
import { complaintRoundMessages } from './round-messages.ts'
import { complaintRoundReportRoutes } from './rounds/round-report-routes.tsx'
import { complaintRoundRoutes } from './rounds/round-routes.tsx'
import { roundTasks } from './rounds/round-tasks.ts'
import { complaintSettingsMessages } from './settings-messages.ts'
import { complaintSettingsRoutes } from './settings/settings-routes.tsx'
import { complaintStatisticsMessages } from './statistics-messages.ts'
import { complaintDatasets } from './statistics/datasets.ts'
import { complaintMetrics } from './statistics/metrics.ts'
import { complaintStatisticsRoutes } from './statistics/statistics-routes.tsx'
import { complaintTrackingMessages } from './tracking-messages.ts'
import { tellComplainants } from './telling.ts'
import { complaintTrackingRoutes } from './tracking-routes.tsx'
import { complaintRegisterUrls, complaintUrls, open311Urls } from './urls.ts'
import { villagesOnMap } from './villages.ts'
import { complaintTasks } from './waiting.ts'

export { complaintDoorMessages } from './door-messages.ts'
export { complaintOpen311Messages } from './open311-messages.ts'
export type { NewComplaint } from './filing/filing.ts'
export { complaintRegisterMessages } from './register-messages.ts'
export { complaintRegisterUrls, complaintUrls, open311Urls } from './urls.ts'
export { choosePoint } from './pointing/choose-point.tsx'
export { listVillages, villageName } from './villages.ts'

/**
 * Complaints and grievances (เรื่องร้องทุกข์ ร้องเรียน), the open door of the two: told without an account, followed by
 * a code, solved or explained within their days, or moved up by themselves. What is told in confidence about corruption
 * has a door of its own.
 */
export const complaints = defineModule({
  name: 'complaints',
  urls: { ...complaintUrls, ...complaintRegisterUrls, ...open311Urls },
  routes: [
    ...complaintFilingRoutes,
    ...complaintMapRoutes,
    ...complaintTrackingRoutes,
    ...complaintStatisticsRoutes,
    ...complaintRoundRoutes,
    ...complaintOpen311Routes,
    ...complaintKeyRoutes,
    ...complaintImportRoutes,
    ...complaintPreventionRoutes,
    ...complaintRoundReportRoutes,
    ...complaintRegisterRoutes,
    ...openMapRoutes,
    ...complaintSettingsRoutes,
    ...complaintRoutes,
    ...complaintHandlingRoutes,
  ],
  capabilities: complaintCapabilities,
  events: complaintEvents,
  metrics: complaintMetrics,
  jobs: [complaintClockJob, tellComplainants, complaintForgettingJob],
  tasks: async (tx, asked) => [
    ...(await complaintTasks(tx, asked)),
    ...(await measureTasks(tx, asked)),
    ...(await roundTasks(tx, asked)),
  ],
  mapPlaces: villagesOnMap,
  files: complaintFileReaders,
  messages: [
    complaintDoorMessages,
    complaintTrackingMessages,
    complaintRegisterMessages,
    complaintHandlingMessages,
    complaintSettingsMessages,
    complaintStatisticsMessages,
    complaintPreventionMessages,
    complaintRoundMessages,
    complaintOpen311Messages,
    complaintImportMessages,
    complaintMapMessages,
    channelNames,
    stateNames,
    levelNames,
    stepNames,
  ],
  datasets: complaintDatasets,
  searchable: complaintDocuments,
})
