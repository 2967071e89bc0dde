import type { z } from 'zod'
import { editableDate } from '../../platform/calendar/buddhist-date.ts'
import { fiscalYearOf, fiscalYearStart } from '../../platform/calendar/fiscal-year.ts'
import { readOutsideLink } from '../../platform/links/outside-link.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { ownActor } from '../../platform/web/own-actor.ts'
import type { FormState } from '../../ui/form-fields.tsx'
import { readTypedDay } from '../../ui/typed-day.ts'
import { readArrivedFiles } from '../../ui/arrived-files.ts'
import { parts, type Part, type YearFrame } from './frame.ts'
import { itaMeasureMessages } from './measure-messages.ts'
import { EnterResultPage, scoreField } from './pages/enter-result-page.tsx'
import { enterResult, type NewResult, type Result } from './results.ts'
import { refreshItaSearch } from './searchable.ts'
import { readTypedScore } from './typed-score.ts'
import { itaUploads } from './uploads.ts'
import { itaWorkUrls } from './urls.ts'
import { itaWorkMessages } from './work-messages.ts'
import { inYear, ofYear, readYear, type YearReading } from './year-reading.ts'

type YearAct = Act<z.output<typeof ofYear>>

/** A year that has not begun has no result: its address is unknown here. */
function inBegunYear(
  answer: (reading: YearReading, act: YearAct) => Promise<Answer>,
): (act: YearAct) => Promise<Answer> {
  return inYear(async (act) => {
    const { itaYear } = act.parameters
    if (itaYear > fiscalYearOf(act.view.today)) return { kind: 'absent' }
    return answer(await readYear(act.tx, itaYear), act)
  })
}

function enterPage({ itaYear, frame, result }: YearReading, { view }: YearAct, form?: FormState): Answer {
  return {
    kind: 'page',
    status: form ? 422 : 200,
    title: itaWorkMessages[view.language].enterOf(itaYear),
    content: (
      <EnterResultPage
        itaYear={itaYear}
        frame={frame}
        before={result}
        form={form ?? { typed: result ? asItIs(result) : {}, errors: {} }}
      />
    ),
  }
}

function asItIs({ total, parts: scores, indicators, ...result }: Result): Record<string, string> {
  const words = (score: number | null | undefined) => String(score ?? '')
  return {
    total: words(total),
    ...Object.fromEntries(parts.map((part) => [part, words(scores[part])])),
    ...Object.fromEntries([...indicators].map(([number, score]) => [scoreField(number), words(score)])),
    grade: result.grade,
    announcedOn: result.announcedOn ? editableDate(result.announcedOn) : '',
    source: result.source,
    link: result.url ?? '',
  }
}

async function enter(reading: YearReading, act: YearAct): Promise<Answer> {
  const t = itaWorkMessages[act.view.language]
  const errors: Record<string, string> = {}
  const refuse = (faults: Record<string, string>) =>
    enterPage(reading, act, { typed: typedIn(act.body), errors: faults })
  const typed = readResult(reading, act, errors)
  if (!typed || Object.keys(errors).length > 0) return refuse(errors)
  const { itaYear } = reading
  const entered = await enterResult(act.tx, ownActor(act), typed)
  if (entered.ok) {
    await refreshItaSearch(act.tx)
    return { kind: 'redirect', to: itaWorkUrls.workYear({ itaYear }) }
  }
  return refuse(
    {
      'changed-meanwhile': { total: t.changedMeanwhile },
      unchanged: { total: t.nothingChanged },
      'no-source': { link: t.noSource },
      'no-reason': { reason: t.reasonMissing },
    }[entered.reason],
  )
}

/** What the form says the result is; what is wrong goes into `errors`. */
function readResult(
  { itaYear, frame, result }: YearReading,
  act: YearAct,
  errors: Record<string, string>,
): NewResult | undefined {
  const { body, view, now } = act
  const t = itaWorkMessages[view.language]
  const text = (name: string, most: number, fault: string) => {
    const typed = textIn(body, name)
    if (typed.length > most) errors[name] = fault
    return typed
  }
  const scores = readScores(act, frame, errors)
  const grade = text('grade', 200, t.tooLong('200'))
  const day = readTypedDay(textIn(body, 'announcedOn'), {
    language: view.language,
    // A result comes out in the year that it is of, or later.
    from: fiscalYearStart(itaYear),
    to: view.today,
  })
  if (!day.ok) errors['announcedOn'] = day.fault
  const source = text('source', 500, t.sourceMissing)
  if (source === '') errors['source'] = t.sourceMissing
  const link = readOutsideLink(textIn(body, 'link'))
  if (!link.ok) errors['link'] = itaMeasureMessages[view.language].linkWrong
  const arrived = readArrivedFiles(act.uploads['file'], act.view.language)
  if (!arrived.ok) errors['file'] = arrived.fault
  const file = arrived.ok ? arrived.files[0] : undefined
  const reason = result ? text('reason', 1_000, t.reasonMissing) : ''
  if (!scores || !day.ok || !link.ok) return undefined
  return {
    itaYear,
    sequence: Number(textIn(body, 'sequence')) || 0,
    ...scores,
    grade,
    announcedOn: day.date,
    source,
    url: link.url ?? null,
    file,
    reason,
    at: now,
  }
}

function readScores(
  { body, view }: YearAct,
  frame: YearFrame,
  errors: Record<string, string>,
): Pick<NewResult, 'total' | 'parts' | 'indicators'> | undefined {
  const t = itaWorkMessages[view.language]
  const read = (name: string): number | null => {
    const typed = readTypedScore(textIn(body, name))
    if (typed.ok) return typed.score
    errors[name] = typed.reason === 'over-100' ? t.scoreOver : t.scoreWrong
    return null
  }
  const total = read('total')
  if (total === null) errors['total'] ??= t.totalMissing
  const ofParts = Object.fromEntries(parts.map((part) => [part, read(part)])) as Record<Part, number | null>
  const indicators = new Map<number, number>()
  for (const { number } of frame.indicators) {
    const score = read(scoreField(number))
    if (score !== null) indicators.set(number, score)
  }
  return total === null ? undefined : { total, parts: ofParts, indicators }
}

const work = { permission: 'ita.work', reuse: 'never', parameters: ofYear } as const

export const itaResultRoutes = [
  route(
    itaWorkUrls.enterResult,
    { ...work, event: 'none' },
    inBegunYear(async (reading, act) => enterPage(reading, act)),
  ),
  route(
    itaWorkUrls.enterResult,
    { ...work, method: 'POST', event: 'ita.result-entered', uploads: itaUploads },
    inBegunYear(enter),
  ),
]
