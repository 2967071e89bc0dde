import { z } from 'zod'
import { editableDate } from '../../platform/calendar/buddhist-date.ts'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import { parseInteger } from '../../platform/language/numerals.ts'
import { readOutsideLink } from '../../platform/links/outside-link.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { ownActor } from '../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { readArrivedFiles } from '../../ui/arrived-files.ts'
import { itaCapabilities } from './capabilities.ts'
import { measureChoices, readTerms, typedTerms } from './measure-form.ts'
import { itaMeasureMessages } from './measure-messages.ts'
import { nameMeasures } from './measure-reading.ts'
import { measureStates } from './measure-state.ts'
import {
  changeMeasure,
  decideMeasure,
  findMeasure,
  reportMeasure,
  type Measure,
  type ReportOfMeasure,
} from './measures.ts'
import { MeasureFormPage } from './pages/measure-form-page.tsx'
import { MeasurePage, ReportMeasurePage } from './pages/measure-page.tsx'
import { itaUploads } from './uploads.ts'
import { itaWorkUrls } from './urls.ts'
import { inYear, ofYear } from './year-reading.ts'

const work = { permission: 'ita.work', reuse: 'never' } as const
const ofMeasure = z.object({ measureId: z.uuid() })
const forIndicator = z.object({ indicator: z.string().optional() })
type YearAct = Act<z.output<typeof ofYear>, { indicator?: string | undefined }>
type MeasureAct = Act<z.output<typeof ofMeasure>>

async function addPage(act: YearAct, form: FormState, status = 200): Promise<Answer> {
  const { tx, view, parameters } = act
  const { itaYear } = parameters
  return {
    kind: 'page',
    status,
    title: itaMeasureMessages[view.language].addTo(itaYear),
    content: (
      <MeasureFormPage
        itaYear={itaYear}
        measure={undefined}
        choices={await measureChoices(tx, { itaYear, today: view.today })}
        form={form}
      />
    ),
  }
}

async function add(act: YearAct): Promise<Answer> {
  const { tx, view, body, now, parameters } = act
  const { itaYear } = parameters
  const errors: Record<string, string> = {}
  const choices = await measureChoices(tx, { itaYear, today: view.today })
  const terms = await readTerms(act, { itaYear, choices }, errors)
  if (!terms || Object.keys(errors).length > 0) {
    return addPage(act, { typed: typedIn(body), errors }, 422)
  }
  const { measureId } = await decideMeasure(tx, ownActor(act), { itaYear, terms, at: now })
  return { kind: 'redirect', to: itaWorkUrls.measure({ measureId }) }
}

/** Finds the measure that the address names first; another one, or another organisation's, is an unknown address. */
function inMeasure(
  answer: (measure: Measure, act: MeasureAct) => Promise<Answer>,
): (act: MeasureAct) => Promise<Answer> {
  return async (act) => {
    const measure = await findMeasure(act.tx, act.parameters.measureId)
    return measure ? answer(measure, act) : { kind: 'absent' }
  }
}

async function measurePage(measure: Measure, { tx, view, visitor }: MeasureAct): Promise<Answer> {
  const [named] = await nameMeasures(tx, [measure], view.today)
  return {
    kind: 'page',
    title: measure.action,
    content: (
      <MeasurePage measure={named!} mayWork={holdsRoleFor(visitor.person!, 'ita.work', itaCapabilities)} />
    ),
  }
}

async function changePage(measure: Measure, act: MeasureAct, form?: FormState): Promise<Answer> {
  const { tx, view } = act
  const { itaYear } = measure
  return {
    kind: 'page',
    status: form ? 422 : 200,
    title: itaMeasureMessages[view.language].change,
    content: (
      <MeasureFormPage
        itaYear={itaYear}
        measure={measure}
        choices={await measureChoices(tx, { itaYear, today: view.today })}
        form={form ?? { typed: typedTerms(measure), errors: {} }}
      />
    ),
  }
}

async function change(measure: Measure, act: MeasureAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const { itaYear, measureId } = measure
  const t = itaMeasureMessages[view.language]
  const errors: Record<string, string> = {}
  const choices = await measureChoices(tx, { itaYear, today: view.today })
  const terms = await readTerms(act, { itaYear, choices }, errors)
  const reason = textIn(body, 'reason')
  if (reason === '' || reason.length > 1_000) errors['reason'] = t.reasonMissing
  const refuse = (faults: Record<string, string>) =>
    changePage(measure, act, { typed: typedIn(body), errors: faults })
  if (!terms || Object.keys(errors).length > 0) return refuse(errors)
  const revision = Number(textIn(body, 'revision')) || 0
  const changed = await changeMeasure(tx, ownActor(act), { measure, revision, terms, reason, at: now })
  if (changed.ok) return { kind: 'redirect', to: itaWorkUrls.measure({ measureId }) }
  return refuse({ action: changed.reason === 'unchanged' ? t.nothingChanged : t.changedMeanwhile })
}

