import {
  bigint,
  boolean,
  customType,
  date,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { instant } from '../database/instant.ts'
import { roles } from './actor.ts'

const bytes = customType<{ data: Buffer }>({ dataType: () => 'bytea' })
const organizationId = () => uuid('organization_id').notNull()
const accountId = () => uuid('account_id').notNull()

export const division = pgTable(
  'division',
  {
    organizationId: organizationId(),
    divisionId: uuid('division_id').notNull(),
    name: text('name').notNull(),
    nameEn: text('name_en').notNull(),
    position: integer('position').notNull(),
    closedAt: instant('closed_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.divisionId] })],
)

export const account = pgTable(
  'account',
  {
    organizationId: organizationId(),
    accountId: accountId(),
    name: text('name').notNull(),
    email: text('email').notNull(),
    passwordHash: text('password_hash'),
    state: text('state', { enum: ['invited', 'active', 'closed'] }).notNull(),
    hasSecondFactor: boolean('has_second_factor').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.accountId] }),
    unique().on(table.organizationId, table.email),
  ],
)

export const accountRole = pgTable(
  'account_role',
  {
    organizationId: organizationId(),
    accountRoleId: uuid('account_role_id').notNull(),
    accountId: accountId(),
    role: text('role', { enum: roles }).notNull(),
    divisionId: uuid('division_id'),
    fromDate: date('from_date').notNull(),
    untilDate: date('until_date'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.accountRoleId] }),
    index('account_role_account').on(table.organizationId, table.accountId),
  ],
)

export const acting = pgTable(
  'acting',
  {
    organizationId: organizationId(),
    actingId: uuid('acting_id').notNull(),
    accountId: accountId(),
    forAccountId: uuid('for_account_id').notNull(),
    role: text('role', { enum: roles }).notNull(),
    divisionId: uuid('division_id'),
    fromDate: date('from_date').notNull(),
    toDate: date('to_date').notNull(),
    orderReference: text('order_reference').notNull(),
    recordedBy: uuid('recorded_by'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.actingId] }),
    index('acting_account').on(table.organizationId, table.accountId),
  ],
)

export const capabilityGrant = pgTable(
  'capability_grant',
  {
    organizationId: organizationId(),
    accountId: accountId(),
    capability: text('capability').notNull(),
    grantedBy: uuid('granted_by'),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.accountId, table.capability] })],
)

export const session = pgTable(
  'session',
  {
    organizationId: organizationId(),
    sessionId: uuid('session_id').notNull(),
    accountId: accountId(),
    tokenHash: bytes('token_hash').notNull(),
    userAgent: text('user_agent').notNull(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    secondFactorAt: instant('second_factor_at'),
    endedAt: instant('ended_at'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.sessionId] }),
    unique().on(table.organizationId, table.tokenHash),
    index('session_account').on(table.organizationId, table.accountId),
  ],
)

export const knownDevice = pgTable(
  'known_device',
  {
    organizationId: organizationId(),
    accountId: accountId(),
    tokenHash: bytes('token_hash').notNull(),
    at: instant('at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.accountId, table.tokenHash] })],
)

export const oneTimeLink = pgTable(
  'one_time_link',
  {
    organizationId: organizationId(),
    linkId: uuid('link_id').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    purpose: text('purpose', { enum: ['set-up', 'invitation', 'password-reset'] }).notNull(),
    accountId: uuid('account_id'),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.linkId] }),
    unique().on(table.organizationId, table.tokenHash),
  ],
)

export const guessCount = pgTable(
  'guess_count',
  {
    organizationId: organizationId(),
    bucket: text('bucket').notNull(),
    failures: integer('failures').notNull(),
    lastAt: instant('last_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.bucket] })],
)

export const authenticator = pgTable(
  'authenticator',
  {
    organizationId: organizationId(),
    accountId: accountId(),
    secretBox: bytes('secret_box'),
    confirmedAt: instant('confirmed_at'),
    lastStep: bigint('last_step', { mode: 'number' }),
    nextSecretBox: bytes('next_secret_box'),
    nextSessionId: uuid('next_session_id'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.accountId] })],
)

export const recoveryCode = pgTable(
  'recovery_code',
  {
    organizationId: organizationId(),
    accountId: accountId(),
    codeHash: bytes('code_hash').notNull(),
    usedAt: instant('used_at'),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.accountId, table.codeHash] })],
)

export const passkey = pgTable(
  'passkey',
  {
    organizationId: organizationId(),
    passkeyId: uuid('passkey_id').notNull(),
    accountId: accountId(),
    credentialId: text('credential_id').notNull(),
    publicKey: bytes('public_key').notNull(),
    counter: bigint('counter', { mode: 'number' }).notNull(),
    name: text('name').notNull(),
    createdAt: instant('created_at').notNull(),
    lastUsedAt: instant('last_used_at'),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.passkeyId] }),
    unique().on(table.organizationId, table.credentialId),
    index('passkey_account').on(table.organizationId, table.accountId),
  ],
)

export const webauthnChallenge = pgTable(
  'webauthn_challenge',
  {
    organizationId: organizationId(),
    challengeHash: bytes('challenge_hash').notNull(),
    purpose: text('purpose', { enum: ['registration', 'sign-in'] }).notNull(),
    accountId: uuid('account_id'),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.challengeHash] })],
)

export const openidLink = pgTable(
  'openid_link',
  {
    organizationId: organizationId(),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    accountId: accountId(),
    linkedAt: instant('linked_at').notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.organizationId, table.issuer, table.subject] }),
    unique().on(table.organizationId, table.accountId, table.issuer),
  ],
)

export const openidAttempt = pgTable(
  'openid_attempt',
  {
    organizationId: organizationId(),
    stateHash: bytes('state_hash').notNull(),
    browserHash: bytes('browser_hash').notNull(),
    purpose: text('purpose', { enum: ['sign-in', 'linking'] }).notNull(),
    accountId: uuid('account_id'),
    nonce: text('nonce').notNull(),
    codeVerifier: text('code_verifier').notNull(),
    goesTo: text('goes_to'),
    expiresAt: instant('expires_at').notNull(),
  },
  (table) => [primaryKey({ columns: [table.organizationId, table.stateHash] })],
)
