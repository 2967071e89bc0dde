import { defineModule, nothingSearchable } from '../../platform/module.ts'
import { frontPage } from '../../platform/web/address.ts'
import { route } from '../../platform/web/route.ts'
import { integrityReportMessages } from './messages.ts'
import { ReportFrontPage } from './pages/report-front-page.tsx'
import { dailyBatch } from './server/batching.ts'
import { callRoutes } from './server/routes.ts'
import { integrityReportUrls } from './urls.ts'

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
    ...callRoutes,
  ],
  events: {
    'integrity-reports.batch': {
      th: 'บันทึกประจำวันของช่องทางลับ',
      en: 'Daily batch of the confidential channel',
    },
  },
  jobs: [dailyBatch],
  messages: [integrityReportMessages],
  datasets: [],
  searchable: nothingSearchable,
})
