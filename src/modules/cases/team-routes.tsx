import { activePeople } from '../../platform/identity/people.ts'
import { route, type Answer } from '../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../ui/form-fields.tsx'
import { inCase, inHeldCase, posting, reading, type CaseAct } from './case-act.ts'
import { readConcerned, typedAgain, typedOf } from './concerned-form.ts'
import { caseMessages } from './messages.ts'
import { TeamPage } from './pages/team-page.tsx'
import type { Case } from './reading.ts'
import { recordRead } from './reads.ts'
import { addMember, mayJoin, membersOf, removeMember, setConcerned } from './team.ts'
import { caseUrls } from './urls.ts'

async function teamPage(found: Case, act: CaseAct, form: FormState = emptyForm): Promise<Answer> {
  const { tx, view } = act
  const people = await activePeople(tx, view.today)
  const members = await membersOf(tx, found.caseId)
  const isIn = (accountId: string) => members.some((member) => member.accountId === accountId)
  return {
    kind: 'page',
    status: form === emptyForm ? 200 : 422,
    title: caseMessages[view.language].team,
    content: (
      <TeamPage
        found={found}
        members={members}
        candidates={people.filter((person) => mayJoin(found, person) && !isIn(person.accountId))}
        people={people}
        form={{ ...form, typed: { ...typedOf(found.concerned), ...form.typed } }}
      />
    ),
  }
}

const refuse = (held: Case, act: CaseAct, errors: Record<string, string>) =>
  teamPage(held, act, { typed: {}, errors })
const done = (act: CaseAct): Answer => ({ kind: 'redirect', to: caseUrls.team(act.parameters) })

async function add(held: Case, act: CaseAct): Promise<Answer> {
  const { tx, actor, view, body, now } = act
  const t = caseMessages[view.language]
  const person = (await activePeople(tx, view.today)).find(({ accountId }) => accountId === body['account'])
  if (!person) return refuse(held, act, { account: t.addMissing })
  const outcome = await addMember(tx, actor, { held, of: person, at: now })
  if (outcome === 'added') return done(act)
  return refuse(held, act, { account: outcome === 'already' ? t.already : t.mayNot })
}

async function remove(held: Case, act: CaseAct): Promise<Answer> {
  const { tx, actor, view, body, now, visitor } = act
  const accountId = String(body['account'] ?? '')
  const outcome = await removeMember(tx, actor, { held, of: accountId, at: now })
  if (outcome === 'last') return refuse(held, act, { member: caseMessages[view.language].last })
  if (outcome === 'absent') return refuse(held, act, { account: caseMessages[view.language].addMissing })
  return accountId === visitor.person!.accountId ? { kind: 'redirect', to: caseUrls.cases() } : done(act)
}

async function concerned(held: Case, act: CaseAct): Promise<Answer> {
  const { tx, actor, view, body, now, visitor } = act
  const people = await activePeople(tx, view.today)
  const named = readConcerned(body, people, held.concerned.accounts)
  const outcome = await setConcerned(tx, actor, { held, of: named, people, at: now })
  if (outcome === 'nobody-left') {
    const errors = { secretRoles: caseMessages[view.language].nobodyLeft }
    return teamPage(held, act, { typed: typedAgain(body), errors })
  }
  const isIn = (await membersOf(tx, held.caseId)).some(
    ({ accountId }) => accountId === visitor.person!.accountId,
  )
  return isIn ? done(act) : { kind: 'redirect', to: caseUrls.cases() }
}

const changing = { ...posting, event: 'cases.access-changed' } as const

export const caseTeamRoutes = [
  route(
    caseUrls.team,
    { ...reading, writes: true },
    inCase(async (found, act: CaseAct) => {
      // Whom it concerns stands here.
      const accountId = act.visitor.person!.accountId
      await recordRead(act.tx, { caseId: found.caseId, accountId, what: 'case', at: act.now })
      return teamPage(found, act)
    }),
  ),
  route(caseUrls.addMember, changing, inHeldCase(add)),
  route(caseUrls.removeMember, changing, inHeldCase(remove)),
  route(caseUrls.setConcerned, changing, inHeldCase(concerned)),
]
