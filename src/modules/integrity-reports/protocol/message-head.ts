import type { Canonical, CanonicalObject } from './canonical-json.ts'
import { readCanonical } from './canonical-json.ts'
import { bytes, bytesOrNone, count, day, exactly, isObject, listOf, members, text } from './shape.ts'
import { isHybridRecipient } from './age-keys.ts'

const senderRoles = ['reporter', 'officer', 'outside', 'recovery', 'authority'] as const
export type SenderRole = (typeof senderRoles)[number]

/** A file of a message, as its ciphertext is stored. The true name only if the reporter wanted it. */
export type FileOfMessage = CanonicalObject & {
  readonly blob: string
  readonly size: number
  readonly sha256: string
  readonly type: string
  readonly name: string
}

/** What every message says about itself, whatever it is about. */
type CommonHead = CanonicalObject & {
  readonly v: 1
  readonly org: string
  readonly report: string
  readonly epoch: number
  readonly seq: number
  /** The hash of the message before it; empty for the first one. */
  readonly prev: string
  readonly role: SenderRole
  readonly by: string
  readonly rset: string
  readonly files: readonly FileOfMessage[]
  readonly body: { readonly len: number; readonly sha256: string }
}

interface Genesis {
  readonly kind: 'genesis'
  /** The keys from which the id of the report is made. */
  readonly reporter: { readonly sig: string; readonly enc: string }
  readonly excluded: readonly string[]
  readonly concerned: readonly string[]
}

interface Rekey {
  readonly kind: 'rekey'
  readonly keybox: string
  readonly granted: readonly number[]
  readonly reason: string
}

interface Forwarded {
  readonly kind: 'forwarded'
  readonly to: string
  readonly dossier: string
}

interface Plain {
  readonly kind: 'message' | 'consent' | 'close' | 'received'
}

export type KindOfHead = Genesis | Rekey | Forwarded | Plain
export type MessageHead = CommonHead & KindOfHead

const common = {
  v: exactly(1),
  org: text,
  report: bytes(16),
  epoch: count,
  seq: count,
  prev: bytesOrNone(32),
  role: exactly(...senderRoles),
  by: text,
  rset: bytes(32),
  kind: text,
  files: listOf(members({ blob: text, size: count, sha256: bytes(32), type: text, name: text })),
  body: members({ len: count, sha256: bytes(32) }),
}

const isRecipient = (value: Canonical): boolean => typeof value === 'string' && isHybridRecipient(value)

const ownMembers = new Map<Canonical, Parameters<typeof members>[0]>([
  [
    'genesis',
    {
      reporter: members({ sig: bytes(32), enc: isRecipient }),
      excluded: listOf(text),
      concerned: listOf(text),
    },
  ],
  ['rekey', { keybox: bytes(32), granted: listOf(count), reason: text }],
  ['forwarded', { to: text, dossier: bytes(32) }],
  ['message', {}],
  ['consent', {}],
  ['close', {}],
  ['received', {}],
])

/** Undefined for a head that this version does not know whole: what nobody understands is not shown. */
export function readHead(bytesOfHead: Uint8Array): MessageHead | undefined {
  const head = readCanonical(bytesOfHead)
  if (!isObject(head)) return undefined
  const own = ownMembers.get(head['kind'] ?? '')
  return own && members({ ...common, ...own }, { day })(head) ? (head as MessageHead) : undefined
}
