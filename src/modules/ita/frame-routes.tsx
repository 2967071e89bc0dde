import type { z } from 'zod'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { formatNumber, parseDecimal } from '../../platform/language/numerals.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { ownActor } from '../../platform/web/own-actor.ts'
import type { FormState } from '../../ui/form-fields.tsx'
import { frameOf, parts, setFrame, type Frame, type FrameIndicator, type Part } from './frame.ts'
import { FramePage, frameFields, frameRows, weightField } from './pages/frame-page.tsx'
import { resultHistory } from './results.ts'
import { refreshItaSearch } from './searchable.ts'
import { itaWorkUrls } from './urls.ts'
import { itaWorkMessages } from './work-messages.ts'
import { inYear, ofYear } from './year-reading.ts'

type YearAct = Act<z.output<typeof ofYear>>

async function framePage({ tx, view, parameters: { itaYear } }: YearAct, form?: FormState): Promise<Answer> {
  const frame = await frameOf(tx, itaYear)
  return {
    kind: 'page',
    status: form ? 422 : 200,
    title: itaWorkMessages[view.language].frameOf(itaYear),
    content: (
      <FramePage itaYear={itaYear} frame={frame} form={form ?? { typed: asItIs(frame), errors: {} }} />
    ),
  }
}

function asItIs({ weights, indicators }: Frame): Record<string, string> {
  const typed = Object.fromEntries(parts.map((part) => [weightField(part), String(weights[part])]))
  for (const { number, part, title, titleEn } of indicators) {
    const fields = frameFields(number)
    Object.assign(typed, { [fields.part]: part, [fields.title]: title, [fields.titleEn]: titleEn })
  }
  return typed
}

async function change(act: YearAct): Promise<Answer> {
  const { tx, view, body, now, parameters } = act
  const { itaYear } = parameters
  const t = itaWorkMessages[view.language]
  const errors: Record<string, string> = {}
  const weights = readWeights(act, errors)
  const indicators = await readIndicators(act, errors)
  const reason = textIn(body, 'reason')
  if (reason === '' || reason.length > 1_000) errors['reason'] = t.reasonMissing
  const refuse = (faults: Record<string, string>) => framePage(act, { typed: typedIn(body), errors: faults })
  if (Object.keys(errors).length > 0) return refuse(errors)
  const set = await setFrame(tx, ownActor(act), {
    itaYear,
    sequence: Number(textIn(body, 'sequence')) || 0,
    frame: { weights, indicators },
    reason,
    at: now,
  })
  if (!set.ok) return refuse({ [weightField('iit')]: t.changedMeanwhile })
  await refreshItaSearch(tx)
  return { kind: 'redirect', to: itaWorkUrls.workYear({ itaYear }) }
}

function readWeights({ body, view }: YearAct, errors: Record<string, string>): Record<Part, number> {
  const t = itaWorkMessages[view.language]
  const weights = { iit: 0, eit: 0, oit: 0 }
  for (const part of parts) {
    const weight = parseDecimal(textIn(body, weightField(part)))
    if (weight === null || weight > 100) errors[weightField(part)] = t.scoreWrong
    else weights[part] = weight
  }
  const sum = Math.round(100 * (weights.iit + weights.eit + weights.oit)) / 100
  if (sum !== 100) errors[weightField('iit')] ??= t.weightsSum(formatNumber(sum))
  return weights
}

/** The rows with a title. One that has a score in the result in force keeps its title, or the score would be lost. */
async function readIndicators(
  { tx, body, view, parameters: { itaYear } }: YearAct,
  errors: Record<string, string>,
): Promise<FrameIndicator[]> {
  const t = itaWorkMessages[view.language]
  const [result] = await resultHistory(tx, itaYear)
  const indicators: FrameIndicator[] = []
  for (const number of frameRows(await frameOf(tx, itaYear))) {
    const fields = frameFields(number)
    const title = textIn(body, fields.title)
    const titleEn = textIn(body, fields.titleEn)
    if (title.length > 200) errors[fields.title] = t.titleTooLong
    if (titleEn.length > 200) errors[fields.titleEn] = t.titleTooLong
    if (title !== '') {
      const part = parts.find((one) => one === textIn(body, fields.part)) ?? 'iit'
      indicators.push({ number, part, title, titleEn })
    } else if (result?.indicators.has(number)) errors[fields.title] = t.scoredAlready
  }
  if (indicators.length === 0) errors[frameFields(1).title] ??= t.noIndicators
  return indicators
}

const work = { permission: 'ita.work', reuse: 'never', parameters: ofYear } as const

export const itaFrameRoutes = [
  route(
    itaWorkUrls.setFrame,
    { ...work, event: 'none' },
    inYear((act) => framePage(act)),
  ),
  route(itaWorkUrls.setFrame, { ...work, method: 'POST', event: 'ita.frame-changed' }, inYear(change)),
]
