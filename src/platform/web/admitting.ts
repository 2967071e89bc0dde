import type { TenantTransaction } from '../database/tenant.ts'
import { carryForm } from '../forms/carrying.ts'
import type { Actor, CapabilityTable } from '../identity/actor.ts'
import { mayAct } from '../identity/capabilities.ts'
import { accountOfEndedSession, findSession, type FoundSession } from '../identity/sessions.ts'
import { LiveFeeds } from '../live/live-feeds.ts'
import { KeptReadings } from '../organization/kept-readings.ts'
import { filled, type Address } from './address.ts'
import type { Arrived } from './performing.ts'
import { Problem } from './problem.ts'
import type { Permission, Route } from './route.ts'
import type { ServerOptions } from './server.ts'

/** What the house knows that no single route does. */
export interface House {
  readonly database: ServerOptions['database']
  readonly directory: ServerOptions['directory']
  readonly capabilities: CapabilityTable
  readonly readings: KeptReadings
  readonly live: LiveFeeds
  readonly placeOf: (serves: NonNullable<Route['serves']>) => Address
}

export type Entry = { actor: Actor; elsewhere?: undefined } | { elsewhere: string }

/** Collects what every route may need. Refuses routes that lead to pages or name capabilities there are not. */
export function houseOf({ database, directory, capabilities, routes, clock, logger }: ServerOptions): House {
  for (const { address, permission } of routes) {
    if (anybody.has(permission) || permission in capabilities) continue
    throw new Error(`${address.pattern}: no module declares the capability ${permission}`)
  }
  return {
    database,
    directory,
    capabilities,
    readings: new KeptReadings(),
    live: new LiveFeeds(database, directory, { clock, log: (message) => logger.warn(message) }),
    placeOf(serves) {
      const found = routes.find((route) => route.serves === serves && route.method === 'GET')
      if (!found) throw new Error(`no route serves ${serves}`)
      return found.address
    },
  }
}

const anybody: ReadonlySet<Permission> = new Set(['public', 'signing-in', 'signed-in'])

/** The session that a request shows, if it is alive. */
export async function whoIs(
  tx: TenantTransaction,
  { visitor, now, view }: Arrived,
): Promise<FoundSession | undefined> {
  if (visitor.sessionToken === undefined) return undefined
  return findSession(tx, visitor.sessionToken, { at: now, today: view.today })
}

/**
 * Lets somebody in who may do what the route is for, as an actor in the role that allows it, or says
 * where he must go first. What somebody sent whose session had ended is kept for him.
 */
export async function admit(
  tx: TenantTransaction,
  { capabilities, placeOf }: House,
  route: Route,
  arrived: Arrived,
  admission: FoundSession | undefined,
): Promise<Entry> {
  const { view } = arrived
  const address = view.path + view.search
  if (!admission) {
    const to = route.method === 'GET' ? address : await carried(tx, placeOf('carried-form'), arrived, address)
    return { elsewhere: placeOf('sign-in')({ to }) }
  }
  const { person, isWhole, owes } = admission
  const actor: Actor = {
    accountId: person.accountId,
    role: person.roles[0]?.role ?? 'public',
    isActing: person.roles[0]?.isActing ?? false,
  }
  if (route.permission === 'signing-in') return { actor }
  if (!isWhole && owes) return { elsewhere: placeOf(owes)({ to: address }) }
  if (route.permission === 'signed-in' || route.permission === 'public') return { actor }
  const held = await mayAct(tx, { person, capability: route.permission, table: capabilities })
  if (!held) throw new Problem('not-allowed')
  return { actor: { accountId: person.accountId, ...held } }
}

/** Words that are secrets are not kept, not even for a day. */
const secretField = /password|code|secret|response/i

/** Where somebody finds what he sent, once he has signed in again; the page before where nobody knows him. */
async function carried(
  tx: TenantTransaction,
  place: Address,
  { visitor, body, now }: Arrived,
  address: string,
): Promise<string | undefined> {
  const accountId = visitor.sessionToken && (await accountOfEndedSession(tx, visitor.sessionToken))
  if (!accountId) return undefined
  const fields = Object.fromEntries(Object.entries(body).filter(([name]) => !secretField.test(name)))
  const carriedFormId = await carryForm(tx, { accountId, address, fields, at: now })
  return filled(place.pattern, { carriedFormId })
}
