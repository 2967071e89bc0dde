import { codeGuesses } from '../identity/guessing.ts'
import { textIn } from '../web/form-input.ts'
import type { Act } from '../web/route.ts'
import { readTrackingCode } from './tracking-code.ts'

/** The field in which a code is typed. */
const field = 'tracking'

interface CodeWords {
  readonly codeUnreadable: string
  readonly codeWrong: string
  wait(seconds: number): string
}

/** A form as it is shown again, with what was wrong. */
interface Refused {
  readonly ok: false
  readonly status: number
  readonly form: { readonly typed: Record<string, string>; readonly errors: Record<string, string> }
}

/**
 * Opens what a typed code belongs to. Wrong codes are counted by network, and whoever tried several waits; a slip of the
 * hand is not counted. The page that tells a refusal keeps what was written (`keepsWrites`), or nothing is counted.
 */
export async function openTypedCode<Found>(
  { tx, body, visitor, now }: Pick<Act, 'tx' | 'body' | 'visitor' | 'now'>,
  words: CodeWords,
  find: (code: string) => Promise<Found | undefined>,
): Promise<{ readonly ok: true; readonly code: string; readonly found: Found } | Refused> {
  const typed = textIn(body, field)
  const refused = (fault: string, status = 422): Refused => ({
    ok: false,
    status,
    form: { typed: { [field]: typed.slice(0, 40) }, errors: { [field]: fault } },
  })
  const code = readTrackingCode(typed)
  if (code === undefined) return refused(words.codeUnreadable)
  const seconds = await codeGuesses.secondsToWait(tx, visitor.network, now)
  if (seconds > 0) return refused(words.wait(seconds), 429)
  const found = await find(code)
  if (found !== undefined) return { ok: true, code, found }
  await codeGuesses.countWrong(tx, visitor.network, now)
  return refused(words.codeWrong)
}
