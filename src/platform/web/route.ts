import type { Readable } from 'node:stream'
import type { VNode } from 'preact'
import { z } from 'zod'
import type { TenantTransaction } from '../database/tenant.ts'
import type { Actor, Capability, Person } from '../identity/actor.ts'
import type { FormUploads, Uploads } from '../files/receiving.ts'
import type { LedgerKind } from '../ledger/kind.ts'
import type { LiveReading } from '../live/live-feeds.ts'
import type { Site } from '../organization/site.ts'
import type { Address } from './address.ts'
import type { Services } from './services.ts'
import type { View } from './view.ts'

/**
 * What somebody must be allowed to do. Reading in public needs nothing, and says so; `signed-in` is for
 * what everybody with an account may do with his own things; `signing-in` for what somebody may do who
 * has shown his first factor and still owes the second.
 */
export type Permission = 'public' | 'signing-in' | 'signed-in' | Capability

/** What the ledger records of the act. Reading leaves no entry, and says so. */
export type LedgerEvent = 'none' | LedgerKind

export type Answer =
  | {
      kind: 'page'
      title: string
      content: VNode
      /** From 400 on, nothing that the handler wrote is kept, unless it says so. */
      status?: number
      /** For a refusal that is counted, such as a wrong password. */
      keepsWrites?: boolean
      description?: string
      /** Built files that the page runs, such as `passkeys.js`; it must work without them. */
      scripts?: readonly string[]
      /** `screen`: without menus and with a stylesheet of its own, for what stands in an office and is not browsed. */
      frame?: 'screen'
      /** After how many seconds a screen that runs no scripts asks for the page anew: nobody is there to do it. */
      renewsAfter?: number
      /** The token of a session that begins here. */
      session?: string
    }
  | {
      kind: 'data'
      type: string
      /**
       * Or how to make it once the transaction of the act is over, for what takes long and reads nothing more: a
       * document that waits for others would hold a connection for as long.
       */
      body: string | Uint8Array | (() => Promise<Uint8Array>)
      filename?: string
      /** From 400 on, nothing that the handler wrote is kept, unless it says so. */
      status?: number
      /** For a refusal that is counted, such as one of a program that comes too often. */
      keepsWrites?: boolean
    }
  | {
      kind: 'stream'
      type: string
      /** Where they are not known beforehand, the body is sent in chunks, compressed for who takes it so. */
      bytes?: number
      /** Read no faster than the visitor takes it, after the transaction of the act is over. */
      body: Readable
      /** The name of these very bytes, for a visitor who has them already. */
      etag?: string
      headers?: Readonly<Record<string, string>>
    }
  | {
      kind: 'redirect'
      to: string
      /** The token of a session that begins here, or the end of the one there was. */
      session?: string | 'end'
      /** The token by which this device is known to the account from now on. */
      device?: string
      /** It leads from the confidential site to the open one, and the browser forgets what it kept of the first. */
      leaves?: boolean
    }
  | {
      /** The site of another, named by the operator. By a link only: forms are sent nowhere but here. */
      kind: 'elsewhere'
      url: string
      /** What the browser is to bring back from there, within minutes. */
      attempt: string
    }
  | { kind: 'absent' }

/** What a form sent, by the names of its fields. */
export type FormFields = Readonly<Record<string, string | readonly string[]>>

export interface Act<Parameters = unknown, Query = unknown> {
  readonly tx: TenantTransaction
  readonly view: View & { readonly organization: NonNullable<View['organization']> }
  readonly parameters: Parameters
  readonly query: Query
  readonly body: FormFields
  /** The files that a form brought, examined, by the names of its fields; none is kept yet. */
  readonly uploads: Uploads
  /** What a machine sent where the route takes text; empty elsewhere. */
  readonly text: string
  /** What a machine sent where the route takes bytes, or the one file; empty elsewhere. */
  readonly bytes: Uint8Array
  readonly now: Temporal.Instant
  /**
   * Reads something that is the same for everybody until the organisation's revision changes; it is made
   * once for each revision and kept under its name.
   */
  readonly kept: <T>(name: string, read: (tx: TenantTransaction) => Promise<T>) => Promise<T>
  /**
   * Reads in a short transaction of its own, for a body that is still being written when that of the act is
   * over: a visitor on a slow line must not hold a connection for as long as he reads.
   */
  readonly readApart: <T>(read: (tx: TenantTransaction) => Promise<T>) => Promise<T>
  /**
   * The events of a page that stays open: a text that is the same for all who follow it, read anew for all at once when
   * something of the organisation changes. Sent as `text/event-stream`.
   */
  readonly follow: (name: string, read: LiveReading) => Readable
  /** In whose name the act is done: the role is one that allows it. */
  readonly actor: Actor
  readonly visitor: Visitor
  readonly services: Services
}

