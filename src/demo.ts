import { randomInt } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { v7 as uuidv7 } from 'uuid'
import { workUrls } from './modules/work/module.ts'
import { systemClock, todayInBangkok } from './platform/calendar/fiscal-year.ts'
import { withOwner, type Database, type ServerAddress } from './platform/database/connection.ts'
import {
  inOrganization,
  organizationTransaction,
  type TenantTransaction,
} from './platform/database/tenant.ts'
import { acceptInvitation, hasAdministrator, inviteAccount } from './platform/identity/accounts.ts'
import { recordActing } from './platform/identity/acting.ts'
import { roles, systemActor, type Actor, type Role } from './platform/identity/actor.ts'
import { beginAuthenticator, confirmAuthenticator } from './platform/identity/authenticator.ts'
import { listDivisions } from './platform/identity/divisions.ts'
import { roleNames } from './platform/identity/role-names.ts'
import { mustShowSecondFactor } from './platform/identity/sessions.ts'
import { append } from './platform/ledger/append.ts'
import { organization } from './platform/organization/schema.ts'
import { StartError } from './platform/start-error.ts'
import type { Services } from './platform/web/services.ts'

interface Demo {
  readonly database: Database
  readonly address: ServerAddress
  readonly services: Services
}

/** What somebody needs to sign in as one of the samples. */
interface Sample {
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

/**
 * Fills a fresh installation with one account for each role and sample activity, and prints once how to
 * sign in. Every page says that it is a sample. Refuses an installation in which somebody works.
 */
export async function prepareDemo({ database, address, services }: Demo): Promise<void> {
  const [found] = await withOwner(address, async (client) => {
    const { rows } = await client.query<{ organization_id: string; is_sample: boolean }>(
      'select organization_id, is_sample from organization where host is null',
    )
    return rows
  })
  if (!found || found.is_sample) {
    console.log(
      'รหัสผ่านของบัญชีตัวอย่างแสดงไว้ตอนเริ่มครั้งแรกเท่านั้น\nThe passwords of the samples were printed at the first start.',
    )
    return
  }
  const id = found.organization_id
  if (await inOrganization(database.serving, id, hasAdministrator)) throw refusal()
  await withOwner(address, (client) => organizationTransaction(client, id, markAsSample))
  const samples: Sample[] = []
  for (const role of roles) {
    samples.push(await inOrganization(database.serving, id, (tx) => addSample(tx, role, services)))
  }
  await inOrganization(database.serving, id, (tx) => addActivity(tx, samples, services))
  print(samples)
}

function refusal(): StartError {
  return new StartError('not-a-demo', {
    th: 'โฟลเดอร์ข้อมูลนี้มีหน่วยงานที่ใช้งานจริง ให้ตั้ง PRONGSAI_DATA เป็นโฟลเดอร์อื่นสำหรับการสาธิต',
    en: 'People work with the organisation in this data folder. Set PRONGSAI_DATA to another folder for a demonstration.',
  })
}

async function markAsSample(tx: TenantTransaction): Promise<void> {
  const { db, organizationId } = tx
  await db.update(organization).set({ isSample: true }).where(eq(organization.organizationId, organizationId))
  await append(tx, {
    kind: 'organization.marked-as-sample',
    subject: organizationId,
    actor: systemActor,
    at: systemClock(),
    payload: {},
  })
}

async function addSample(tx: TenantTransaction, role: Role, services: Services): Promise<Sample> {
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

async function addActivity(
  tx: TenantTransaction,
  samples: readonly Sample[],
  { messenger, linkTo }: Services,
): Promise<void> {
  const at = systemClock()
  const today = todayInBangkok(at)
  const of = (role: Role): Sample => samples.find((sample) => sample.role === role)!
  const administrator: Actor = {
    accountId: of('administrator').accountId,
    role: 'administrator',
    isActing: false,
  }
  await recordActing(tx, administrator, {
    accountId: of('clerk').accountId,
    forAccountId: of('chief-executive').accountId,
    role: 'chief-executive',
    fromDate: today.add({ days: 14 }),
    toDate: today.add({ days: 18 }),
    orderReference: 'คำสั่งตัวอย่างที่ 1/2570',
    at,
  })
  const [found] = await tx.db
    .select()
    .from(organization)
    .where(eq(organization.organizationId, tx.organizationId))
  await messenger.notify(tx, {
    accounts: samples.map(({ accountId }) => accountId),
    kind: 'sample.welcome',
    title: { th: 'ข้อความตัวอย่าง: เริ่มจากหน้า “งานของฉัน”', en: 'A sample message: begin at “My work”' },
    address: workUrls.work(),
    link: linkTo({ ...found!, revision: 0 }, workUrls.work()),
    at,
  })
}

function print(samples: readonly Sample[]): void {
  console.log('\nบัญชีตัวอย่าง (แสดงครั้งเดียว) / Sample accounts (printed once)\n')
  for (const { role, email, password, secret } of samples) {
    console.log(`${roleNames.th[role]} / ${roleNames.en[role]}`)
    console.log(`  ${email}  ${password}`)
    if (secret) console.log(`  รหัสลับของแอปยืนยันตัวตน / secret for an authenticator app: ${secret}`)
  }
}
