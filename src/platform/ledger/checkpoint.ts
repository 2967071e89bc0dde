import { fromBase64, toBase64 } from './base64.ts'
import { hashBytes, type Hash } from './merkle.ts'
import { keyTypes, type VerifierKey } from './signed-note-key.ts'
import { openNote, type OpenedNote, type Signer } from './signed-note.ts'

/** What a log says of itself (C2SP tlog-checkpoint): which it is, how many leaves, under which root. */
export interface Checkpoint {
  readonly origin: string
  readonly size: number
  readonly root: Hash
}

/** A checkpoint whose log has signed it, and all known keys that did. */
export interface OpenedCheckpoint extends Checkpoint {
  readonly text: string
  readonly signers: readonly Signer[]
}

export type CheckpointOpening =
  | { readonly ok: true; readonly checkpoint: OpenedCheckpoint }
  | Extract<OpenedNote, { ok: false }>

/** The text to be signed. */
export function checkpointText({ origin, size, root }: Checkpoint): string {
  const text = `${origin}\n${size}\n${toBase64(root)}\n`
  if (!parseCheckpoint(text)) throw new TypeError('this is not a checkpoint')
  return text
}

/** Reads the text of a checkpoint, without its signatures. Lines that others add at the end are passed over. */
export function parseCheckpoint(text: string): Checkpoint | undefined {
  const [origin, decimal, base64, ...rest] = text.split('\n')
  const end = rest.pop()
  if (end !== '' || !origin || decimal === undefined || base64 === undefined || rest.includes('')) {
    return undefined
  }
  const size = parseSize(decimal)
  const root = fromBase64(base64)
  return size !== undefined && root?.length === hashBytes ? { origin, size, root } : undefined
}

/** A whole number from 0 on, in the one form the specifications allow. */
export function parseSize(decimal: string): number | undefined {
  const size = Number(decimal)
  return /^(0|[1-9]\d*)$/.test(decimal) && Number.isSafeInteger(size) ? size : undefined
}

/**
 * Opens a signed checkpoint. One of the keys must be the log's own and bear its name: what a key signs for
 * one log proves nothing of another.
 */
export function openCheckpoint(note: string, keys: readonly VerifierKey[]): CheckpointOpening {
  const opened = openNote(note, keys)
  if (!opened.ok) return opened
  const checkpoint = parseCheckpoint(opened.text)
  if (!checkpoint) return { ok: false, reason: 'malformed' }
  const isSigned = opened.signers.some(
    ({ key }) => key.type === keyTypes.log && key.name === checkpoint.origin,
  )
  if (!isSigned) return { ok: false, reason: 'unsigned' }
  return { ok: true, checkpoint: { ...checkpoint, text: opened.text, signers: opened.signers } }
}