/** What the request tells of who sent it. */
export interface Visitor {
  readonly person: Person | undefined
  readonly sessionId: string | undefined
  readonly sessionToken: string | undefined
  readonly deviceToken: string | undefined
  /** What the browser kept when it was sent elsewhere a few minutes ago. */
  readonly attemptToken: string | undefined
  /** The network address that the request came from; for counting guesses, never for the log. */
  readonly network: string
  /** What the browser says it is, for the owner's list of his sessions. */
  readonly userAgent: string
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
  /** A GET that changes something, such as the return from a sign-in elsewhere. */
  readonly writes?: boolean
  /**
   * Whether a form that arrives twice is one act, which is the default. Not where the answer holds
   * something that is given once, such as a session.
   */
  readonly once?: boolean
  /**
   * What a POST brings: a form of ours, which is the default, or fields, a text or bytes from a machine. A machine
   * has no session and no token, so such a route is public and believes nothing but what they prove. `one-file` is
   * the same for a form of the confidential site, where nobody has either: its first file comes as the bytes, in
   * memory alone and cut off behind {@link longestFile}.
   */
  readonly takes?: 'form' | 'fields' | 'text' | 'bytes' | 'one-file'
  /** A page of the confidential site with a form that no script sends; no other may send one there. */
  readonly hasForm?: boolean
  /**
   * The open site by default. On the confidential one nobody is known: no cookie is read or set, nothing is
   * logged and nothing kept by the browser, so that it has no forms of ours.
   */
  readonly site?: Site
  /** What files its form may bring; none where it says nothing. */
  readonly uploads?: FormUploads
  /**
   * A page that the house itself leads to: where to sign in, to show a second factor or to add one, to find
   * what was typed before, or where the confidential site begins.
   */
  readonly serves?:
    | 'sign-in'
    | 'second-factor'
    | 'second-factor-set-up'
    | 'carried-form'
    | 'confidential-front'
}

/** One byte more than may come, so that a longer file can be told from one that is just as long. */
export const longestFile = 1024 * 1024 + 1

/** A declared route, with nothing left to default. */
export interface Route extends Required<Omit<Conditions<z.ZodType, z.ZodType>, 'serves' | 'uploads'>> {
  readonly uploads: FormUploads | undefined
  readonly serves: Conditions<z.ZodType, z.ZodType>['serves']
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
  if (conditions.reuse === 'revision' && conditions.permission !== 'public') {
    throw new Error(`${at.pattern}: what only some may see is not kept for everybody`)
  }
  const takesForm = (conditions.takes ?? 'form') === 'form'
  if (!takesForm && conditions.permission !== 'public') {
    throw new Error(`${at.pattern}: a machine has no session that another site could not use`)
  }
  if (
    conditions.site === 'confidential' &&
    (conditions.permission !== 'public' || (conditions.method === 'POST' && takesForm))
  ) {
    throw new Error(`${at.pattern}: the confidential site knows nobody, neither by a session nor by a token`)
  }
  return {
    method: 'GET',
    languages: 'both',
    parameters: nothing,
    query: nothing,
    writes: conditions.method === 'POST',
    once: conditions.method === 'POST' && takesForm,
    takes: 'form',
    hasForm: false,
    site: 'open',
    serves: undefined,
    uploads: undefined,
    ...conditions,
    address: at,
    // Called only with what the two schemas above let through.
    handle: handle as Route['handle'],
  }
}
