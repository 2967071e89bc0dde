import { z } from 'zod'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { complaintCapabilities } from '../capabilities.ts'
import { listCategories } from '../categories.ts'
import { AnalysisPage } from '../pages/analysis-page.tsx'
import { DecideMeasurePage, MeasurePage, MeasuresPage } from '../pages/measure-pages.tsx'
import { complaintPreventionMessages } from '../prevention-messages.ts'
import { complaintRegisterUrls, complaintUrls } from '../urls.ts'
import { listVillages } from '../villages.ts'
import { measureChoices, readMeasure } from './measure-form.ts'
import { decideMeasure, findMeasure, finishMeasure, listMeasures } from './measures.ts'
import { repeatsAtPlaces, repeatsInVillages } from './repeats.ts'

const reading = { permission: 'complaints.case-reading', event: 'none', reuse: 'never' } as const
const handling = { permission: 'complaints.case-handling', event: 'none', reuse: 'never' } as const

const words = ({ view }: Pick<Act, 'view'>) => complaintPreventionMessages[view.language]
const mayHandle = ({ visitor }: Pick<Act, 'visitor'>) =>
  holdsRoleFor(visitor.person!, 'complaints.case-handling', complaintCapabilities)

async function analysis(act: Act): Promise<Answer> {
  const { tx, view, kept } = act
  const { today } = view
  // A year of complaints is gone through for it: once for each revision and day, whoever looks.
  const { inVillages, atPlaces } = await kept(`complaints.repeats ${today.toString()}`, async (own) => ({
    inVillages: await repeatsInVillages(own, today),
    atPlaces: await repeatsAtPlaces(own, today),
  }))
  return {
    kind: 'page',
    title: words(act).analysis,
    content: (
      <AnalysisPage
        inVillages={inVillages}
        atPlaces={atPlaces}
        categories={await listCategories(tx)}
        villages={await listVillages(tx)}
        measures={await listMeasures(tx)}
        mayDecide={mayHandle(act)}
      />
    ),
  }
}

const ofRepeat = z.object({
  category: z.string().max(40).default(''),
  village: z.string().max(40).default(''),
})

async function decidePage(act: Act, form: FormState): Promise<Answer> {
  return {
    kind: 'page',
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    title: words(act).decide,
    content: <DecideMeasurePage choices={await measureChoices(act.tx, act.view.today)} form={form} />,
  }
}

async function decide(act: Act): Promise<Answer> {
  const { tx, actor, body, view } = act
  const errors: Record<string, string> = {}
  const measure = readMeasure(act, await measureChoices(tx, view.today), errors)
  if (!measure) return decidePage(act, { typed: typedIn(body), errors })
  const measureId = await decideMeasure(tx, actor, measure)
  return { kind: 'redirect', to: complaintRegisterUrls.measure({ measureId }) }
}

const ofMeasure = z.object({ measureId: z.uuid() })
type MeasureAct = Act<z.output<typeof ofMeasure>>

async function measurePage(act: MeasureAct, form: FormState): Promise<Answer> {
  const { tx, parameters } = act
  const measure = await findMeasure(tx, parameters.measureId)
  if (!measure) return { kind: 'absent' }
  return {
    kind: 'page',
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    title: words(act).measure,
    content: (
      <MeasurePage
        measure={measure}
        categories={await listCategories(tx)}
        mayFinish={mayHandle(act)}
        form={form}
      />
    ),
  }
}

async function finish(act: MeasureAct): Promise<Answer> {
  const { tx, actor, body, parameters, now } = act
  const t = words(act)
  if (!(await findMeasure(tx, parameters.measureId))) return { kind: 'absent' }
  const result = textIn(body, 'result')
  const refuse = (fault: string) => measurePage(act, { typed: typedIn(body), errors: { result: fault } })
  if (result === '' || result.length > 1_000) return refuse(t.resultMissing)
  const done = await finishMeasure(tx, actor, { ...parameters, result, at: now })
  if (!done.ok) return refuse(t.alreadyDone)
  return { kind: 'redirect', to: complaintRegisterUrls.measure(parameters) }
}

export const complaintPreventionRoutes = [
  route(complaintUrls.measures, { permission: 'public', event: 'none', reuse: 'never' }, async (act) => ({
    kind: 'page',
    title: words(act).measures,
    description: words(act).measuresLead,
    content: <MeasuresPage measures={await listMeasures(act.tx)} categories={await listCategories(act.tx)} />,
  })),
  route(complaintRegisterUrls.analysis, reading, analysis),
  route(complaintRegisterUrls.decideMeasure, { ...handling, query: ofRepeat }, (act) =>
    decidePage(act, { ...emptyForm, typed: act.query }),
  ),
  route(
    complaintRegisterUrls.decideMeasure,
    { ...handling, method: 'POST', event: 'complaints.measure-decided' },
    decide,
  ),
  route(complaintRegisterUrls.measure, { ...reading, parameters: ofMeasure }, (act) =>
    measurePage(act, emptyForm),
  ),
  route(
    complaintRegisterUrls.measure,
    { ...handling, method: 'POST', event: 'complaints.measure-done', parameters: ofMeasure },
    finish,
  ),
]
