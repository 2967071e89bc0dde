import type { VNode } from 'preact'
import { z } from 'zod'
import type { TenantTransaction } from '../database/tenant.ts'
import type { Capability } from '../identity/actor.ts'
import type { LedgerKind } from '../ledger/kind.ts'
import type { Address } from './address.ts'
import type { View } from './view.ts'

/**
 * What somebody must be allowed to do. Reading in public needs nothing, and says so; `signed-in` is for
 * what everybody with an account may do with his own things.
 */
export type Permission = 'public' | 'signed-in' | Capability

/** What the ledger records of the act. Reading leaves no entry, and says so. */
export type LedgerEvent = 'none' | LedgerKind

export type Answer =
  | { kind: 'page'; title: string; content: VNode; status?: number; description?: string }
  | { kind: 'data'; type: string; body: string; filename?: string }
  | { kind: 'redirect'; to: string }
  | { kind: 'absent' }

export interface Act<Parameters = unknown, Query = unknown> {
  readonly tx: TenantTransaction
  readonly view: View & { readonly organization: NonNullable<View['organization']> }
  readonly parameters: Parameters
  readonly query: Query
  readonly body: unknown
}

interface Conditions<Parameters extends z.ZodType, Query extends z.ZodType> {
  /** GET by default. */
  readonly method?: 'GET' | 'POST'
  readonly permission: Permission
  readonly event: LedgerEvent
  /**
   * `revision`: the answer depends on the address, the language, the organisation's revision and the
   * fiscal quarter alone, so it is rendered once for each. `never`: rendered for every request.
   */
  readonly reuse: 'revision' | 'never'
  /** Pages exist in both languages, which is the default; files for machines once. */
  readonly languages?: 'both' | 'one'
  /** What the address must hold; anything else is an unknown address. */
  readonly parameters?: Parameters
  /** What may follow the question mark; unknown names are ignored, wrong values refused by name. */
  readonly query?: Query
}

/** A declared route, with nothing left to default. */
export interface Route extends Required<Conditions<z.ZodType, z.ZodType>> {
  readonly address: Address
  readonly handle: (act: Act) => Promise<Answer>
}

const nothing = z.object({})

/** Declares a route. The types refuse one that does not state its permission and its ledger event. */
export function route<
  Parameters extends z.ZodType = typeof nothing,
  Query extends z.ZodType = typeof nothing,
>(
  at: Address,
  conditions: Conditions<Parameters, Query>,
  handle: (act: Act<z.output<Parameters>, z.output<Query>>) => Promise<Answer>,
): Route {
  return {
    method: 'GET',
    languages: 'both',
    parameters: nothing,
    query: nothing,
    ...conditions,
    address: at,
    // Called only with what the two schemas above let through.
    handle: handle as Route['handle'],
  }
}
