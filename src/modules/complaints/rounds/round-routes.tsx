import { z } from 'zod'
import { roundsOf } from '../../../platform/approvals/approving.ts'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { RoundPage, RoundsPage, type SealedRound } from '../pages/round-page.tsx'
import { complaintRoundMessages } from '../round-messages.ts'
import { complaintUrls } from '../urls.ts'
import { contentOfRound, hashOf, readSnapshot, type RoundContent } from './round-content.ts'
import { roundDocument } from './round-document.ts'
import { findRoundReport, listRoundReports, roundsOver, roundSubject } from './round-report.ts'

/** A round in an address. */
export const ofRound = z.object({
  fiscalYear: z
    .string()
    .transform((text) => parseInteger(text))
    .pipe(z.number().int().min(2500).max(2699)),
  months: z.literal(['6', '12']).transform((text) => (text === '6' ? 6 : 12)),
})
export type RoundAct = Act<z.output<typeof ofRound>>

/** As it stands today, counted once for each revision and day. */
export function liveRound({
  kept,
  view: { today },
  parameters,
}: RoundAct): Promise<RoundContent | undefined> {
  const { fiscalYear, months } = parameters
  return kept(`complaints.round ${fiscalYear} ${months} ${today.toString()}`, (tx) =>
    contentOfRound(tx, { ...parameters, today }),
  )
}

async function sealedRound(act: RoundAct) {
  const report = await findRoundReport(act.tx, act.parameters)
  return report?.state === 'sealed' && report.sealedAt ? { ...report, sealedAt: report.sealedAt } : undefined
}

async function page(act: RoundAct): Promise<Answer> {
  const { tx, view, parameters } = act
  const live = await liveRound(act)
  if (!live) return { kind: 'absent' }
  const report = await sealedRound(act)
  const sealed: SealedRound | undefined = report && {
    reportId: report.reportId,
    sealedAt: report.sealedAt,
    sha256: hashOf(report.snapshot),
    approvals: await roundsOf(tx, { kind: roundSubject, id: report.reportId }),
    live,
  }
  return {
    kind: 'page',
    title: complaintRoundMessages[view.language].report(parameters.fiscalYear, parameters.months),
    content: <RoundPage content={report ? readSnapshot(report.snapshot) : live} sealed={sealed} />,
  }
}

async function pdf(act: RoundAct): Promise<Answer> {
  const { tx, view, parameters, services } = act
  const { today, organization } = view
  const report = await sealedRound(act)
  const content = report ? readSnapshot(report.snapshot) : await liveRound(act)
  if (!content) return { kind: 'absent' }
  const [approval] = report ? await roundsOf(tx, { kind: roundSubject, id: report.reportId }) : []
  const sealed = report && { sha256: hashOf(report.snapshot), approval }
  const document = roundDocument(content, { organizationName: organization.name, sealed })
  return {
    kind: 'data',
    type: 'application/pdf',
    body: () => services.pdf.writeDocument(document, today),
    filename: `complaints-${parameters.fiscalYear}-${parameters.months}.pdf`,
  }
}

async function file(act: RoundAct): Promise<Answer> {
  const report = await sealedRound(act)
  if (!report) return { kind: 'absent' }
  return {
    kind: 'data',
    type: 'application/json',
    // As it was hashed, to the byte.
    body: report.snapshot,
    filename: `complaints-${report.fiscalYear}-${report.months}.json`,
  }
}

/** The rounds that are over, each with its summary where one was sent. */
export async function roundsWithReports({ tx, view }: Pick<Act, 'tx' | 'view'>) {
  const reports = await listRoundReports(tx)
  return (await roundsOver(tx, view.today)).map((round) => ({
    ...round,
    report: reports.find((one) => one.fiscalYear === round.fiscalYear && one.months === round.months),
  }))
}

// As the statistics: what is overdue changes with the day.
const ofEverybody = { permission: 'public', event: 'none', reuse: 'never' } as const
const oneRound = { ...ofEverybody, parameters: ofRound } as const

export const complaintRoundRoutes = [
  route(complaintUrls.rounds, ofEverybody, async (act) => ({
    kind: 'page',
    title: complaintRoundMessages[act.view.language].history,
    content: <RoundsPage rounds={await roundsWithReports(act)} />,
  })),
  route(complaintUrls.round, oneRound, page),
  route(complaintUrls.roundPdf, { ...oneRound, languages: 'one' }, pdf),
  route(complaintUrls.roundFile, { ...oneRound, languages: 'one' }, file),
]
