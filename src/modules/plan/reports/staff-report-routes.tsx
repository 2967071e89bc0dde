import { z } from 'zod'
import { officeHeld, roundsOf } from '../../../platform/approvals/approving.ts'
import { isOffice, offices } from '../../../platform/approvals/stage.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { approvalMessages } from '../../../ui/approval-messages.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { pdf, word } from '../documents/document-answer.ts'
import { nameIn } from '../naming.ts'
import { planOfYear, type Plan } from '../reading.ts'
import { numberInAddress } from '../selection.ts'
import { planReportUrls } from '../urls.ts'
import { planWorkCapabilities } from '../work/capabilities.ts'
import { longestText } from '../work/typed.ts'
import { programmesAtWork } from '../work/year-work.ts'
import { contentOf, lacksOf, readSnapshot } from './content.ts'
import { planReportMessages } from './messages.ts'
import { ReportPage, ReportsPage, WriteEntryPage } from './pages/staff-report-pages.tsx'
import {
  correctReport,
  entriesOf,
  findReport,
  listReports,
  reportSubject,
  writeEntry,
  type Report,
} from './report.ts'
import { reportDocument } from './report-document.ts'
import { decideReport, sendReport } from './sealing.ts'

const ofReport = z.object({ reportId: z.uuid() })
const ofEntry = ofReport.extend({ number: numberInAddress })
type ReportAct = Act<z.output<typeof ofReport>>
type EntryAct = Act<z.output<typeof ofEntry>>

function inReport<Parameters extends z.output<typeof ofReport>, Query>(
  answer: (found: { plan: Plan; report: Report }, act: Act<Parameters, Query>) => Promise<Answer>,
): (act: Act<Parameters, Query>) => Promise<Answer> {
  return async (act) => {
    const report = await findReport(act.tx, act.parameters.reportId)
    const plan = report && (await planOfYear(act.tx, report.fiscalYear))
    return plan ? answer({ plan, report }, act) : { kind: 'absent' }
  }
}

type Found = { plan: Plan; report: Report }

async function page(
  { plan, report }: Found,
  { tx, view, visitor, services }: Pick<Act, 'tx' | 'view' | 'visitor' | 'services'>,
  form: FormState = emptyForm,
): Promise<Answer> {
  const { today } = view
  const person = visitor.person!
  const { metrics } = services
  const content =
    report.state === 'open'
      ? await contentOf(tx, { plan, report, today, metrics })
      : readSnapshot(report.snapshot!)
  const rounds = await roundsOf(tx, { kind: reportSubject, id: report.reportId })
  const [last] = rounds
  const held = last && isOffice(last.stage) && officeHeld(person, last.stage, last.divisionId)
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: planReportMessages[view.language].reportOf(report.months, report.fiscalYear),
    content: (
      <ReportPage
        report={report}
        content={content}
        lacks={report.state === 'open' ? await lacksOf(tx, { plan, content, today }) : []}
        rounds={rounds}
        divisions={await listDivisions(tx)}
        office={held && isOffice(last.stage) ? { office: last.stage, isActing: held.isActing } : undefined}
        mayWork={holdsRoleFor(person, 'plan.work', planWorkCapabilities)}
        form={form}
      />
    ),
  }
}

/** A report as it stands, as an official document that says that it is a draft. */
function asDraft(set: typeof pdf): (act: ReportAct) => Promise<Answer> {
  return inReport(async ({ plan, report }, act: ReportAct) => {
    const { tx, view, services } = act
    const asked = { plan, report, today: view.today, metrics: services.metrics }
    const { fiscalYear, months, state, snapshot } = report
    // Once it is sealed it is on paper for everybody.
    if (state === 'sealed') return { kind: 'absent' }
    const document = reportDocument({
      organizationName: view.organization.name,
      content: state === 'open' ? await contentOf(tx, asked) : readSnapshot(snapshot!),
      sealed: undefined,
    })
    return set(act, document, `${planReportMessages.th.reportOf(months, fiscalYear)} (ร่าง)`)
  })
}

async function send(found: Found, act: ReportAct): Promise<Answer> {
  const { tx, view, body, services, now } = act
  const t = planReportMessages[view.language]
  const division = (await listDivisions(tx)).find(({ divisionId }) => divisionId === body['division'])
  const refuse = (words: string) => page(found, act, { typed: typedIn(body), errors: { division: words } })
  if (!division) return refuse(t.divisionMissing)
  const { divisionId } = division
  const { metrics } = services
  const asked = { ...found, divisionId, today: view.today, metrics, at: now }
  const sent = await sendReport(tx, ownActor(act), asked)
  // The page says by itself what is lacking.
  return sent.ok ? { kind: 'redirect', to: planReportUrls.report(act.parameters) } : refuse(t.lacks)
}

const opinion = z.object({ office: z.enum(offices), decision: z.enum(['agreed', 'sent-back']) })

async function decide(found: Found, act: ReportAct): Promise<Answer> {
  const { tx, view, visitor, body, now } = act
  const t = approvalMessages[view.language]
  const refuse = (words: string) => page(found, act, { typed: typedIn(body), errors: { opinion: words } })
  const read = opinion.safeParse(body)
  const words = textIn(body, 'opinion')
  if (words.length > 2_000) return refuse(t.opinionTooLong)
  if (!read.success || (read.data.decision === 'sent-back' && words === '')) return refuse(t.reasonMissing)
  const given = await decideReport(tx, visitor.person!, {
    report: found.report,
    ...read.data,
    opinion: words,
    today: view.today,
    at: now,
  })
  if (given.ok) return { kind: 'redirect', to: planReportUrls.report(act.parameters) }
  if (given.reason === 'absent') return { kind: 'absent' }
  const why = { 'moved-on': t.movedOn, 'not-your-office': t.notYourOffice, 'took-part': t.tookPart }
  return refuse(why[given.reason])
}

