import { hash, verify } from '@node-rs/argon2'
import { randomBytes } from 'node:crypto'

/** OWASP Password Storage Cheat Sheet: argon2id with 19 MiB, two passes, one lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

const shortestPassword = 12
/** Longer input only costs time to hash. */
const longestPassword = 200

export type PasswordFault = 'too-short' | 'too-long' | 'common' | 'own-name'

/** Common beginnings of passwords, also here: what is left of them must be long enough by itself. */
const common = [
  'password',
  'passw0rd',
  'qwertyuiop',
  'qwerty',
  'iloveyou',
  'administrator',
  'admin',
  'welcome',
  'letmein',
  'prongsai',
  'krajai',
  'รหัสผ่าน',
  'โปร่งใส',
  'กระจาย',
  '123456789',
  '987654321',
  '1234',
  'abcd',
]

/**
 * What is wrong with a password that somebody chose; undefined where nothing is. Length is what counts
 * (NIST SP 800-63B, 3.1.1.2): no rule about kinds of characters.
 */
export function passwordFault(
  password: string,
  about: { readonly name: string; readonly email: string },
): PasswordFault | undefined {
  const length = [...password].length
  if (length < shortestPassword) return 'too-short'
  if (length > longestPassword) return 'too-long'
  const plain = password.toLowerCase()
  if (new Set(plain).size < 5) return 'common'
  if (lettersLeft(plain, common) < shortestPassword / 2) return 'common'
  const email = about.email.toLowerCase()
  // The whole before its parts, of which more letters would be left.
  const own = [email, ...email.split(/[@.]/), ...about.name.toLowerCase().split(/\s+/)]
  const words = own.filter((word) => word.length >= 3)
  return lettersLeft(plain, words) < shortestPassword / 2 ? 'own-name' : undefined
}

function lettersLeft(text: string, words: readonly string[]): number {
  return words.reduce((rest, word) => rest.replaceAll(word, ''), text).length
}

export function hashPassword(password: string): Promise<string> {
  return hash(password.normalize('NFKC'), cost)
}

/** What nobody's password is, so that an unknown account takes as long to refuse as a wrong password. */
const nobody = hash(randomBytes(32).toString('base64'), cost)

/** Whether a password is the one of a hash; false for an account that has none, in the same time. */
export async function isPassword(stored: string | null | undefined, password: string): Promise<boolean> {
  const matches = await verify(stored ?? (await nobody), password.normalize('NFKC'))
  return matches && stored !== null && stored !== undefined
}
