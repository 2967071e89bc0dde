import { defineModule, nothingSearchable } from '../../platform/module.ts'
import { countDataset } from './counting/dataset.ts'
import { countMessages } from './counting/messages.ts'
import { countMetrics } from './counting/metrics.ts'
import { countCapabilities, countRoutes } from './counting/routes.tsx'
import { countTasks } from './counting/tasks.ts'
import { directoryMessages } from './directory/messages.ts'
import { directoryCapabilities, directoryRoutes } from './directory/routes.tsx'
import { checkWords } from './receiving/check-words.ts'
import { keyMessages, keyWords } from './receiving/key-messages.ts'
import { recipientMessages } from './receiving/recipient-messages.ts'
import { recipientWords } from './receiving/recipient-words.ts'
import { receivingRoutes } from './receiving/routes.tsx'
import { fileRefusalWords, fileWarnings, fileWords, toldByPhotos } from './reporting/messages/files.ts'
import { reportFrontMessages } from './reporting/messages/front.ts'
import {
  directoryFaults,
  kindsOfReports,
  newReportMessages,
  newReportScript,
  sendingOutcomes,
} from './reporting/messages/new-report.ts'
import { printedFormMessages } from './reporting/messages/printed-form.ts'
import {
  failedChecks,
  returnMessages,
  returnScript,
  statesOfReports,
} from './reporting/messages/returning.ts'
import { reportingRoutes } from './reporting/routes.tsx'
import { dailyBatch } from './server/batching.ts'
import { callRoutes } from './server/routes.ts'
import { integrityReportUrls } from './urls.ts'

export { countMessages } from './counting/messages.ts'
export { directoryMessages } from './directory/messages.ts'
export { recipientsInForce } from './reporting/recipients-in-force.ts'
export { integrityReportUrls } from './urls.ts'

/** Reports of corruption, told in confidence on a site of their own. */
export const integrityReports = defineModule({
  name: 'integrity-reports',
  urls: integrityReportUrls,
  routes: [...reportingRoutes, ...receivingRoutes, ...directoryRoutes, ...countRoutes, ...callRoutes],
  capabilities: { ...directoryCapabilities, ...countCapabilities },
  events: {
    'integrity-reports.batch': {
      th: 'บันทึกประจำวันของช่องทางลับ',
      en: 'Daily batch of the confidential channel',
    },
    'integrity-reports.counted': {
      th: 'บันทึกจำนวนเรื่องลับของปีงบประมาณ',
      en: 'Yearly count of confidential reports entered',
    },
    'integrity-reports.key': { th: 'เปลี่ยนบัญชีผู้รับเรื่องลับ', en: 'Directory of recipients changed' },
    'integrity-reports.key-proposed': { th: 'เสนอเปลี่ยนผู้รับเรื่องลับ', en: 'Change of recipients proposed' },
    'integrity-reports.key-endorsed': { th: 'ผู้รับเรื่องลับลงนาม', en: 'Change of recipients signed' },
    'integrity-reports.key-proposal-withdrawn': {
      th: 'ถอนข้อเสนอเปลี่ยนผู้รับเรื่องลับ',
      en: 'Proposal about recipients withdrawn',
    },
  },
  metrics: countMetrics,
  jobs: [dailyBatch],
  tasks: countTasks,
  messages: [
    countMessages,
    directoryMessages,
    reportFrontMessages,
    newReportMessages,
    newReportScript,
    kindsOfReports,
    sendingOutcomes,
    directoryFaults,
    fileWords,
    toldByPhotos,
    fileWarnings,
    fileRefusalWords,
    returnMessages,
    returnScript,
    statesOfReports,
    failedChecks,
    printedFormMessages,
    keyMessages,
    keyWords,
    recipientMessages,
    recipientWords,
    checkWords,
  ],
  datasets: [countDataset],
  searchable: nothingSearchable,
})
