import { z } from 'zod'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import { activePeople } from '../../platform/identity/people.ts'
import { textIn, typedIn } from '../../platform/web/form-input.ts'
import { ownActor } from '../../platform/web/own-actor.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { callBeforeTurn, callNext, endTicket, passOn, recall, turnsOf, type Called } from './calling.ts'
import { queueCapabilities } from './capabilities.ts'
import { issueTicket } from './issuing.ts'
import { readLine, type Line, type QueueCounter } from './line.ts'
import { BeforeTurnPage } from './pages/before-turn-page.tsx'
import { CounterPage } from './pages/counter-page.tsx'
import { CountersPage } from './pages/counters-page.tsx'
import { setCounterState } from './setting-up.ts'
import { ticketLabel } from './standing.ts'
import { counterStates, outOfOrderReasons, ticketClasses } from './ticket-facts.ts'
import { queueWorkUrls } from './urls.ts'
import { queueWorkMessages } from './work-messages.ts'

const work = { permission: 'queue.serve', reuse: 'never' } as const
const ofCounter = z.object({ counterId: z.uuid() })
const ofTurn = z.object({ counterId: z.uuid(), ticketId: z.uuid() })
type CounterAct = Act<z.output<typeof ofCounter>>

async function countersPage({ tx, view, visitor, now }: Act): Promise<Answer> {
  const { counters, services } = await readLine(tx, now)
  const people = await activePeople(tx, view.today)
  return {
    kind: 'page',
    title: queueWorkMessages[view.language].menu,
    content: (
      <CountersPage
        counters={counters}
        services={services}
        names={new Map(people.map(({ accountId, name }) => [accountId, name]))}
        mayManage={holdsRoleFor(visitor.person!, 'queue.manage', queueCapabilities)}
      />
    ),
  }
}

/** Finds the counter that the address names first; another one, or another organisation's, is an unknown address. */
function atCounter<Parameters extends { counterId: string }>(
  answer: (counter: QueueCounter, line: Line, act: Act<Parameters>) => Promise<Answer>,
): (act: Act<Parameters>) => Promise<Answer> {
  return async (act) => {
    const line = await readLine(act.tx, act.now)
    const counter = line.counters.find(({ counterId }) => counterId === act.parameters.counterId)
    return counter ? answer(counter, line, act) : { kind: 'absent' }
  }
}

function counterPage(
  counter: QueueCounter,
  line: Line,
  { view, now }: Pick<Act, 'view' | 'now'>,
  form: FormState = emptyForm,
): Answer {
  const { counterId, number } = counter
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 409,
    title: queueWorkMessages[view.language].counterNumber(number),
    content: (
      <CounterPage
        counter={counter}
        services={line.services}
        otherCounters={line.counters.filter((one) => one.counterId !== counterId && one.state === 'open')}
        current={line.tickets.find((one) => one.state === 'called' && one.counterId === counterId)}
        turns={turnsOf(line, counter, now)}
        now={now}
        form={form}
      />
    ),
    scripts: ['queue-counter.js'],
  }
}

/** The page as it is now, with what was refused at the top: somebody else may have been faster. */
async function refused(act: CounterAct, errors: Record<string, string>): Promise<Answer> {
  const line = await readLine(act.tx, act.now)
  const counter = line.counters.find(({ counterId }) => counterId === act.parameters.counterId)!
  return counterPage(counter, line, act, { typed: typedIn(act.body), errors })
}

const back = ({ parameters: { counterId } }: CounterAct): Answer => ({
  kind: 'redirect',
  to: queueWorkUrls.counter({ counterId }),
})

function faultOf(called: Extract<Called, { ok: false }>, { view }: Pick<Act, 'view'>): string {
  const t = queueWorkMessages[view.language]
  const words = {
    absent: t.notWaiting,
    'not-open': t.notOpen,
    nobody: t.nobody,
    busy: t.busy,
    'not-waiting': t.notWaiting,
    'its-turn': t.itsTurn,
  }
  return words[called.reason]
}

async function next(act: CounterAct): Promise<Answer> {
  const { tx, parameters, now } = act
  const called = await callNext(tx, ownActor(act), { ...parameters, at: now })
  return called.ok ? back(act) : refused(act, { next: faultOf(called, act) })
}

/** Ends what is done at the counter and, where the form says so, calls whoever is next. */
function end(outcome: 'served' | 'absent'): (act: CounterAct) => Promise<Answer> {
  return async (act) => {
    const { tx, parameters, body, now, view } = act
    const where = { ...parameters, at: now }
    if (!(await endTicket(tx, ownActor(act), { ...where, outcome }))) {
      return refused(act, { next: queueWorkMessages[view.language].nobodyHere })
    }
    // Where nobody waits, or the counter was closed, that is all.
    if (textIn(body, 'after') === 'next') await callNext(tx, ownActor(act), where)
    return back(act)
  }
}

