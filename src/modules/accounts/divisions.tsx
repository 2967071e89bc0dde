import { z } from 'zod'
import {
  addDivision,
  closeDivision,
  listDivisions,
  renameDivision,
  reopenDivision,
} from '../../platform/identity/divisions.ts'
import { readForm, typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { administrationMessages } from './administration-messages.ts'
import { DivisionPage, DivisionsPage } from './pages/divisions-page.tsx'
import { administrationUrls } from './urls.ts'

const ofDivision = z.object({ divisionId: z.uuid() })
type DivisionAct = Act<z.output<typeof ofDivision>>

const names = z.object({
  name: z.string().trim().min(1).max(200),
  nameEn: z.string().trim().min(1).max(200),
})

async function list({ tx, view }: Act, form: FormState, status = 200): Promise<Answer> {
  return {
    kind: 'page',
    status,
    title: administrationMessages[view.language].divisions,
    content: <DivisionsPage divisions={await listDivisions(tx)} form={form} />,
  }
}

async function one(act: DivisionAct, form: FormState, status = 200): Promise<Answer> {
  const { tx, view, parameters } = act
  const division = (await listDivisions(tx)).find(({ divisionId }) => divisionId === parameters.divisionId)
  if (!division) return { kind: 'absent' }
  const title = view.language === 'th' ? division.name : division.nameEn
  return { kind: 'page', status, title, content: <DivisionPage division={division} form={form} /> }
}

/** The names that were typed, or the form as it goes back. */
function namesIn({ body, view }: Pick<Act, 'body' | 'view'>) {
  const read = readForm(names, body)
  if (read.ok) return read
  const words = administrationMessages[view.language].divisionNameMissing
  const errors = Object.fromEntries(Object.keys(read.faults).map((field) => [field, words]))
  return { ok: false, form: { typed: typedIn(body), errors } } as const
}

const manage = { permission: 'accounts.manage', reuse: 'never' } as const

export const divisionRoutes = [
  route(administrationUrls.divisions, { ...manage, event: 'none' }, (act) => list(act, emptyForm)),
  route(
    administrationUrls.addDivision,
    { ...manage, method: 'POST', event: 'accounts.division-added' },
    async (act) => {
      const given = namesIn(act)
      if (!given.ok) return list(act, given.form, 422)
      await addDivision(act.tx, act.actor, { ...given.data, at: act.now })
      return { kind: 'redirect', to: administrationUrls.divisions() }
    },
  ),
  route(administrationUrls.division, { ...manage, event: 'none', parameters: ofDivision }, (act) =>
    one(act, emptyForm),
  ),
  route(
    administrationUrls.renameDivision,
    { ...manage, method: 'POST', event: 'accounts.division-renamed', parameters: ofDivision },
    async (act) => {
      const given = namesIn(act)
      if (!given.ok) return one(act, given.form, 422)
      const { tx, actor, parameters, now } = act
      return back(await renameDivision(tx, actor, { ...parameters, ...given.data, at: now }), act)
    },
  ),
  route(
    administrationUrls.closeDivision,
    { ...manage, method: 'POST', event: 'accounts.division-closed', parameters: ofDivision },
    async (act) => back(await closeDivision(act.tx, act.actor, { ...act.parameters, at: act.now }), act),
  ),
  route(
    administrationUrls.reopenDivision,
    { ...manage, method: 'POST', event: 'accounts.division-reopened', parameters: ofDivision },
    async (act) => back(await reopenDivision(act.tx, act.actor, { ...act.parameters, at: act.now }), act),
  ),
]

/** Back to the page of the division, which shows what was done; where nothing was, there is none. */
function back(wasDone: boolean, { parameters }: DivisionAct): Answer {
  return wasDone ? { kind: 'redirect', to: administrationUrls.division(parameters) } : { kind: 'absent' }
}
