import { z } from 'zod'
import { parseDate } from '../../platform/calendar/buddhist-date.ts'
import { findAccount } from '../../platform/identity/accounts.ts'
import { endActing, recordActing } from '../../platform/identity/acting.ts'
import { roles, type Capability } from '../../platform/identity/actor.ts'
import { grantCapability, withdrawCapability } from '../../platform/identity/grants.ts'
import { readForm } from '../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { accountAct, done, ofAccount, refused, type OfAccount } from './administration-account.tsx'
import { administrationMessages } from './administration-messages.ts'
import { grantChoices } from './grantable.ts'
import { administrationUrls } from './urls.ts'

/** A date as it is typed here, in the Buddhist era. */
const typedDate = z.string().transform((text, context) => {
  const read = parseDate(text)
  if (read.ok) return read.date
  context.addIssue({ code: 'custom', message: 'dateWrong' })
  return z.NEVER
})

const period = z.object({
  forAccountId: z.uuid('personMissing'),
  actingRole: z.enum(roles, 'roleNotHeld'),
  fromDate: typedDate,
  toDate: typedDate,
  order: z.string().trim().min(1, 'orderMissing').max(300, 'orderMissing'),
})

async function record(act: Act<OfAccount>): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const t = administrationMessages[view.language]
  const read = readForm(period, body)
  if (!read.ok) {
    const words = Object.entries(read.faults).map(([field, code]) => [field, t[code as 'dateWrong']])
    return refused(act, Object.fromEntries(words))
  }
  const { actingRole: role, order: orderReference, ...wanted } = read.data
  const own = await findAccount(tx, parameters.accountId)
  const other = await findAccount(tx, wanted.forAccountId)
  if (!own) return { kind: 'absent' }
  if (!other) return refused(act, { forAccountId: t.personMissing })
  const recorded = await recordActing(tx, actor, { ...parameters, ...wanted, role, orderReference, at: now })
  if (recorded.ok) return done(act)
  const errors = {
    'same-person': { forAccountId: t.personMissing },
    'role-not-held': { actingRole: t.roleNotHeld },
    dates: { toDate: t.datesCrossed },
    administrator: { actingRole: t.actingAdministrator },
  }
  return refused(act, errors[recorded.reason])
}

async function grant(act: Act<OfAccount>): Promise<Answer> {
  const { tx, view, body, actor, parameters, now } = act
  const choice = grantChoices(view.language).find(({ capability }) => capability === body['capability'])
  const granted =
    choice && (await grantCapability(tx, actor, { ...parameters, capability: choice.capability, at: now }))
  if (granted?.ok) return done(act)
  const t = administrationMessages[view.language]
  return refused(act, { capability: body['capability'] ? t.grantRefused : t.chooseGrant })
}

const ofGrant = ofAccount.extend({ capability: z.string().max(100) })
const ofPeriod = ofAccount.extend({ actingId: z.uuid() })

/** Acting for others, and what an overseer may see: both stand on the page of an account. */
export const actingRoutes = [
  accountAct(administrationUrls.recordActing, 'accounts.acting-recorded', record),
  route(
    administrationUrls.endActing,
    {
      method: 'POST',
      permission: 'accounts.manage',
      event: 'accounts.acting-ended',
      reuse: 'never',
      parameters: ofPeriod,
    },
    async (act) => {
      const { tx, view, actor, parameters, now } = act
      const { actingId } = parameters
      const ended = await endActing(tx, actor, { actingId, at: now, today: view.today })
      return ended ? done(act) : { kind: 'absent' }
    },
  ),
  accountAct(administrationUrls.grant, 'accounts.granted', grant),
  route(
    administrationUrls.withdraw,
    {
      method: 'POST',
      permission: 'accounts.manage',
      event: 'accounts.grant-withdrawn',
      reuse: 'never',
      parameters: ofGrant,
    },
    async (act) => {
      const { tx, actor, parameters, now } = act
      const { accountId } = parameters
      const capability = parameters.capability as Capability
      const gone = await withdrawCapability(tx, actor, { accountId, capability, at: now })
      return gone ? done(act) : { kind: 'absent' }
    },
  ),
]
