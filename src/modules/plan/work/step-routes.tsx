import { z } from 'zod'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import { append } from '../../../platform/ledger/append.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { planWorkUrls } from '../urls.ts'
import { possibleOwners, type ProgrammeFacts } from './at-work.ts'
import { readBrought } from './bringing-evidence.ts'
import { evidenceUploads } from './evidence-uploads.ts'
import { addEvidence } from './evidence.ts'
import { planWorkMessages } from './messages.ts'
import { plannedDates } from './opening.ts'
import { allStepsFields, PlanStepsPage, ReportStepPage, stepFields } from './pages/step-pages.tsx'
import { inProgramme, ofProgramme, yearOf, type ProgrammeAct } from './in-programme.ts'
import { evidenceShown } from './published-evidence.ts'
import { stepStates } from './step-state.ts'
import { addStep, changeSteps, stepsOf, type StepChange, type WorkStep } from './steps.ts'
import { longestText, proposedDate, readWorkDate } from './typed.ts'

const work = { permission: 'plan.work', reuse: 'never' } as const
const ofStep = ofProgramme.extend({ stepId: z.uuid() })
type StepAct = Act<z.output<typeof ofStep>>

async function planPage(
  programme: ProgrammeFacts,
  { tx, view }: Pick<Act, 'tx' | 'view'>,
  {
    form = emptyForm,
    adding = emptyForm,
    status = 200,
  }: { form?: FormState; adding?: FormState; status?: number } = {},
): Promise<Answer> {
  return {
    kind: 'page',
    status,
    title: planWorkMessages[view.language].planSteps,
    content: (
      <PlanStepsPage
        programme={programme}
        steps={await stepsOf(tx, programme)}
        owners={await possibleOwners(tx)}
        form={form}
        adding={adding}
      />
    ),
  }
}

async function planSteps(programme: ProgrammeFacts, act: ProgrammeAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const t = planWorkMessages[view.language]
  const owners = await possibleOwners(tx)
  const errors: Record<string, string> = {}
  const changes: StepChange[] = []
  const steps = await stepsOf(tx, programme)
  const isChosen = (position: number) => textIn(body, stepFields(position).chosen) !== ''
  const isAnyChosen = steps.some(({ position }) => isChosen(position))
  // What is said once for all steps, or for those chosen, stands for what their rows say.
  const inRow = (position: number, field: 'owner' | 'from' | 'to') => {
    const ofAll = allStepsFields[field]
    const isMeant = textIn(body, ofAll) !== '' && (isChosen(position) || !isAnyChosen)
    return isMeant ? ofAll : stepFields(position)[field]
  }
  for (const { stepId, position } of steps) {
    const fields = {
      ...stepFields(position),
      owner: inRow(position, 'owner'),
      from: inRow(position, 'from'),
      to: inRow(position, 'to'),
    }
    const dates = { fiscalYear: programme.fiscalYear, language: view.language }
    const from = readWorkDate(textIn(body, fields.from), dates)
    const to = readWorkDate(textIn(body, fields.to), dates)
    const owner = textIn(body, fields.owner)
    if (!from.ok) errors[fields.from] = from.fault
    if (!to.ok) errors[fields.to] = to.fault
    if (owner !== '' && !owners.some(({ accountId }) => accountId === owner)) errors[fields.owner] = t.noOwner
    if (!from.ok || !to.ok) continue
    if (Temporal.PlainDate.compare(from.date, to.date) > 0) errors[fields.to] = t.datesCrossed
    changes.push({
      stepId,
      revision: Number(textIn(body, fields.revision)) || 0,
      ownerId: owner === '' ? null : owner,
      plannedFrom: from.date.toString(),
      plannedTo: to.date.toString(),
    })
  }
  const refuse = (faults: Record<string, string>) =>
    planPage(programme, act, { form: { typed: typedIn(body), errors: faults }, status: 422 })
  if (Object.keys(errors).length > 0) return refuse(errors)
  const changed = await changeSteps(tx, ownActor(act), { year: yearOf(programme), changes, at: now })
  if (!changed.ok) {
    return refuse(
      Object.fromEntries(
        changed.refusals.map(({ step }) => [stepFields(step.position).owner, t.changedMeanwhile]),
      ),
    )
  }
  const [first] = steps
  if (changed.changed === 0)
    return first ? refuse({ [stepFields(first.position).owner]: t.nothingChanged }) : { kind: 'absent' }
  return { kind: 'redirect', to: planWorkUrls.workProgramme(programme) }
}

async function add(programme: ProgrammeFacts, act: ProgrammeAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const text = textIn(body, 'text')
  if (text === '' || text.length > 1_000) {
    const errors = { text: planWorkMessages[view.language].stepTextMissing }
    return planPage(programme, act, { adding: { typed: typedIn(body), errors }, status: 422 })
  }
  const dates = plannedDates(programme.fiscalYear, programme.quarters)
  await addStep(tx, ownActor(act), { year: yearOf(programme), text, ...dates, at: now })
  return { kind: 'redirect', to: planWorkUrls.planSteps(programme) }
}

