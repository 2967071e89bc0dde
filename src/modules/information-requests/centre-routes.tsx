import { z } from 'zod'
import { fiscalYearOf } from '../../platform/calendar/fiscal-year.ts'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import { filings } from '../../platform/identity/guessing.ts'
import { parseInteger } from '../../platform/language/numerals.ts'
import { makePass, readPass } from '../../platform/tracking/pass.ts'
import { typedIn } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { informationRequestCapabilities } from './capabilities.ts'
import { informationCentreMessages } from './centre-messages.ts'
import { AskPage } from './pages/ask-page.tsx'
import { CentrePage } from './pages/centre-page.tsx'
import { ReceivedPage } from './pages/received-page.tsx'
import { StatisticsPage } from './pages/statistics-page.tsx'
import { factsSince, findRequest } from './reading.ts'
import { receiveRequest } from './receiving.ts'
import { readRequestForm } from './request-form.ts'
import { receivedIn, yearsOf } from './statistics.ts'
import { newsOf } from './telling.ts'
import { closedCase } from './tracking-routes.tsx'
import { informationCentreUrls } from './urls.ts'

// Whether something is overdue changes with the day, not with the revision: the pages are made each time, from facts
// that are read once for each revision.
const inPublic = { permission: 'public', event: 'none', reuse: 'never' } as const

const facts = ({ kept }: Pick<Act, 'kept'>) => kept('information-requests.facts', (tx) => factsSince(tx))

const ofYear = z.object({
  year: z
    .string()
    .transform((text) => parseInteger(text))
    .pipe(z.number().int().min(2500).max(2699))
    .optional(),
})

async function statistics(act: Act<unknown, z.output<typeof ofYear>>): Promise<Answer> {
  const { view, query } = act
  const all = await facts(act)
  const year = query.year ?? fiscalYearOf(view.today)
  return {
    kind: 'page',
    title: informationCentreMessages[view.language].statistics,
    content: <StatisticsPage year={year} years={yearsOf(all, view.today)} facts={receivedIn(all, year)} />,
  }
}

function askPage({ view, services }: Pick<Act, 'view' | 'services'>, form: FormState, status = 200): Answer {
  return {
    kind: 'page',
    status,
    title: informationCentreMessages[view.language].ask,
    content: <AskPage form={form} sendsMail={services.messenger.reaches('mail')} />,
  }
}

/**
 * Receives a request from anybody. One network address that sends many must wait a little between them, and is told how
 * long; who has signed in must not, for he may sit at a counter.
 */
async function ask(act: Act): Promise<Answer> {
  const { tx, view, body, actor, now, services, visitor } = act
  const { language } = view
  const read = readRequestForm(body, { language, sendsMail: services.messenger.reaches('mail') })
  if (!read.ok) return askPage(act, { typed: typedIn(body), errors: read.errors }, 422)
  if (!visitor.person) {
    const seconds = await filings.take(tx, visitor.network, now)
    if (seconds > 0) {
      const errors = { send: informationCentreMessages[language].wait(seconds) }
      return askPage(act, { typed: typedIn(body), errors }, 429)
    }
  }
  const { secrets } = services
  const request = { ...read.request, channel: 'online', receivedOn: view.today, at: now, secrets } as const
  const received = await receiveRequest(tx, actor, request)
  await services.tellFiler(tx, newsOf(received.requestId, 'received', now))
  const keeper = { secrets, organizationId: tx.organizationId }
  const token = makePass(keeper, 'information-requests.receipt', {
    subject: received.requestId,
    code: received.code,
    at: now,
  })
  return { kind: 'redirect', to: informationCentreUrls.received({ token }) }
}

const ofToken = z.object({ token: z.string().max(1_000) })

async function receipt(act: Act<z.output<typeof ofToken>>): Promise<Answer> {
  const { tx, view, parameters, now, services, visitor } = act
  const keeper = { secrets: services.secrets, organizationId: tx.organizationId }
  const pass = readPass(keeper, 'information-requests.receipt', { token: parameters.token, at: now })
  const request = pass && (await findRequest(tx, pass.subject))
  if (!request || !pass.code) return closedCase(act)
  const { person } = visitor
  const capability = 'information-requests.handle'
  return {
    kind: 'page',
    title: informationCentreMessages[view.language].receivedTitle,
    content: (
      <ReceivedPage
        request={request}
        code={pass.code}
        trackAddress={services.linkTo(view.organization, informationCentreUrls.track())}
        isForStaff={person !== undefined && holdsRoleFor(person, capability, informationRequestCapabilities)}
      />
    ),
  }
}

export const informationCentreRoutes = [
  route(informationCentreUrls.centre, inPublic, async (act) => {
    const { view } = act
    const t = informationCentreMessages[view.language]
    const year = fiscalYearOf(view.today)
    return {
      kind: 'page',
      title: t.centre,
      description: t.lead,
      content: <CentrePage year={year} facts={receivedIn(await facts(act), year)} />,
    }
  }),
  route(informationCentreUrls.statistics, { ...inPublic, query: ofYear }, statistics),
  route(informationCentreUrls.ask, inPublic, async (act) => askPage(act, emptyForm)),
  route(
    informationCentreUrls.ask,
    { ...inPublic, method: 'POST', event: 'information-requests.received' },
    ask,
  ),
  route(informationCentreUrls.received, { ...inPublic, parameters: ofToken }, receipt),
]
