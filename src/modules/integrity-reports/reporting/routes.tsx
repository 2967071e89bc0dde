import { frontPage } from '../../../platform/web/address.ts'
import { route } from '../../../platform/web/route.ts'
import { localAddress } from '../../../platform/web/view.ts'
import { knownLog } from '../directory/known-log.ts'
import { integrityReportUrls } from '../urls.ts'
import { reportFrontMessages } from './messages/front.ts'
import { newReportMessages } from './messages/new-report.ts'
import { printedFormMessages } from './messages/printed-form.ts'
import { returnMessages } from './messages/returning.ts'
import { NewReportPage } from './pages/new-report-page.tsx'
import { PrintedFormPage } from './pages/printed-form-page.tsx'
import { ReportFrontPage } from './pages/report-front-page.tsx'
import { ReturnPage } from './pages/return-page.tsx'
import { recipientsInForce } from './recipients-in-force.ts'

const told = { permission: 'public', event: 'none', reuse: 'revision', site: 'confidential' } as const
const leaving = 'leave-at-once.js'

/** The pages of whoever reports. What is typed there is sealed by their scripts, and no route takes it. */
export const reportingRoutes = [
  route(
    integrityReportUrls.front,
    // A key counts 72 hours after its entry, whatever else happens.
    { ...told, reuse: 'never', serves: 'confidential-front' },
    async ({ tx, view, now, services }) => {
      const onOpenSite = (address: string) =>
        services.linkTo(view.organization, localAddress(view.language, address))
      return {
        kind: 'page',
        title: reportFrontMessages[view.language].title,
        scripts: [leaving],
        content: (
          <ReportFrontPage
            recipients={await recipientsInForce(tx, now)}
            compareAt={onOpenSite(integrityReportUrls.recipients())}
            witnesses={services.witnessKeys}
            codeAt={onOpenSite(integrityReportUrls.code())}
          />
        ),
      }
    },
  ),
  route(integrityReportUrls.newReport, told, async ({ tx, view, services }) => ({
    kind: 'page',
    title: newReportMessages[view.language].title,
    scripts: [leaving, 'puzzle-worker.js', 'new-report.js'],
    content: <NewReportPage log={await knownLog(tx, services)} />,
  })),
  route(integrityReportUrls.return, told, async ({ tx, view, services }) => ({
    kind: 'page',
    title: returnMessages[view.language].title,
    scripts: [leaving, 'report-return.js'],
    content: <ReturnPage log={await knownLog(tx, services)} />,
  })),
  route(integrityReportUrls.form, told, async ({ view }) => ({
    kind: 'page',
    title: printedFormMessages[view.language].title,
    scripts: [leaving],
    content: <PrintedFormPage />,
  })),
  route(integrityReportUrls.leave, { ...told, reuse: 'never' }, async () => ({
    kind: 'redirect',
    to: frontPage(),
    leaves: true,
  })),
]
