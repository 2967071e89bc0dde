/** The roles that a person of an organisation, or an overseer outside it, may hold. */
export const roles = [
  'administrator',
  'officer',
  'head-of-division',
  'clerk',
  'chief-executive',
  'internal-auditor',
  'council-member',
  'integrity-officer',
  'overseer',
] as const

export type Role = (typeof roles)[number]

/** The name of something that only some roles may do: the module, then what. */
export type Capability = `${string}.${string}`

/** Which roles may do what. */
export type CapabilityTable = Readonly<Record<Capability, readonly Role[]>>

/** In whose name an act is done: a person in a role of his, a citizen, or the program by itself. */
export interface Actor {
  readonly accountId: string | null
  /** The one of his roles that allows the act. */
  readonly role: Role | 'public' | 'system'
  /** Holds that role for another during recorded dates (รักษาราชการแทน). */
  readonly isActing: boolean
}

/** Somebody with an account, in a role of his. */
export type AccountActor = Actor & { readonly accountId: string }

/** The program itself: its schedules, its first start. */
export const systemActor: Actor = { accountId: null, role: 'system', isActing: false }

/** A citizen without an account. */
export const publicActor: Actor = { accountId: null, role: 'public', isActing: false }

/** A role as somebody holds it today. */
export interface HeldRole {
  readonly role: Role
  readonly divisionId: string | null
  readonly isActing: boolean
}

/** Somebody with an account, with what he may be today. */
export interface Person {
  readonly accountId: string
  readonly name: string
  readonly roles: readonly HeldRole[]
}
