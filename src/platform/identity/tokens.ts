import { createHash, randomBytes } from 'node:crypto'

/** A secret that somebody holds, and what the database keeps of it. */
export interface Token {
  readonly token: string
  readonly hash: Buffer
}

/** 256 random bits, which nobody guesses: a plain hash of them is enough. */
export function newToken(): Token {
  const token = randomBytes(32).toString('base64url')
  return { token, hash: hashOf(token) }
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
