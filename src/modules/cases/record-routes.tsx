import { z } from 'zod'
import { searchPublished } from '../../platform/publishing/published.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { route, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { readTypedDay, type TypedDay } from '../../ui/typed-day.ts'
import { inCase, inHeldCase, ofCase, posting, reading, type CaseAct } from './case-act.ts'
import { stepNames } from './fact-names.ts'
import { caseMessages } from './messages.ts'
import { RecordPage } from './pages/record-page.tsx'
import type { Case } from './reading.ts'
import { recordInCase } from './recording.ts'
import type { CaseOrder, StepContent } from './step.ts'
import { mayRecord, recordForms, recordKinds, type RecordKind } from './step-kinds.ts'
import { caseUrls } from './urls.ts'

/** Any kind, so that who may not come in is told so first; one that there is not is an unknown address. */
const ofStep = ofCase.extend({ kind: z.string().max(40) })
type StepAct = CaseAct & { readonly parameters: z.output<typeof ofStep> }
type KnownStepAct = CaseAct & { readonly parameters: { readonly kind: RecordKind } }
type Errors = Record<string, string>

/** So many published documents are offered as the order, the newest first. */
const mostOrders = 100

const published = ({ tx, services }: CaseAct) =>
  searchPublished(tx, services.published, { words: '', limit: mostOrders })

async function recordPage(found: Case, act: KnownStepAct, form: FormState): Promise<Answer> {
  const { kind } = act.parameters
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: stepNames[act.view.language][kind],
    content: (
      <RecordPage
        found={found}
        kind={kind}
        published={recordForms[kind].asks.includes('order') ? await published(act) : []}
        form={form}
      />
    ),
  }
}

function dayIn(
  act: CaseAct,
  name: string,
  limits: { from: Temporal.PlainDate; to: Temporal.PlainDate },
): TypedDay {
  return readTypedDay(textIn(act.body, name), { language: act.view.language, ...limits })
}

/** The order, one of the register or one that is not published; undefined, with its fault, where there is neither. */
async function orderIn(act: KnownStepAct, errors: Errors): Promise<CaseOrder | undefined> {
  const { body, view } = act
  const { language, today } = view
  const t = caseMessages[language]
  const chosen = textIn(body, 'secretOrder')
  if (chosen !== '') {
    const document = (await published(act)).find(({ id }) => id === chosen)
    if (!document) errors['secretOrder'] = t.orderMissing
    const { kind, id, title, address } = document ?? {}
    return kind && id && title && address
      ? { published: { kind, id }, title: title[language], address }
      : undefined
  }
  const number = textIn(body, 'secretOrderNumber')
  if (number === '' || number.length > 100) errors['secretOrderNumber'] = t.orderMissing
  const date = dayIn(act, 'secretOrderDate', { from: today.subtract({ years: 10 }), to: today })
  if (!date.ok) errors['secretOrderDate'] = date.fault
  return date.ok ? { number, date: date.date.toString() } : undefined
}

async function readStep(
  found: Case,
  act: KnownStepAct,
): Promise<{ content: (StepContent & { day: string }) | undefined; errors: Errors }> {
  const { body, view, parameters } = act
  const { today, language } = view
  const t = caseMessages[language]
  const { choices, asks, needsWords } = recordForms[parameters.kind]
  const errors: Errors = {}
  const texts = {
    who: asks.includes('who') ? textIn(body, 'secretWho') : '',
    reference: asks.includes('reference') ? textIn(body, 'secretReference') : '',
    words: textIn(body, 'secretWords'),
  }
  if (needsWords && texts.words === '') errors['secretWords'] = t.wordsMissing
  if (texts.words.length > 20_000) errors['secretWords'] = t.tooLong('20,000')
  if (texts.who.length > 2_000) errors['secretWho'] = t.tooLong('2,000')
  if (texts.reference.length > 200) errors['secretReference'] = t.tooLong('200')
  const choice = choices?.find((one) => one === body['secretChoice'])
  if (choices && choice === undefined) errors['secretChoice'] = t.choose
  const day = dayIn(act, 'day', { from: Temporal.PlainDate.from(found.receivedOn), to: today })
  if (!day.ok) errors['day'] = day.fault
  const until = asks.includes('until')
    ? dayIn(act, 'until', { from: today, to: today.add({ years: 3 }) })
    : undefined
  if (until && !until.ok) errors['until'] = until.fault
  const order = asks.includes('order') ? await orderIn(act, errors) : undefined
  if (!day.ok || Object.keys(errors).length > 0) return { content: undefined, errors }
  return {
    content: {
      day: day.date.toString(),
      ...Object.fromEntries(Object.entries(texts).filter(([, text]) => text !== '')),
      ...(choice === undefined ? {} : { choice }),
      ...(until?.ok ? { until: until.date.toString() } : {}),
      ...(order ? { order } : {}),
    },
    errors,
  }
}

async function record(held: Case, act: KnownStepAct): Promise<Answer> {
  const { tx, actor, view, parameters, body, now } = act
  const t = caseMessages[view.language]
  const again = (errors: Errors) => recordPage(held, act, { typed: typedIn(body), errors })
  const { content, errors } = await readStep(held, act)
  if (!content) return again(errors)
  const done = await recordInCase(tx, actor, { held, kind: parameters.kind, content, at: now })
  if (done.ok) return { kind: 'redirect', to: caseUrls.case(parameters) }
  const faults = {
    state: { main: t.stateChanged },
    'no-such-deadline': { secretChoice: t.noSuchDeadline },
    'not-later': { until: t.notLater },
  }
  return again(faults[done.reason])
}

async function showForm(found: Case, act: KnownStepAct): Promise<Answer> {
  return mayRecord(act.parameters.kind, found)
    ? recordPage(found, act, emptyForm)
    : { kind: 'redirect', to: caseUrls.case(act.parameters) }
}

function ofKnownKind(answer: (found: Case, act: KnownStepAct) => Promise<Answer>) {
  return async (found: Case, act: StepAct): Promise<Answer> => {
    const kind = recordKinds.find((one) => one === act.parameters.kind)
    return kind ? answer(found, { ...act, parameters: { ...act.parameters, kind } }) : { kind: 'absent' }
  }
}

export const caseRecordRoutes = [
  route(caseUrls.step, { ...reading, parameters: ofStep }, inCase(ofKnownKind(showForm))),
  route(
    caseUrls.step,
    { ...posting, parameters: ofStep, event: 'cases.recorded' },
    inHeldCase(ofKnownKind(record)),
  ),
]