async function reportPage(
  programme: ProgrammeFacts,
  act: StepAct,
  form?: { form: FormState; status: number },
): Promise<Answer> {
  const { tx, view, parameters, services } = act
  const steps = await stepsOf(tx, programme)
  const step = steps.find(({ stepId }) => stepId === parameters.stepId)
  if (!step) return { kind: 'absent' }
  const evidence = await evidenceShown(tx, services.published, programme)
  return {
    kind: 'page',
    status: form?.status ?? 200,
    title: planWorkMessages[view.language].reportStepOf(step.text),
    content: (
      <ReportStepPage
        programme={programme}
        step={step}
        all={steps.length}
        evidence={evidence.filter(({ stepId }) => stepId === step.stepId)}
        form={form?.form ?? { typed: asItIs(step, programme, view.today), errors: {} }}
      />
    ),
  }
}

function asItIs(
  step: WorkStep,
  { fiscalYear }: ProgrammeFacts,
  today: Temporal.PlainDate,
): Record<string, string> {
  return {
    report: step.report,
    state: step.state,
    datedOn: proposedDate(fiscalYear, today),
    doneOn: step.doneOn
      ? editableDate(Temporal.PlainDate.from(step.doneOn))
      : proposedDate(fiscalYear, today),
    droppedReason: step.droppedReason ?? '',
  }
}

async function report(programme: ProgrammeFacts, act: StepAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const { stepId } = parameters
  const t = planWorkMessages[view.language]
  const { brought, errors } = readBrought(act, programme.fiscalYear)
  const change = readReport(act, programme, errors)
  const refuse = (faults: Record<string, string>) =>
    reportPage(programme, act, { form: { typed: typedIn(body), errors: faults }, status: 422 })
  if (Object.keys(errors).length > 0) return refuse(errors)
  const actor = ownActor(act)
  const year = yearOf(programme)
  if (brought) {
    const added = await addEvidence(tx, actor, { year, stepId, ...brought, at: now })
    if (!added.ok) return { kind: 'absent' }
  }
  const changed = await changeSteps(tx, actor, { year, changes: [change], at: now })
  if (!changed.ok) {
    const [refusal] = changed.refusals
    return refusal?.reason === 'no-evidence'
      ? refuse({ files: t.noEvidence })
      : refuse({ report: t.changedMeanwhile })
  }
  if (changed.changed === 0 && !brought) return refuse({ report: t.nothingChanged })
  const payload = { changed: changed.changed > 0, evidence: brought !== undefined }
  await append(tx, { kind: 'plan.step-reported', subject: stepId, actor, at: now, payload })
  return { kind: 'redirect', to: planWorkUrls.workProgramme(programme) }
}

/** The change that a report asks for; what is wrong with it goes into `errors`. */
function readReport(
  { body, view, parameters }: StepAct,
  { fiscalYear }: ProgrammeFacts,
  errors: Record<string, string>,
): StepChange {
  const { language, today } = view
  const t = planWorkMessages[language]
  const words = textIn(body, 'report')
  if (words.length > longestText) errors['report'] = t.tooLong('5,000')
  const state = stepStates.find((one) => one === textIn(body, 'state')) ?? 'not-started'
  const droppedReason = textIn(body, 'droppedReason')
  if (state === 'dropped' && (droppedReason === '' || droppedReason.length > 1_000)) {
    errors['droppedReason'] = t.droppedReasonMissing
  }
  let doneOn: string | null = null
  if (state === 'done') {
    const day = readWorkDate(textIn(body, 'doneOn'), { fiscalYear, language, noLaterThan: today })
    if (day.ok) doneOn = day.date.toString()
    else errors['doneOn'] = day.fault
  }
  return {
    stepId: parameters.stepId,
    revision: Number(textIn(body, 'revision')) || 0,
    report: words,
    state,
    droppedReason: state === 'dropped' ? droppedReason : null,
    doneOn,
  }
}

export const stepRoutes = [
  route(
    planWorkUrls.planSteps,
    { ...work, event: 'none', parameters: ofProgramme },
    inProgramme((programme, act) => planPage(programme, act)),
  ),
  route(
    planWorkUrls.planSteps,
    { ...work, method: 'POST', event: 'plan.step-changed', parameters: ofProgramme },
    inProgramme(planSteps),
  ),
  route(
    planWorkUrls.addStep,
    { ...work, method: 'POST', event: 'plan.step-added', parameters: ofProgramme },
    inProgramme(add),
  ),
  route(
    planWorkUrls.reportStep,
    { ...work, event: 'none', parameters: ofStep },
    inProgramme((programme, act) => reportPage(programme, act)),
  ),
  route(
    planWorkUrls.reportStep,
    {
      ...work,
      method: 'POST',
      event: 'plan.step-reported',
      parameters: ofStep,
      uploads: evidenceUploads,
    },
    inProgramme(report),
  ),
]