async function reportPage(measure: Measure, { tx, view }: MeasureAct, form?: FormState): Promise<Answer> {
  const [named] = await nameMeasures(tx, [measure], view.today)
  return {
    kind: 'page',
    status: form ? 422 : 200,
    title: itaMeasureMessages[view.language].report,
    content: (
      <ReportMeasurePage
        measure={named!}
        form={form ?? { ...emptyForm, typed: { state: measure.state, link: '' } }}
      />
    ),
  }
}

async function report(measure: Measure, act: MeasureAct): Promise<Answer> {
  const t = itaMeasureMessages[act.view.language]
  const errors: Record<string, string> = {}
  const typed = readReport(measure, act, errors)
  const refuse = (faults: Record<string, string>) =>
    reportPage(measure, act, { typed: typedIn(act.body), errors: faults })
  if (!typed || Object.keys(errors).length > 0) return refuse(errors)
  const reported = await reportMeasure(act.tx, ownActor(act), typed)
  if (reported.ok) return { kind: 'redirect', to: itaWorkUrls.measure(measure) }
  return refuse(reported.reason === 'no-evidence' ? { link: t.noEvidence } : { note: t.changedMeanwhile })
}

/** What the form reports; what is wrong goes into `errors`. */
function readReport(
  measure: Measure,
  act: MeasureAct,
  errors: Record<string, string>,
): ReportOfMeasure | undefined {
  const { body, view, now } = act
  const t = itaMeasureMessages[view.language]
  const state = measureStates.find((one) => one === textIn(body, 'state'))
  if (!state) errors['state'] = t.stateMissing
  const note = textIn(body, 'note')
  if (note === '' || note.length > 2_000) errors['note'] = t.noteMissing
  const link = readOutsideLink(textIn(body, 'link'))
  if (!link.ok) errors['link'] = t.linkWrong
  const arrived = readArrivedFiles(act.uploads['file'], act.view.language)
  if (!arrived.ok) errors['file'] = arrived.fault
  const file = arrived.ok ? arrived.files[0] : undefined
  // Nothing is proposed: evidence may hold names, and once it is public it was read.
  const whoSees = textIn(body, 'whoSees')
  if (file && whoSees !== 'all' && whoSees !== 'staff') errors['whoSees'] = t.whoSeesMissing
  if (!state || !link.ok) return undefined
  return {
    measure,
    revision: Number(textIn(body, 'revision')) || 0,
    state,
    note,
    url: link.url ?? null,
    file,
    isPublic: whoSees === 'all',
    at: now,
  }
}

export const itaMeasureRoutes = [
  route(
    itaWorkUrls.addMeasure,
    { ...work, event: 'none', parameters: ofYear, query: forIndicator },
    inYear((act: YearAct) =>
      addPage(act, {
        ...emptyForm,
        typed: {
          indicator: String(parseInteger(act.query.indicator ?? '') ?? ''),
          decidedOn: editableDate(act.view.today),
        },
      }),
    ),
  ),
  route(
    itaWorkUrls.addMeasure,
    { ...work, method: 'POST', event: 'ita.measure-decided', parameters: ofYear, query: forIndicator },
    inYear(add),
  ),
  route(
    itaWorkUrls.measure,
    { permission: 'ita.reading', event: 'none', reuse: 'never', parameters: ofMeasure },
    inMeasure(measurePage),
  ),
  route(
    itaWorkUrls.changeMeasure,
    { ...work, event: 'none', parameters: ofMeasure },
    inMeasure((measure, act) => changePage(measure, act)),
  ),
  route(
    itaWorkUrls.changeMeasure,
    { ...work, method: 'POST', event: 'ita.measure-changed', parameters: ofMeasure },
    inMeasure(change),
  ),
  route(
    itaWorkUrls.reportMeasure,
    { ...work, event: 'none', parameters: ofMeasure },
    inMeasure((measure, act) => reportPage(measure, act)),
  ),
  route(
    itaWorkUrls.reportMeasure,
    {
      ...work,
      method: 'POST',
      event: 'ita.measure-reported',
      parameters: ofMeasure,
      uploads: itaUploads,
    },
    inMeasure(report),
  ),
]