async function correct(found: Found, act: ReportAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const t = planReportMessages[view.language]
  const correction = textIn(body, 'correction')
  const refuse = (words: string) => page(found, act, { typed: typedIn(body), errors: { correction: words } })
  if (correction === '' || correction.length > 1_000) return refuse(t.correctionMissing)
  const opened = await correctReport(tx, ownActor(act), { ...parameters, correction, at: now })
  if (opened.ok) return { kind: 'redirect', to: planReportUrls.report({ reportId: opened.reportId }) }
  return opened.reason === 'absent' ? { kind: 'absent' } : refuse(t.notLast)
}

async function entryPage(found: Found, act: EntryAct, form?: FormState): Promise<Answer> {
  const { tx, view, parameters, services } = act
  const { report } = found
  if (report.state !== 'open') return { kind: 'absent' }
  const { metrics } = services
  const content = await contentOf(tx, { ...found, today: view.today, metrics })
  const programme = content.programmes.find(({ number }) => number === parameters.number)
  if (!programme) return { kind: 'absent' }
  const { result, problems, suggestions } = programme
  const revision = await revisionOf(act, report)
  return {
    kind: 'page',
    status: form ? 422 : 200,
    title: `${programme.number} ${nameIn(view.language, { name: programme.name.th, nameEn: programme.name.en })}`,
    content: (
      <WriteEntryPage
        report={report}
        programme={programme}
        revision={revision}
        form={form ?? { typed: { result, problems, suggestions }, errors: {} }}
      />
    ),
  }
}

async function programmeOf({ tx, view, parameters }: EntryAct, { fiscalYear }: Report) {
  const asked = { fiscalYear, today: view.today }
  return (await programmesAtWork(tx, asked)).find(({ number }) => number === parameters.number)
}

async function revisionOf(act: EntryAct, report: Report): Promise<number> {
  const programme = await programmeOf(act, report)
  const entries = await entriesOf(act.tx, report.reportId)
  return entries.find(({ programmeId }) => programmeId === programme?.programmeId)?.revision ?? 0
}

async function write(found: Found, act: EntryAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const { report } = found
  const t = planReportMessages[view.language]
  const programme = await programmeOf(act, report)
  if (!programme) return { kind: 'absent' }
  const words = {
    result: textIn(body, 'result'),
    problems: textIn(body, 'problems'),
    suggestions: textIn(body, 'suggestions'),
  }
  const errors: Record<string, string> = {}
  for (const [field, text] of Object.entries(words)) {
    if (text.length > longestText) errors[field] = t.tooLong
  }
  if (words.result === '') errors['result'] = t.resultMissing
  const refuse = (faults: Record<string, string>) =>
    entryPage(found, act, { typed: typedIn(body), errors: faults })
  if (Object.keys(errors).length > 0) return refuse(errors)
  const { programmeId } = programme
  const revision = Number(textIn(body, 'revision')) || 0
  const written = await writeEntry(tx, ownActor(act), { report, programmeId, revision, ...words, at: now })
  if (written.ok) return { kind: 'redirect', to: planReportUrls.report(act.parameters) }
  if (written.reason === 'not-open') return { kind: 'absent' }
  return refuse({ result: written.reason === 'unchanged' ? t.nothingChanged : t.changedMeanwhile })
}

const reading = { permission: 'plan.work-reading', event: 'none', reuse: 'never' } as const
const work = { permission: 'plan.work', reuse: 'never' } as const

export const staffReportRoutes = [
  route(planReportUrls.reports, reading, async ({ tx, view }) => ({
    kind: 'page',
    title: planReportMessages[view.language].reports,
    content: <ReportsPage reports={await listReports(tx)} />,
  })),
  route(
    planReportUrls.report,
    { ...reading, parameters: ofReport },
    inReport((found, act) => page(found, act)),
  ),
  route(planReportUrls.reportPdf, { ...reading, languages: 'one', parameters: ofReport }, asDraft(pdf)),
  route(planReportUrls.reportWord, { ...reading, languages: 'one', parameters: ofReport }, asDraft(word)),
  route(
    planReportUrls.sendReport,
    { ...work, method: 'POST', event: 'plan.report-sent', parameters: ofReport },
    inReport(send),
  ),
  route(
    planReportUrls.decideReport,
    {
      method: 'POST',
      permission: 'plan.approve',
      event: 'approvals.opinion-given',
      reuse: 'never',
      parameters: ofReport,
    },
    inReport(decide),
  ),
  route(
    planReportUrls.correctReport,
    { ...work, method: 'POST', event: 'plan.report-opened', parameters: ofReport },
    inReport(correct),
  ),
  route(
    planReportUrls.writeReport,
    { ...work, event: 'none', parameters: ofEntry },
    inReport((found, act) => entryPage(found, act)),
  ),
  route(
    planReportUrls.writeReport,
    { ...work, method: 'POST', event: 'plan.report-written', parameters: ofEntry },
    inReport(write),
  ),
]
