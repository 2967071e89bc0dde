import { parseSize } from './checkpoint.ts'
import type { Hash } from './merkle.ts'
import type { VerifierKey } from './signed-note-key.ts'
import { formatNote, openNote, parseNote } from './signed-note.ts'
import { formatWitnessRequest } from './witness.ts'

/** A witness that is asked for its cosignature: the address its service begins with, and its key. */
export interface AskedWitness {
  readonly url: string
  readonly key: VerifierKey
}

export interface Submission {
  /** The signed checkpoint, and its size. */
  readonly note: string
  readonly size: number
  /** The newest size that this witness is known to have cosigned; 0 for none. */
  readonly oldSize: number
  /** Proves that the tree of an older size is the beginning of this one. */
  readonly pathFrom: (oldSize: number) => Promise<readonly Hash[]>
}

export type WitnessReply =
  /** The line to publish below the checkpoint, and when the witness signed, in seconds since 1970. */
  | { readonly ok: true; readonly line: string; readonly seconds: number }
  | {
      readonly ok: false
      readonly reason:
        | 'unreachable'
        /** It does not know this log. */
        | 'unknown-log'
        /** It does not believe the checkpoint or its proof. */
        | 'refused'
        /** It has seen another tree: a larger one, or one that this is no continuation of. */
        | 'conflict'
        /** It answered, but not with its cosignature. */
        | 'no-cosignature'
      readonly status?: number
    }

const timeoutMs = 10_000
const mostAnswerBytes = 65_536

/**
 * Asks a witness to cosign a checkpoint (C2SP tlog-witness). Where it remembers another size than we do, it
 * says which, and is asked once more from there. The cosignature is checked before it is believed.
 */
export async function askWitness(witness: AskedWitness, submission: Submission): Promise<WitnessReply> {
  const { note, size, oldSize } = submission
  let answer = await submit(witness, submission, oldSize)
  if (answer?.status === 409) {
    const remembered = parseSize(answer.text.replace(/\n$/, ''))
    if (remembered === undefined || remembered > size || remembered === oldSize) {
      return { ok: false, reason: 'conflict', status: 409 }
    }
    answer = await submit(witness, submission, remembered)
  }
  if (!answer) return { ok: false, reason: 'unreachable' }
  const { status, text } = answer
  if (status !== 200) return { ok: false, reason: reasons.get(status) ?? 'unreachable', status }
  const opened = openNote(formatNote(parseNote(note)?.text ?? '', text), [witness.key])
  const signer = opened.ok ? opened.signers[0] : undefined
  return signer?.seconds === undefined
    ? { ok: false, reason: 'no-cosignature', status }
    : { ok: true, line: signer.line, seconds: signer.seconds }
}

const reasons: ReadonlyMap<number, 'refused' | 'unknown-log' | 'conflict'> = new Map([
  [400, 'refused'],
  [403, 'refused'],
  [404, 'unknown-log'],
  [409, 'conflict'],
  [422, 'refused'],
])

async function submit(
  { url }: AskedWitness,
  { note, pathFrom }: Submission,
  oldSize: number,
): Promise<{ readonly status: number; readonly text: string } | undefined> {
  const body = formatWitnessRequest(oldSize, await pathFrom(oldSize), note)
  const base = new URL(url)
  if (!base.pathname.endsWith('/')) base.pathname += '/'
  try {
    const response = await fetch(new URL('add-checkpoint', base), {
      method: 'POST',
      body,
      headers: { 'content-type': 'text/plain; charset=utf-8' },
      signal: AbortSignal.timeout(timeoutMs),
    })
    return { status: response.status, text: await readAnswer(response) }
  } catch {
    return undefined
  }
}

async function readAnswer(response: Response): Promise<string> {
  const decoder = new TextDecoder()
  let text = ''
  for await (const chunk of response.body ?? []) {
    text += decoder.decode(chunk, { stream: true })
    if (text.length > mostAnswerBytes) throw new RangeError('a witness answers with a few lines')
  }
  return text
}
