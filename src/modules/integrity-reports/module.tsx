import { defineModule, nothingSearchable } from '../../platform/module.ts'
import { frontPage } from '../../platform/web/address.ts'
import { route } from '../../platform/web/route.ts'
import { directoryMessages } from './directory/messages.ts'
import { directoryCapabilities, directoryRoutes } from './directory/routes.tsx'
import { integrityReportMessages } from './messages.ts'
import { ReportFrontPage } from './pages/report-front-page.tsx'
import { checkWords } from './receiving/check-words.ts'
import { keyMessages, keyWords } from './receiving/key-messages.ts'
import { recipientMessages } from './receiving/recipient-messages.ts'
import { recipientWords } from './receiving/recipient-words.ts'
import { receivingRoutes } from './receiving/routes.tsx'
import { dailyBatch } from './server/batching.ts'
import { callRoutes } from './server/routes.ts'
import { integrityReportUrls } from './urls.ts'

export { directoryMessages } from './directory/messages.ts'
export { integrityReportUrls } from './urls.ts'

/** Reports of corruption, told in confidence on a site of their own. */
export const integrityReports = defineModule({
  name: 'integrity-reports',
  urls: integrityReportUrls,
  routes: [
    route(
      integrityReportUrls.front,
      {
        permission: 'public',
        event: 'none',
        reuse: 'revision',
        site: 'confidential',
        serves: 'confidential-front',
      },
      async ({ view }) => ({
        kind: 'page',
        title: integrityReportMessages[view.language].tellUs,
        content: <ReportFrontPage />,
      }),
    ),
    route(
      integrityReportUrls.leave,
      { permission: 'public', event: 'none', reuse: 'never', site: 'confidential' },
      async () => ({ kind: 'redirect', to: frontPage(), leaves: true }),
    ),
    ...receivingRoutes,
    ...directoryRoutes,
    ...callRoutes,
  ],
  capabilities: directoryCapabilities,
  events: {
    'integrity-reports.batch': {
      th: 'บันทึกประจำวันของช่องทางลับ',
      en: 'Daily batch of the confidential channel',
    },
    'integrity-reports.key': { th: 'เปลี่ยนบัญชีผู้รับเรื่องลับ', en: 'Directory of recipients changed' },
    'integrity-reports.key-proposed': { th: 'เสนอเปลี่ยนผู้รับเรื่องลับ', en: 'Change of recipients proposed' },
    'integrity-reports.key-endorsed': { th: 'ผู้รับเรื่องลับลงนาม', en: 'Change of recipients signed' },
    'integrity-reports.key-proposal-withdrawn': {
      th: 'ถอนข้อเสนอเปลี่ยนผู้รับเรื่องลับ',
      en: 'Proposal about recipients withdrawn',
    },
  },
  jobs: [dailyBatch],
  messages: [
    integrityReportMessages,
    directoryMessages,
    keyMessages,
    keyWords,
    recipientMessages,
    recipientWords,
    checkWords,
  ],
  datasets: [],
  searchable: nothingSearchable,
})