async function again(act: CounterAct): Promise<Answer> {
  const { tx, parameters, now, view } = act
  if (await recall(tx, ownActor(act), { ...parameters, at: now })) return back(act)
  return refused(act, { again: queueWorkMessages[view.language].nobodyHere })
}

async function sendOn(act: CounterAct): Promise<Answer> {
  const { tx, parameters, body, now, view } = act
  const toCounterId = textIn(body, 'counter')
  if (await passOn(tx, ownActor(act), { ...parameters, toCounterId, at: now })) return back(act)
  return refused(act, { counter: queueWorkMessages[view.language].passOnMissing })
}

async function setState(act: CounterAct): Promise<Answer> {
  const { tx, parameters, body, now, view } = act
  const t = queueWorkMessages[view.language]
  const state = counterStates.find((one) => one === textIn(body, 'state'))
  if (!state) return refused(act, { 'state-open': t.notOpen })
  const set = await setCounterState(tx, ownActor(act), { ...parameters, state, at: now })
  return set.ok ? back(act) : refused(act, { next: t.busy })
}

async function issue(act: CounterAct): Promise<Answer> {
  const { tx, body, now, view } = act
  const t = queueWorkMessages[view.language]
  const serviceId = z.uuid().safeParse(textIn(body, 'service'))
  const ticketClass = ticketClasses.find((one) => one === textIn(body, 'class'))
  if (!serviceId.success || !ticketClass) return refused(act, { service: t.takesNot })
  const given = { serviceId: serviceId.data, class: ticketClass, channel: 'counter', at: now } as const
  const issued = await issueTicket(tx, ownActor(act), given)
  return issued.ok ? back(act) : refused(act, { service: t.takesNot })
}

type TurnAct = Act<z.output<typeof ofTurn>>

async function beforeTurnPage(
  counter: QueueCounter,
  line: Line,
  { parameters, view }: Pick<TurnAct, 'parameters' | 'view'>,
  form: FormState = emptyForm,
): Promise<Answer> {
  const ticket = line.tickets.find(({ ticketId }) => ticketId === parameters.ticketId)
  if (!ticket) return { kind: 'absent' }
  const label = ticketLabel(line, ticket)
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: queueWorkMessages[view.language].beforeTurnOf(label),
    content: <BeforeTurnPage counter={counter} label={label} form={form} />,
  }
}

async function beforeTurn(counter: QueueCounter, line: Line, act: TurnAct): Promise<Answer> {
  const { tx, parameters, body, now, view } = act
  const t = queueWorkMessages[view.language]
  const refuse = (errors: Record<string, string>) =>
    beforeTurnPage(counter, line, act, { typed: typedIn(body), errors })
  const reason = outOfOrderReasons.find((one) => one === textIn(body, 'reason'))
  if (!reason) return refuse({ reason: t.reasonMissing })
  const asked = { ...parameters, reason, at: now }
  const called = await callBeforeTurn(tx, ownActor(act), asked)
  return called.ok ? back(act) : refuse({ reason: faultOf(called, act) })
}

const posted = { ...work, method: 'POST', parameters: ofCounter } as const

export const queueCounterRoutes = [
  route(queueWorkUrls.counters, { ...work, event: 'none' }, countersPage),
  route(
    queueWorkUrls.counter,
    { ...work, event: 'none', parameters: ofCounter },
    atCounter(async (counter, line, act) => counterPage(counter, line, act)),
  ),
  ...(
    [
      [queueWorkUrls.issue, 'queue.ticket-issued', issue],
      [queueWorkUrls.setState, 'queue.counter-set', setState],
      [queueWorkUrls.next, 'queue.called', next],
      [queueWorkUrls.again, 'queue.recalled', again],
      [queueWorkUrls.served, 'queue.served', end('served')],
      [queueWorkUrls.notCome, 'queue.not-come', end('absent')],
      [queueWorkUrls.passOn, 'queue.passed-on', sendOn],
    ] as const
  ).map(([at, event, handle]) =>
    route(
      at,
      { ...posted, event },
      atCounter((_counter, _line, act) => handle(act)),
    ),
  ),
  route(
    queueWorkUrls.before,
    { ...work, event: 'none', parameters: ofTurn },
    atCounter((counter, line, act) => beforeTurnPage(counter, line, act)),
  ),
  route(
    queueWorkUrls.before,
    { ...work, method: 'POST', event: 'queue.called-before-turn', parameters: ofTurn },
    atCounter(beforeTurn),
  ),
]
