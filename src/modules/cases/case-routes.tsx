import { editableDate } from '../../platform/calendar/buddhist-date.ts'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import { activePeople } from '../../platform/identity/people.ts'
import { ownActor } from '../../platform/web/own-actor.ts'
import { textIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { readTypedDay } from '../../ui/typed-day.ts'
import { caseCapabilities } from './capabilities.ts'
import { askingOf, inCase, reading } from './case-act.ts'
import { sources } from './case-facts.ts'
import { readConcerned, typedAgain } from './concerned-form.ts'
import { deadlinesOf } from './deadlines.ts'
import { caseMessages } from './messages.ts'
import { openCase } from './opening.ts'
import { CasePage } from './pages/case-page.tsx'
import { CasesPage } from './pages/cases-page.tsx'
import { OpenPage } from './pages/open-page.tsx'
import { ReadCountsPage } from './pages/read-counts-page.tsx'
import { listCases } from './reading.ts'
import { readersOf, readsByMonth, recordRead } from './reads.ts'
import { stepsOf } from './step.ts'
import { caseUrls } from './urls.ts'

async function cases(act: Act): Promise<Answer> {
  const { tx, view, visitor } = act
  const person = visitor.person!
  const may = (capability: keyof typeof caseCapabilities) =>
    holdsRoleFor(person, capability, caseCapabilities)
  const own = []
  for (const one of await listCases(tx, askingOf(act))) {
    const next = (await deadlinesOf(tx, one.caseId)).find(({ doneOn }) => doneOn === null)
    own.push({ ...one, next })
  }
  return {
    kind: 'page',
    title: caseMessages[view.language].cases,
    content: (
      <CasesPage
        cases={own}
        mayOpen={may('cases.case-opening')}
        maySet={may('cases.settings')}
        mayCount={may('cases.read-counts')}
      />
    ),
  }
}

async function openPage({ tx, view }: Act, form: FormState, status = 200): Promise<Answer> {
  return {
    kind: 'page',
    status,
    title: caseMessages[view.language].open,
    content: <OpenPage people={await activePeople(tx, view.today)} form={form} />,
  }
}

async function open(act: Act): Promise<Answer> {
  const { tx, view, body, now, services } = act
  const { language, today } = view
  const t = caseMessages[language]
  const errors: Record<string, string> = {}
  const source = sources.find((one) => one === body['source'])
  if (!source) errors['source'] = t.sourceMissing
  const reference = textIn(body, 'secretReference')
  if (reference === '' || reference.length > 200) errors['secretReference'] = t.referenceMissing
  const nature = (['corruption', 'misconduct'] as const).find((one) => one === body['nature'])
  if (!nature) errors['nature'] = t.natureMissing
  const day = readTypedDay(textIn(body, 'receivedOn'), {
    language,
    from: today.subtract({ years: 10 }),
    to: today,
  })
  if (!day.ok) errors['receivedOn'] = day.fault
  const words = textIn(body, 'secretWords')
  if (words === '') errors['secretWords'] = t.wordsMissing
  if (words.length > 20_000) errors['secretWords'] = t.tooLong('20,000')
  const again = (faults: Record<string, string>) =>
    openPage(act, { typed: typedAgain(body), errors: faults }, 422)
  if (!source || !nature || !day.ok || Object.keys(errors).length > 0) return again(errors)
  const people = await activePeople(tx, today)
  const opened = await openCase(tx, ownActor(act), {
    source,
    isCorruption: nature === 'corruption',
    receivedOn: day.date,
    reference,
    words,
    concerned: readConcerned(body, people),
    people,
    secrets: services.secrets,
    at: now,
  })
  if (!opened.ok) return again({ secretRoles: t.concernedOpener })
  return { kind: 'redirect', to: caseUrls.case(opened) }
}

export const caseRoutes = [
  route(caseUrls.cases, { permission: 'cases.case-reading', event: 'none', reuse: 'never' }, cases),
  route(caseUrls.open, { permission: 'cases.case-opening', event: 'none', reuse: 'never' }, (act) =>
    openPage(act, { ...emptyForm, typed: { receivedOn: editableDate(act.view.today) } }),
  ),
  route(
    caseUrls.open,
    { permission: 'cases.case-opening', event: 'cases.recorded', reuse: 'never', method: 'POST' },
    open,
  ),
  route(
    caseUrls.readCounts,
    { permission: 'cases.read-counts', event: 'none', reuse: 'never' },
    async ({ tx, view }) => ({
      kind: 'page',
      title: caseMessages[view.language].reads,
      content: <ReadCountsPage months={await readsByMonth(tx)} />,
    }),
  ),
  // It writes down who reads, which is why a page is no mere reading here.
  route(
    caseUrls.case,
    { ...reading, writes: true },
    inCase(async (found, { tx, view, visitor, now }) => {
      const { caseId, registerNumber, registerYear } = found
      await recordRead(tx, { caseId, accountId: visitor.person!.accountId, what: 'case', at: now })
      return {
        kind: 'page',
        title: caseMessages[view.language].caseOf(registerNumber, registerYear),
        content: (
          <CasePage
            found={found}
            steps={await stepsOf(tx, found)}
            deadlines={await deadlinesOf(tx, caseId)}
            readers={await readersOf(tx, caseId)}
          />
        ),
      }
    }),
  ),
]
