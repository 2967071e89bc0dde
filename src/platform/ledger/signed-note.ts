import { ed25519 } from '@noble/curves/ed25519.js'
import { bytesToHex, concatBytes, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { fromBase64, toBase64 } from './base64.ts'
import { cosign, cosignedAt, isSignature } from './cosignature.ts'
import { isKeyName, keyTypes, type SigningKey, type VerifierKey } from './signed-note-key.ts'

/** A text and the signatures below it (C2SP signed-note). Nothing in it is believed before it is opened. */
export interface Note {
  readonly text: string
  readonly signatures: readonly NoteSignature[]
}

export interface NoteSignature {
  readonly name: string
  readonly id: string
  readonly signature: Uint8Array
  /** As it stands in the note, with its newline. */
  readonly line: string
}

/** One of the keys we know has signed; `seconds` since 1970 where it is a witness, which says when. */
export interface Signer {
  readonly key: VerifierKey
  readonly seconds?: number
  readonly line: string
}

export type OpenedNote =
  | { readonly ok: true; readonly text: string; readonly signers: readonly Signer[] }
  | { readonly ok: false; readonly reason: 'malformed' | 'unsigned' | 'forged' }

/** The specification asks for 16 at least; the limit keeps a stranger's note from costing much. */
const mostSignatures = 64
const idBytes = 4

/** Signs a text, which must end its last line; answers the line to put below it. */
export function signNote(text: string, key: SigningKey): string {
  if (key.type !== keyTypes.log) throw new TypeError('the key of a witness signs cosignatures only')
  refuseNoText(text)
  return signatureLine(key, ed25519.sign(utf8ToBytes(text), key.seed))
}

/** Cosigns a checkpoint's text as a witness, `seconds` after 1970; answers the line to put below it. */
export function cosignNote(text: string, key: SigningKey, seconds: number): string {
  refuseNoText(text)
  return signatureLine(key, cosign(text, key, seconds))
}

function signatureLine({ name, id }: VerifierKey, signature: Uint8Array): string {
  return `— ${name} ${toBase64(concatBytes(hexToBytes(id), signature))}\n`
}

/** A whole note: the text, an empty line, the signatures. */
export function formatNote(text: string, ...lines: readonly string[]): string {
  return `${text}\n${lines.join('')}`
}

/** Takes a note apart without believing it; undefined for what is no note. */
export function parseNote(note: string): Note | undefined {
  const end = note.lastIndexOf('\n\n')
  const text = note.slice(0, end + 1)
  if (end < 0 || !isText(text) || !note.endsWith('\n')) return undefined
  const lines = note.slice(end + 2, -1).split('\n')
  if (lines.length > mostSignatures) return undefined
  const signatures = lines.map(parseSignatureLine)
  return signatures.every((signature) => signature !== undefined) ? { text, signatures } : undefined
}

/** Reads a line of signature, without its newline. */
export function parseSignatureLine(line: string): NoteSignature | undefined {
  const [dash, name, base64, ...rest] = line.split(' ')
  if (dash !== '—' || !name || !base64 || rest.length > 0 || !isKeyName(name)) return undefined
  const bytes = fromBase64(base64)
  if (!bytes || bytes.length <= idBytes) return undefined
  const id = bytesToHex(bytes.subarray(0, idBytes))
  return { name, id, signature: bytes.subarray(idBytes), line: `${line}\n` }
}

/**
 * Opens a note that at least one of the keys has signed. Signatures of other keys are passed over; a wrong
 * one in the name of a known key spoils the whole note.
 */
export function openNote(note: string, keys: readonly VerifierKey[]): OpenedNote {
  const parsed = parseNote(note)
  return parsed ? openParsedNote(parsed, keys) : { ok: false, reason: 'malformed' }
}

export function openParsedNote({ text, signatures }: Note, keys: readonly VerifierKey[]): OpenedNote {
  const signers: Signer[] = []
  for (const signature of signatures) {
    const key = keys.find(({ name, id }) => name === signature.name && id === signature.id)
    if (!key) continue
    const signer = signerOf(text, key, signature)
    if (!signer) return { ok: false, reason: 'forged' }
    signers.push(signer)
  }
  return signers.length > 0 ? { ok: true, text, signers } : { ok: false, reason: 'unsigned' }
}

function signerOf(text: string, key: VerifierKey, { signature, line }: NoteSignature): Signer | undefined {
  if (key.type === keyTypes.log) {
    return isSignature(signature, utf8ToBytes(text), key) ? { key, line } : undefined
  }
  const seconds = cosignedAt(text, key, signature)
  return seconds === undefined ? undefined : { key, seconds, line }
}

// oxlint-disable-next-line no-control-regex -- these are what the specification forbids
const forbidden = /[\u0000-\u0009\u000b-\u001f]/

function isText(text: string): boolean {
  return text.endsWith('\n') && text.isWellFormed() && !forbidden.test(text)
}

function refuseNoText(text: string): void {
  if (!isText(text)) throw new TypeError('a note is lines of text, the last one ended')
}
