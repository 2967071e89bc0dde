import { z } from 'zod'
import { formatBaht, parseBaht } from '../../../platform/language/money.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { planWorkUrls } from '../urls.ts'
import type { ProgrammeFacts } from './at-work.ts'
import { inProgramme, ofProgramme, yearOf, type ProgrammeAct } from './in-programme.ts'
import { planWorkMessages } from './messages.ts'
import { SpendingEntryPage, SpendingPage } from './pages/spending-pages.tsx'
import { decideSpending, enterSpending, spendingOf } from './spending.ts'
import { proposedDate, readWorkDate } from './typed.ts'

const ofEntry = ofProgramme.extend({ spendingId: z.uuid() })
type EntryAct = Act<z.output<typeof ofEntry>>

async function list(
  programme: ProgrammeFacts,
  { tx, view }: ProgrammeAct,
  form: FormState,
  status = 200,
): Promise<Answer> {
  return {
    kind: 'page',
    status,
    title: planWorkMessages[view.language].spending,
    content: <SpendingPage programme={programme} entries={await spendingOf(tx, programme)} form={form} />,
  }
}

async function enter(programme: ProgrammeFacts, act: ProgrammeAct): Promise<Answer> {
  const { tx, view, body, now } = act
  const { language, today } = view
  const t = planWorkMessages[language]
  const errors: Record<string, string> = {}
  const amount = parseBaht(textIn(body, 'amount'))
  const faults = {
    unreadable: t.amountWrong,
    negative: t.amountNegative,
    decimals: t.amountDecimals,
    'too-large': t.amountTooLarge,
  }
  if (!amount.ok) errors['amount'] = faults[amount.reason]
  else if (amount.satang === 0) errors['amount'] = t.amountNegative
  const { fiscalYear } = programme
  const spentOn = readWorkDate(textIn(body, 'spentOn'), { fiscalYear, language, noLaterThan: today })
  if (!spentOn.ok) errors['spentOn'] = spentOn.fault
  const purpose = textIn(body, 'purpose')
  if (purpose === '' || purpose.length > 500) errors['purpose'] = t.purposeMissing
  const reference = textIn(body, 'reference')
  if (reference === '' || reference.length > 100) errors['reference'] = t.referenceMissing
  const refuse = (wrong: Record<string, string>) =>
    list(programme, act, { typed: typedIn(body), errors: wrong }, 422)
  if (!amount.ok || !spentOn.ok || Object.keys(errors).length > 0) return refuse(errors)
  const entered = await enterSpending(tx, ownActor(act), {
    year: yearOf(programme),
    amountSatang: amount.satang,
    spentOn: spentOn.date,
    purpose,
    reference,
    at: now,
  })
  if (entered.ok) return { kind: 'redirect', to: planWorkUrls.spending(programme) }
  if (entered.reason === 'absent') return { kind: 'absent' }
  const words = entered.reason === 'over-budget' ? t.overBudget(formatBaht(entered.leftSatang)) : t.noBudget
  return refuse({ amount: words })
}

async function entryPage(
  programme: ProgrammeFacts,
  { tx, view, visitor, parameters }: EntryAct,
  form: FormState,
  status = 200,
): Promise<Answer> {
  const entries = await spendingOf(tx, programme)
  const entry = entries.find(({ spendingId }) => spendingId === parameters.spendingId)
  if (!entry) return { kind: 'absent' }
  return {
    kind: 'page',
    status,
    title: planWorkMessages[view.language].decide,
    content: (
      <SpendingEntryPage
        programme={programme}
        entry={entry}
        isOwn={entry.enteredBy === visitor.person!.accountId}
        form={form}
      />
    ),
  }
}

const decisions = z.enum(['confirmed', 'refused', 'withdrawn'])

async function decide(programme: ProgrammeFacts, act: EntryAct): Promise<Answer> {
  const { tx, view, body, parameters, now } = act
  const t = planWorkMessages[view.language]
  const decision = decisions.safeParse(body['decision'])
  const reason = textIn(body, 'reason')
  const refuse = (words: string) =>
    entryPage(programme, act, { typed: typedIn(body), errors: { reason: words } }, 422)
  if (!decision.success || reason.length > 1_000) return refuse(t.decisionReasonMissing)
  if (decision.data !== 'confirmed' && reason === '') return refuse(t.decisionReasonMissing)
  const decided = await decideSpending(tx, ownActor(act), {
    year: yearOf(programme),
    spendingId: parameters.spendingId,
    decision: decision.data,
    reason: reason === '' ? null : reason,
    at: now,
  })
  if (decided.ok) return { kind: 'redirect', to: planWorkUrls.spending(programme) }
  if (decided.reason === 'absent') return { kind: 'absent' }
  const words = { decided: t.decided, 'own-entry': t.ownEntry, 'not-own-entry': t.notOwnEntry }
  return refuse(words[decided.reason])
}

const reading = { permission: 'plan.work-reading', event: 'none', reuse: 'never' } as const
const work = { method: 'POST', permission: 'plan.work', reuse: 'never' } as const

export const spendingRoutes = [
  route(
    planWorkUrls.spending,
    { ...reading, parameters: ofProgramme },
    inProgramme((programme, act) =>
      list(programme, act, {
        ...emptyForm,
        typed: { spentOn: proposedDate(programme.fiscalYear, act.view.today) },
      }),
    ),
  ),
  route(
    planWorkUrls.spending,
    { ...work, event: 'plan.spending-entered', parameters: ofProgramme },
    inProgramme(enter),
  ),
  route(
    planWorkUrls.decideSpending,
    { ...reading, parameters: ofEntry },
    inProgramme((programme, act) => entryPage(programme, act, emptyForm)),
  ),
  route(
    planWorkUrls.decideSpending,
    { ...work, event: 'plan.spending-decided', parameters: ofEntry },
    inProgramme(decide),
  ),
]
