import { z } from 'zod'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { parseDecimal } from '../../../platform/language/numerals.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { planWorkUrls } from '../urls.ts'
import type { ProgrammeFacts } from '../work/at-work.ts'
import { readBrought } from '../work/bringing-evidence.ts'
import { evidenceUploads } from '../work/evidence-uploads.ts'
import { planWorkCapabilities } from '../work/capabilities.ts'
import { addEvidence } from '../work/evidence.ts'
import { inProgramme, ofProgramme, yearOf } from '../work/in-programme.ts'
import { planWorkMessages } from '../work/messages.ts'
import { evidenceShown } from '../work/published-evidence.ts'
import { proposedDate, readWorkDate } from '../work/typed.ts'
import { planIndicatorMessages } from './messages.ts'
import { metricWords } from './metric-choices.ts'
import { IndicatorPage } from './pages/indicator-page.tsx'
import { indicatorsInYear, type IndicatorInYear } from './reading.ts'
import { recordResult, resultsOf } from './recording.ts'

export const ofIndicator = ofProgramme.extend({ indicatorId: z.uuid() })
export type IndicatorAct = Act<z.output<typeof ofIndicator>>

/** Finds the indicator that the address names first; one of another programme is an unknown address. */
export function inIndicator(
  answer: (programme: ProgrammeFacts, indicator: IndicatorInYear, act: IndicatorAct) => Promise<Answer>,
): (act: IndicatorAct) => Promise<Answer> {
  return inProgramme(async (programme, act: IndicatorAct) => {
    const { fiscalYear, programmeId } = programme
    const own = await indicatorsInYear(act.tx, act.services.metrics, {
      fiscalYear,
      today: act.view.today,
      programmeIds: [programmeId],
    })
    const indicator = own.find(({ indicatorId }) => indicatorId === act.parameters.indicatorId)
    return indicator ? answer(programme, indicator, act) : { kind: 'absent' }
  })
}

async function page(
  programme: ProgrammeFacts,
  indicator: IndicatorInYear,
  { tx, view, visitor, services }: IndicatorAct,
  form?: FormState,
): Promise<Answer> {
  const { fiscalYear } = programme
  const { indicatorId } = indicator
  const evidence = await evidenceShown(tx, services.published, yearOf(programme))
  const today = proposedDate(fiscalYear, view.today)
  return {
    kind: 'page',
    status: form ? 422 : 200,
    title: indicator.text,
    content: (
      <IndicatorPage
        programme={programme}
        indicator={indicator}
        metricTitle={metricWords(services.metrics, indicator, view.language)}
        evidence={evidence.filter((piece) => piece.indicatorId === indicatorId)}
        results={await resultsOf(tx, { indicatorId, fiscalYear })}
        mayWork={holdsRoleFor(visitor.person!, 'plan.work', planWorkCapabilities)}
        form={form ?? { ...emptyForm, typed: { datedOn: today, measuredOn: today } }}
      />
    ),
  }
}

/** The numbers of a result as typed; what is wrong goes into `errors`. */
function readResult(
  { body, view }: IndicatorAct,
  { unit }: IndicatorInYear,
  { fiscalYear }: ProgrammeFacts,
  errors: Record<string, string>,
) {
  const { language, today } = view
  const t = planIndicatorMessages[language]
  const numerator = parseDecimal(textIn(body, 'numerator'))
  const denominator = unit === 'percent' ? parseDecimal(textIn(body, 'denominator')) : null
  const measured = readWorkDate(textIn(body, 'measuredOn'), { fiscalYear, language, noLaterThan: today })
  const note = textIn(body, 'note')
  if (numerator === null) errors['numerator'] = t.numberWrong
  if (unit === 'percent' && !denominator) errors['denominator'] = t.denominatorWrong
  if (numerator !== null && denominator && numerator > denominator) errors['numerator'] = t.moreThanAll
  if (!measured.ok) errors['measuredOn'] = measured.fault
  if (note.length > 1_000) errors['note'] = t.noteTooLong
  if (numerator === null || !measured.ok) return undefined
  return { numerator, denominator, measuredOn: measured.date, note }
}

/** Records a result; the evidence that comes with it is kept first, so that it counts. */
async function record(
  programme: ProgrammeFacts,
  indicator: IndicatorInYear,
  act: IndicatorAct,
): Promise<Answer> {
  const { tx, view, body, now } = act
  const t = planIndicatorMessages[view.language]
  const { fiscalYear } = programme
  const { indicatorId, source } = indicator
  if (source !== 'recorded') return { kind: 'absent' }
  const { brought, errors } = readBrought(act, fiscalYear)
  const result = readResult(act, indicator, programme, errors)
  const refuse = (faults: Record<string, string>) =>
    page(programme, indicator, act, { typed: typedIn(body), errors: faults })
  if (!result || Object.keys(errors).length > 0) return refuse(errors)
  const actor = ownActor(act)
  if (brought) await addEvidence(tx, actor, { year: yearOf(programme), indicatorId, ...brought, at: now })
  const recorded = await recordResult(tx, actor, {
    indicator,
    fiscalYear,
    sequence: Number(textIn(body, 'sequence')) || 0,
    ...result,
    hasNewEvidence: brought !== undefined,
    at: now,
  })
  if (recorded.ok) return { kind: 'redirect', to: planWorkUrls.indicator(act.parameters) }
  if (recorded.reason === 'no-evidence') return refuse({ files: t.evidenceMissing })
  return refuse({ numerator: recorded.reason === 'unchanged' ? t.nothingChanged : t.changedMeanwhile })
}

/** Adds evidence to an indicator that counts it. */
async function show(
  programme: ProgrammeFacts,
  indicator: IndicatorInYear,
  act: IndicatorAct,
): Promise<Answer> {
  const { tx, view, body, now } = act
  const { indicatorId, source } = indicator
  if (source !== 'counted') return { kind: 'absent' }
  const { brought, errors } = readBrought(act, programme.fiscalYear)
  if (!brought) {
    const missing = { files: planWorkMessages[view.language].nothingBrought }
    const faults = Object.keys(errors).length > 0 ? errors : missing
    return page(programme, indicator, act, { typed: typedIn(body), errors: faults })
  }
  await addEvidence(tx, ownActor(act), { year: yearOf(programme), indicatorId, ...brought, at: now })
  return { kind: 'redirect', to: planWorkUrls.indicator(act.parameters) }
}

const work = {
  method: 'POST',
  permission: 'plan.work',
  reuse: 'never',
  parameters: ofIndicator,
  uploads: evidenceUploads,
} as const

export const resultRoutes = [
  route(
    planWorkUrls.indicator,
    { permission: 'plan.work-reading', event: 'none', reuse: 'never', parameters: ofIndicator },
    inIndicator((programme, indicator, act) => page(programme, indicator, act)),
  ),
  route(planWorkUrls.indicator, { ...work, event: 'plan.indicator-recorded' }, inIndicator(record)),
  route(planWorkUrls.showIndicator, { ...work, event: 'plan.evidence-added' }, inIndicator(show)),
]
