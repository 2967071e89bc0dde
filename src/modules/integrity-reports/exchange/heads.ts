import { bytes, count, exactly, listOf, members, text } from '../protocol/shape.ts'
import type { Canonical, CanonicalObject } from '../protocol/canonical-json.ts'

/** The forms of what is said in calls; both sides refuse any other. */

export interface NewDoor {
  readonly id: string
  readonly publicKey: string
}

const isUuid = (value: Canonical): boolean =>
  typeof value === 'string' && /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(value)

const isDoor = members({ id: bytes(16), publicKey: bytes(32) })

export type CreateHead = CanonicalObject & {
  readonly v: 1
  readonly report: string
  readonly reporterDoor: NewDoor
  readonly epochDoor: NewDoor
  readonly tag: string
  readonly commitment: string
  readonly blobs: readonly string[]
  readonly challenge: string
  readonly bits: number
  readonly solution: readonly number[]
}

export const isCreateHead = members({
  v: exactly(1),
  report: bytes(16),
  reporterDoor: isDoor,
  epochDoor: isDoor,
  tag: bytes(16),
  commitment: bytes(32),
  blobs: listOf(bytes(16)),
  challenge: bytes(36),
  bits: count,
  solution: listOf(count),
})

/** A rekey names the door that closes and the one that takes its place, and brings keyboxes. */
export interface ChangeOfDoors {
  readonly closes: string
  readonly opens: NewDoor
  readonly keyboxes: number
}

export type AppendHead = CanonicalObject & {
  readonly v: 1
  readonly door: string
  readonly seq: number
  readonly prev: string
  readonly tag: string
  readonly commitment: string
  readonly blobs: readonly string[]
  readonly rekey?: ChangeOfDoors & CanonicalObject
}

export const isAppendHead = members(
  {
    v: exactly(1),
    door: bytes(16),
    seq: count,
    prev: bytes(32),
    tag: bytes(16),
    commitment: bytes(32),
    blobs: listOf(bytes(16)),
  },
  { rekey: members({ closes: bytes(16), opens: isDoor, keyboxes: count }) },
)

export type DoorHead = CanonicalObject & { readonly v: 1; readonly door: string }
export const isDoorHead = members({ v: exactly(1), door: bytes(16) })

export type MoreHead = DoorHead & { readonly from: number }
export const isMoreHead = members({ v: exactly(1), door: bytes(16), from: count })

/** A report is closed as it stands: what the next message would follow. */
export type CloseHead = DoorHead & { readonly seq: number; readonly prev: string }
export const isCloseHead = members({ v: exactly(1), door: bytes(16), seq: count, prev: bytes(32) })

export type GetHead = DoorHead & { readonly blob: string; readonly part: number }
export const isGetHead = members({ v: exactly(1), door: bytes(16), blob: bytes(16), part: count })

export type EndorseHead = CanonicalObject & {
  readonly v: 1
  readonly proposal: string
  readonly by: string
  readonly sig: string
}

export const isEndorseHead = members({ v: exactly(1), proposal: isUuid, by: text, sig: bytes(64) })

export type PartHead = CanonicalObject & {
  readonly v: 1
  readonly blob: string
  readonly part: number
  readonly parts: number
  /** Of this part, so that one that was cut off on the way is sent again. */
  readonly sha256: string
}

export const isPartHead = members({
  v: exactly(1),
  blob: bytes(16),
  part: count,
  parts: count,
  sha256: bytes(32),
})
