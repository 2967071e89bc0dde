import { z } from 'zod'
import { metricUnits } from '../../../platform/metrics/metric.ts'
import { parseDecimal } from '../../../platform/language/numerals.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { planWorkUrls } from '../urls.ts'
import type { ProgrammeFacts } from '../work/at-work.ts'
import { inProgramme, ofProgramme, type ProgrammeAct } from '../work/in-programme.ts'
import { directions, indicatorKinds, indicatorSources, type Definition } from './definition.ts'
import { planIndicatorMessages } from './messages.ts'
import { choiceOf, metricChoices, metricWords } from './metric-choices.ts'
import { SetIndicatorPage } from './pages/set-indicator-page.tsx'
import type { IndicatorInYear } from './reading.ts'
import { inIndicator, ofIndicator, type IndicatorAct } from './result-routes.tsx'
import { addIndicator, changeIndicator } from './setting.ts'

/** A choice of a metric on the form: its name, and with what it is asked. */
const metricChoice = z.tuple([z.string(), z.record(z.string(), z.string())])

/** All metrics that can be read, and what the indicator reads already. */
function choicesFor({ view, services: { metrics } }: Pick<Act, 'view' | 'services'>, now?: IndicatorInYear) {
  const known = metricChoices(metrics, view.language)
  if (!now || now.metric === null) return known
  const value = choiceOf(now)
  if (known.some((one) => one.value === value)) return known
  return [{ value, title: metricWords(metrics, now, view.language)! }, ...known]
}

/** What the form says an indicator is to be; what is wrong goes into `errors`. */
function readDefinition(
  { body, view }: Pick<Act, 'body' | 'view'>,
  choices: readonly { value: string }[],
  errors: Record<string, string>,
): Definition | undefined {
  const t = planIndicatorMessages[view.language]
  const chosen = <Value extends string>(name: string, values: readonly Value[]): Value | undefined => {
    const value = values.find((one) => one === textIn(body, name))
    if (value === undefined) errors[name] = t.chooseOne
    return value
  }
  const text = textIn(body, 'text')
  if (text === '' || text.length > 1_000) errors['text'] = t.textMissing
  const source = chosen('source', indicatorSources)
  const unit = chosen('unit', metricUnits)
  const direction = chosen('direction', directions)
  const typedTarget = textIn(body, 'target')
  const target = typedTarget === '' ? null : parseDecimal(typedTarget)
  if (typedTarget !== '' && target === null) errors['target'] = t.numberWrong
  const choice = textIn(body, 'metric')
  const reads = source === 'metric' && choices.some(({ value }) => value === choice)
  if (source === 'metric' && !reads) errors['metric'] = t.noMetricChosen
  if (!source || !unit || !direction || Object.keys(errors).length > 0) return undefined
  const [metric, parameters] = reads ? metricChoice.parse(JSON.parse(choice)) : [null, {}]
  return { text, source, metric, parameters, unit, direction, target }
}

function readReason({ body, view }: Pick<Act, 'body' | 'view'>, errors: Record<string, string>): string {
  const reason = textIn(body, 'reason')
  if (reason === '' || reason.length > 1_000) {
    errors['reason'] = planIndicatorMessages[view.language].reasonMissing
  }
  return reason
}

function changePage(
  programme: ProgrammeFacts,
  indicator: IndicatorInYear,
  act: IndicatorAct,
  form?: FormState,
): Answer {
  const { text, source, metric, parameters, unit, direction, target, revision } = indicator
  const asItIs = {
    text,
    source,
    metric: metric === null ? '' : choiceOf({ metric, parameters }),
    unit,
    direction,
    target: target === null ? '' : String(target),
  }
  return {
    kind: 'page',
    status: form ? 422 : 200,
    title: planIndicatorMessages[act.view.language].set,
    content: (
      <SetIndicatorPage
        programme={programme}
        revision={revision}
        metrics={choicesFor(act, indicator)}
        form={form ?? { typed: asItIs, errors: {} }}
      />
    ),
  }
}

async function change(
  programme: ProgrammeFacts,
  indicator: IndicatorInYear,
  act: IndicatorAct,
): Promise<Answer> {
  const { tx, view, body, actor, now } = act
  const t = planIndicatorMessages[view.language]
  const errors: Record<string, string> = {}
  const definition = readDefinition(act, choicesFor(act, indicator), errors)
  const reason = readReason(act, errors)
  const refuse = (faults: Record<string, string>) =>
    changePage(programme, indicator, act, { typed: typedIn(body), errors: faults })
  if (!definition || Object.keys(errors).length > 0) return refuse(errors)
  const changed = await changeIndicator(tx, actor, {
    before: indicator,
    revision: Number(textIn(body, 'revision')) || 0,
    definition,
    reason,
    at: now,
  })
  if (changed.ok) return { kind: 'redirect', to: planWorkUrls.indicator(act.parameters) }
  return refuse({ text: changed.reason === 'unchanged' ? t.nothingChanged : t.changedMeanwhile })
}

function addPage(programme: ProgrammeFacts, act: ProgrammeAct, form: FormState = emptyForm): Answer {
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: planIndicatorMessages[act.view.language].add,
    content: <SetIndicatorPage programme={programme} metrics={choicesFor(act)} form={form} />,
  }
}

async function add(programme: ProgrammeFacts, act: ProgrammeAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const errors: Record<string, string> = {}
  const definition = readDefinition(act, choicesFor(act), errors)
  const reason = readReason(act, errors)
  const kind = indicatorKinds.find((one) => one === textIn(body, 'kind'))
  if (!kind) errors['kind'] = planIndicatorMessages[view.language].chooseOne
  if (!definition || !kind || Object.keys(errors).length > 0) {
    return addPage(programme, act, { typed: typedIn(body), errors })
  }
  const { programmeId, fiscalYear, number } = programme
  const indicatorId = await addIndicator(tx, ownActor(act), {
    programmeId,
    kind,
    definition,
    reason,
    at: now,
  })
  return { kind: 'redirect', to: planWorkUrls.indicator({ fiscalYear, number, indicatorId }) }
}

const work = { permission: 'plan.work', reuse: 'never' } as const

export const settingRoutes = [
  route(
    planWorkUrls.addIndicator,
    { ...work, event: 'none', parameters: ofProgramme },
    inProgramme(async (programme, act) => addPage(programme, act)),
  ),
  route(
    planWorkUrls.addIndicator,
    { ...work, method: 'POST', event: 'plan.indicator-set', parameters: ofProgramme },
    inProgramme(add),
  ),
  route(
    planWorkUrls.setIndicator,
    { ...work, event: 'none', parameters: ofIndicator },
    inIndicator(async (programme, indicator, act) => changePage(programme, indicator, act)),
  ),
  route(
    planWorkUrls.setIndicator,
    { ...work, method: 'POST', event: 'plan.indicator-set', parameters: ofIndicator },
    inIndicator(change),
  ),
]
