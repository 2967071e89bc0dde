import { randomInt } from 'node:crypto'
import { v7 as uuidv7 } from 'uuid'
import { systemClock, todayInBangkok } from '../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../platform/database/tenant.ts'
import { acceptInvitation, inviteAccount } from '../platform/identity/accounts.ts'
import { systemActor, type Actor, type Role } from '../platform/identity/actor.ts'
import { beginAuthenticator, confirmAuthenticator } from '../platform/identity/authenticator.ts'
import { listDivisions } from '../platform/identity/divisions.ts'
import { roleNames } from '../platform/identity/role-names.ts'
import { mustShowSecondFactor } from '../platform/identity/sessions.ts'
import type { Services } from '../platform/web/services.ts'

/** What somebody needs to sign in as one of the samples. */
export interface Sample {
  readonly role: Role
  readonly email: string
  readonly password: string
  /** For an authenticator app, where the role must show a second factor. */
  readonly secret: string | undefined
  readonly accountId: string
}

/** Four of these make a password that a person can type from a screen. */
const words = [
  'khwai',
  'mueang',
  'thung',
  'plapla',
  'malako',
  'chang',
  'nokyung',
  'fonphram',
  'namtok',
  'dokbua',
  'khaoniao',
  'lamyai',
]

/** Makes the account of a role, ready to sign in. */
export async function addSample(tx: TenantTransaction, role: Role, services: Services): Promise<Sample> {
  const at = systemClock()
  const today = todayInBangkok(at)
  const email = `${role}@sample.example`
  const password =
    Array.from({ length: 4 }, () => words[randomInt(words.length)]).join('-') + randomInt(100, 1000)
  const name = `${roleNames.th[role]} (ตัวอย่าง)`
  const [division] = await listDivisions(tx)
  const hasDivision = role === 'officer' || role === 'head-of-division'
  const divisionId = hasDivision ? (division?.divisionId ?? null) : null
  const invited = await inviteAccount(tx, systemActor, {
    name,
    email,
    roles: [{ role, divisionId }],
    at,
    today,
  })
  if (!invited.ok) throw new Error(`${email}: ${invited.reason}`)
  const { accountId, token } = invited
  const opened = await acceptInvitation(tx, { token, password, at })
  if (!opened.ok) throw new Error(`${email}: ${opened.reason}`)
  const actor: Actor = { accountId, role, isActing: false }
  if (!mustShowSecondFactor([{ role, divisionId, isActing: false }])) {
    return { role, email, password, secret: undefined, accountId }
  }
  const enrolling = { accountId, sessionId: uuidv7() }
  const { secret } = await beginAuthenticator(tx, services.secrets, {
    ...enrolling,
    email,
    issuer: 'Prongsai demo',
  })
  await confirmAuthenticator(tx, actor, { ...enrolling, step: null, at })
  return { role, email, password, secret, accountId }
}
