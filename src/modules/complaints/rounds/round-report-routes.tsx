import { z } from 'zod'
import { officeHeld, roundsOf } from '../../../platform/approvals/approving.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { route, type Answer } from '../../../platform/web/route.ts'
import { approvalMessages } from '../../../ui/approval-messages.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { complaintCapabilities } from '../capabilities.ts'
import { RoundReportPage, RoundReportsPage } from '../pages/round-report-pages.tsx'
import { complaintRoundMessages } from '../round-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'
import { readSnapshot } from './round-content.ts'
import { decideRound, findRoundReport, roundSubject, sendRound } from './round-report.ts'
import { liveRound, ofRound, roundsWithReports, type RoundAct } from './round-routes.tsx'

async function page(act: RoundAct, form?: FormState): Promise<Answer> {
  const { tx, view, visitor, parameters } = act
  const person = visitor.person!
  const live = await liveRound(act)
  if (!live?.isOver) return { kind: 'absent' }
  const report = await findRoundReport(tx, parameters)
  const approvals = report ? await roundsOf(tx, { kind: roundSubject, id: report.reportId }) : []
  const sent = report && readSnapshot(report.snapshot)
  const held = report?.state === 'sent' ? officeHeld(person, 'chief-executive', null) : undefined
  const remark = sent?.remark ?? ''
  return {
    kind: 'page',
    status: form ? 422 : 200,
    title: complaintRoundMessages[view.language].report(parameters.fiscalYear, parameters.months),
    content: (
      <RoundReportPage
        content={sent && report?.state !== 'sent-back' ? sent : live}
        report={report}
        approvals={approvals}
        acknowledges={held && { isActing: held.isActing }}
        maySend={holdsRoleFor(person, 'complaints.reporting', complaintCapabilities)}
        form={form ?? { ...emptyForm, typed: { remark } }}
      />
    ),
  }
}

async function send(act: RoundAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const t = complaintRoundMessages[view.language]
  const remark = textIn(body, 'remark')
  const refuse = (words: string) => page(act, { typed: typedIn(body), errors: { remark: words } })
  if (remark.length > 2_000) return refuse(t.remarkTooLong)
  const sent = await sendRound(tx, ownActor(act), { ...parameters, remark, today: view.today, at: now })
  if (sent.ok) return { kind: 'redirect', to: complaintRegisterUrls.report(parameters) }
  return sent.reason === 'not-over' ? { kind: 'absent' } : refuse(t.underWay)
}

const decision = z.enum(['agreed', 'sent-back'])

async function decide(act: RoundAct): Promise<Answer> {
  const { tx, view, visitor, body, parameters, now } = act
  const t = approvalMessages[view.language]
  const report = await findRoundReport(tx, parameters)
  if (!report) return { kind: 'absent' }
  const read = decision.safeParse(body['decision'])
  const opinion = textIn(body, 'opinion')
  const refuse = (words: string) => page(act, { typed: typedIn(body), errors: { opinion: words } })
  if (opinion.length > 2_000) return refuse(t.opinionTooLong)
  if (!read.success || (read.data === 'sent-back' && opinion === '')) return refuse(t.reasonMissing)
  const given = await decideRound(tx, visitor.person!, {
    report,
    office: 'chief-executive',
    decision: read.data,
    opinion,
    today: view.today,
    at: now,
  })
  if (given.ok) return { kind: 'redirect', to: complaintRegisterUrls.report(parameters) }
  if (given.reason === 'absent') return { kind: 'absent' }
  const why = { 'moved-on': t.movedOn, 'not-your-office': t.notYourOffice, 'took-part': t.tookPart }
  return refuse(why[given.reason])
}

const reading = { permission: 'complaints.case-reading', event: 'none', reuse: 'never' } as const
const ofOne = { method: 'POST', reuse: 'never', parameters: ofRound } as const

/** How the summary of a round goes to the chief executive. */
export const complaintRoundReportRoutes = [
  route(complaintRegisterUrls.reports, reading, async (act) => ({
    kind: 'page',
    title: complaintRoundMessages[act.view.language].history,
    content: <RoundReportsPage rounds={await roundsWithReports(act)} />,
  })),
  route(complaintRegisterUrls.report, { ...reading, parameters: ofRound }, (act) => page(act)),
  route(
    complaintRegisterUrls.sendReport,
    { ...ofOne, permission: 'complaints.reporting', event: 'complaints.round-sent' },
    send,
  ),
  route(
    complaintRegisterUrls.decideReport,
    { ...ofOne, permission: 'complaints.report-acknowledging', event: 'approvals.opinion-given' },
    decide,
  ),
]
