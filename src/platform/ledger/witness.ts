import { openParsedNote, parseNote, cosignNote, type Note } from './signed-note.ts'
import type { SigningKey, VerifierKey } from './signed-note-key.ts'
import { keyTypes } from './signed-note-key.ts'
import { parseCheckpoint, parseSize, type Checkpoint } from './checkpoint.ts'
import { toBase64 } from './base64.ts'
import { areEqual, verifyConsistency, type Hash } from './merkle.ts'
import { parsePath } from './proof.ts'

/** What a log asks of a witness (C2SP tlog-witness, add-checkpoint). */
export interface WitnessRequest {
  readonly oldSize: number
  /** What proves that the tree of the old size is the beginning of the new one. */
  readonly path: readonly Hash[]
  readonly checkpoint: Checkpoint
  readonly note: Note
}

/** What a witness remembers of a log: the keys it believes, and the newest tree it has cosigned, or the empty one. */
export interface WitnessedLog {
  readonly origin: string
  readonly keys: readonly VerifierKey[]
  readonly size: number
  readonly root: Hash
}

/** In the words of HTTP. After a 200 the log's size and root are to be kept before anybody is answered. */
export type WitnessAnswer =
  | { readonly status: 200; readonly type: string; readonly body: string; readonly checkpoint: Checkpoint }
  | { readonly status: 400 | 403 | 404 | 409 | 422; readonly type: string; readonly body: string }

const sizeType = 'text/x.tlog.size'
const textType = 'text/plain; charset=utf-8'

/** The body of the request: the old size, the proof, an empty line, the signed checkpoint. */
export function formatWitnessRequest(oldSize: number, path: readonly Hash[], note: string): string {
  return `${[`old ${oldSize}`, ...path.map(toBase64)].join('\n')}\n\n${note}`
}

/** Reads such a body; undefined is to be answered with 400. */
export function parseWitnessRequest(body: string): WitnessRequest | undefined {
  const end = body.indexOf('\n\n')
  const [old, ...lines] = body.slice(0, Math.max(0, end)).split('\n')
  const oldSize = old?.startsWith('old ') ? parseSize(old.slice('old '.length)) : undefined
  const path = parsePath(lines)
  const note = parseNote(body.slice(end + 2))
  const checkpoint = note && parseCheckpoint(note.text)
  return oldSize !== undefined && path && checkpoint ? { oldSize, path, checkpoint, note } : undefined
}

/**
 * Decides as a witness, `seconds` after 1970. `log` is what is remembered of the log that the request names,
 * locked until the answer is kept: two requests at once could otherwise roll it back.
 */
export function witnessCheckpoint(
  log: WitnessedLog | undefined,
  { oldSize, path, checkpoint, note }: WitnessRequest,
  witness: { readonly key: SigningKey; readonly seconds: number },
): WitnessAnswer {
  if (log?.origin !== checkpoint.origin) return refusal(404)
  const opened = openParsedNote(note, log.keys)
  if (!opened.ok || !opened.signers.some(({ key }) => key.type === keyTypes.log)) return refusal(403)
  if (oldSize > checkpoint.size) return refusal(400)
  const { size, root } = checkpoint
  if (oldSize !== log.size || (oldSize === size && !areEqual(root, log.root))) {
    return { status: 409, type: sizeType, body: `${log.size}\n` }
  }
  if (!verifyConsistency({ first: oldSize, second: size, firstRoot: log.root, secondRoot: root, path })) {
    return refusal(422)
  }
  return {
    status: 200,
    type: textType,
    body: cosignNote(note.text, witness.key, witness.seconds),
    checkpoint,
  }
}

function refusal(status: 400 | 403 | 404 | 422): WitnessAnswer {
  return { status, type: textType, body: '' }
}
