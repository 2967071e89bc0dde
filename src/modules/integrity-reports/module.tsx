import { defineModule, nothingSearchable } from '../../platform/module.ts'
import { codeMessages } from './code/code-messages.ts'
import { codeRoutes } from './code/routes.tsx'
import { countDataset } from './counting/dataset.ts'
import { countMessages } from './counting/messages.ts'
import { countMetrics } from './counting/metrics.ts'
import { countCapabilities, countRoutes } from './counting/routes.tsx'
import { countTasks } from './counting/tasks.ts'
import { directoryMessages } from './directory/messages.ts'
import { directoryCapabilities, directoryRoutes } from './directory/routes.tsx'
import { offlineMessages } from './offline/offline-messages.ts'
import { offlineRoutes } from './offline/routes.tsx'
import { witnessMessages } from './directory/witness-words.tsx'
import { checkWords } from './receiving/check-words.ts'
import { keyMessages, keyWords } from './receiving/key-messages.ts'
import { recipientMessages } from './receiving/recipient-messages.ts'
import { recipientWords } from './receiving/recipient-words.ts'
import { receivingRoutes } from './receiving/routes.tsx'
import { combineMessages, combineWords } from './recovery/combine-messages.ts'
import { makeMessages, makeWords } from './recovery/make-messages.ts'
import { recoveryMessages } from './recovery/messages.ts'
import { recoveryRoutes } from './recovery/routes.tsx'
import { shareMessages, shareWords } from './recovery/share-messages.ts'
import { stopWords } from './recovery/stop-messages.ts'
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
import { destroyExpired } from './server/destroying.ts'
import { callRoutes } from './server/routes.ts'
import { integrityReportUrls } from './urls.ts'

export { keepServedCodeListed, listedPages } from './code/keeping.ts'
export { verifyServedCode, type CodeVerdict } from './code/verifying.ts'
export { recordListing } from './code/recording.ts'
export { keepOfflineFile } from './offline/keeping-files.ts'
export { encrypterTo } from './protocol/age-keys.ts'
export { countMessages } from './counting/messages.ts'
export { directoryMessages } from './directory/messages.ts'
export { recipientsInForce } from './reporting/recipients-in-force.ts'
export { integrityReportUrls } from './urls.ts'

/** Reports of corruption, told in confidence on a site of their own. */
export const integrityReports = defineModule({
  name: 'integrity-reports',
  urls: integrityReportUrls,
  routes: [
    ...reportingRoutes,
    ...receivingRoutes,
    ...directoryRoutes,
    ...codeRoutes,
    ...offlineRoutes,
    ...recoveryRoutes,
    ...countRoutes,
    ...callRoutes,
  ],
  capabilities: { ...directoryCapabilities, ...countCapabilities },
  events: {
    'integrity-reports.batch': {
      th: 'บันทึกประจำวันของช่องทางลับ',
      en: 'Daily batch of the confidential channel',
    },
    'integrity-reports.code-served': {
      th: 'โปรแกรมของช่องทางลับเปลี่ยน',
      en: 'Code of the confidential channel changed',
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
    'integrity-reports.recovery-asked': { th: 'ขอกู้คืนกุญแจที่หาย', en: 'Recovery of a lost key asked for' },
    'integrity-reports.recovery-stopped': { th: 'ผู้รับเรื่องค้านการกู้คืน', en: 'Recovery stopped by a recipient' },
    'integrity-reports.recovery-withdrawn': { th: 'ถอนคำขอกู้คืน', en: 'Recovery request withdrawn' },
    'integrity-reports.recovery-combined': { th: 'รวมส่วนกุญแจกู้คืน', en: 'Shares of the recovery key combined' },
  },
  metrics: countMetrics,
  jobs: [dailyBatch, destroyExpired],
  tasks: countTasks,
  messages: [
    codeMessages,
    countMessages,
    directoryMessages,
    witnessMessages,
    offlineMessages,
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
    recoveryMessages,
    makeMessages,
    makeWords,
    shareMessages,
    shareWords,
    combineMessages,
    combineWords,
    stopWords,
  ],
  datasets: [countDataset],
  searchable: nothingSearchable,
})
