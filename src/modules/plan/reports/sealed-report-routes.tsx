import { z } from 'zod'
import { roundsOf } from '../../../platform/approvals/approving.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { pdf, word } from '../documents/document-answer.ts'
import { planReportUrls } from '../urls.ts'
import { hashOf, readSnapshot } from './content.ts'
import { planReportMessages } from './messages.ts'
import { SealedReportPage, SealedReportsPage } from './pages/sealed-report-pages.tsx'
import { listReports, reportSubject, type Report } from './report.ts'
import { reportDocument } from './report-document.ts'

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

/** A sealed report as an official document, as `write` sets it. */
function onPaper(write: typeof pdf): (act: Act<z.output<typeof ofReport>>) => Promise<Answer> {
  return (act) =>
    sealed(act, async ({ reportId, fiscalYear, months }, snapshot) => {
      const [round] = await roundsOf(act.tx, { kind: reportSubject, id: reportId })
      const document = reportDocument({
        organizationName: act.view.organization.name,
        content: readSnapshot(snapshot),
        sealed: { sha256: hashOf(snapshot), round },
      })
      return write(act, document, planReportMessages.th.reportOf(months, fiscalYear))
    })
}

const oneLanguage = { permission: 'public', event: 'none', reuse: 'revision', languages: 'one' } as const

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
  route(planReportUrls.sealedReportPdf, { ...oneLanguage, parameters: ofReport }, onPaper(pdf)),
  route(planReportUrls.sealedReportWord, { ...oneLanguage, parameters: ofReport }, onPaper(word)),
  route(planReportUrls.sealedReportFile, { ...oneLanguage, parameters: ofReport }, (act) =>
    sealed(act, async ({ fiscalYear, months, edition }, snapshot) => ({
      kind: 'data',
      type: 'application/json',
      // As it was hashed, to the byte.
      body: snapshot,
      filename: `report-${fiscalYear}-${months}-${edition}.json`,
    })),
  ),
]
