import { z } from 'zod'
import { roundsOf } from '../../../platform/approvals/approving.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { planReportUrls } from '../urls.ts'
import { hashOf, readSnapshot } from './content.ts'
import { planReportMessages } from './messages.ts'
import { SealedReportPage, SealedReportsPage } from './pages/sealed-report-pages.tsx'
import { listReports, reportSubject, type Report } from './report.ts'

const ofReport = z.object({ reportId: z.uuid() })

async function sealed(
  { tx, parameters }: Pick<Act<z.output<typeof ofReport>>, 'tx' | 'parameters'>,
  answer: (report: Report, snapshot: string, all: readonly Report[]) => Promise<Answer>,
): Promise<Answer> {
  const all = await listReports(tx)
  const report = all.find(({ reportId }) => reportId === parameters.reportId)
  const snapshot = report?.snapshot
  return report?.state === 'sealed' && snapshot ? answer(report, snapshot, all) : { kind: 'absent' }
}

export const sealedReportRoutes = [
  route(
    planReportUrls.sealedReports,
    { permission: 'public', event: 'none', reuse: 'revision' },
    async ({ tx, view }) => ({
      kind: 'page',
      title: planReportMessages[view.language].reports,
      content: (
        <SealedReportsPage reports={(await listReports(tx)).filter(({ state }) => state === 'sealed')} />
      ),
    }),
  ),
  route(
    planReportUrls.sealedReport,
    { permission: 'public', event: 'none', reuse: 'revision', parameters: ofReport },
    (act) =>
      sealed(act, async (report, snapshot, all) => ({
        kind: 'page',
        title: planReportMessages[act.view.language].reportOf(report.months, report.fiscalYear),
        content: (
          <SealedReportPage
            report={report}
            content={readSnapshot(snapshot)}
            sha256={hashOf(snapshot)}
            rounds={await roundsOf(act.tx, { kind: reportSubject, id: report.reportId })}
            hasLater={all.some(
              (one) =>
                one.state === 'sealed' &&
                one.fiscalYear === report.fiscalYear &&
                one.months === report.months &&
                one.edition > report.edition,
            )}
          />
        ),
      })),
  ),
  route(
    planReportUrls.sealedReportFile,
    { permission: 'public', event: 'none', reuse: 'revision', languages: 'one', parameters: ofReport },
    (act) =>
      sealed(act, async ({ fiscalYear, months, edition }, snapshot) => ({
        kind: 'data',
        type: 'application/json',
        // As it was hashed, to the byte.
        body: snapshot,
        filename: `report-${fiscalYear}-${months}-${edition}.json`,
      })),
  ),
]
