import { z } from 'zod'
import { factorGuesses } from '../../platform/identity/guessing.ts'
import { isPassword } from '../../platform/identity/passwords.ts'
import { passwordHashOf } from '../../platform/identity/sessions.ts'
import type { Act } from '../../platform/web/route.ts'
import { accountMessages } from './messages.ts'

const typed = z.string().max(1000).catch('')

/**
 * Asks whoever is signed in for his password again, before what a stranger at his desk must not do. Says in
 * words what is wrong, nothing where it is right. A wrong one is counted, so the answer must keep its writes.
 */
export async function ownPasswordFault(
  { tx, view, body, actor, now }: Act,
  field: string,
): Promise<string | undefined> {
  const t = accountMessages[view.language]
  const accountId = actor.accountId!
  const seconds = await factorGuesses.secondsToWait(tx, accountId, now)
  if (seconds > 0) return t.wait(seconds)
  if (await isPassword(await passwordHashOf(tx, accountId), typed.parse(body[field]))) return undefined
  await factorGuesses.countWrong(tx, accountId, now)
  return t.oldWrong
}
