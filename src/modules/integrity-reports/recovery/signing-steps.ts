import { fromB64, isSignedAs, signAs, b64 } from '../protocol/binding.ts'
import type { DirectoryEntry } from '../protocol/directory.ts'

/** What is said of a request with a key: a recipient stops it, or the recovery key shows that it is whole again. */
export type SignedStep = 'stop' | 'combined'

export function signStep(signSeed: Uint8Array, request: string, step: SignedStep): string {
  return b64(signAs('recovery', signSeed, step, request))
}

export function isStepBy(
  { sig }: DirectoryEntry,
  request: string,
  step: SignedStep,
  signed: string,
): boolean {
  const publicKey = fromB64(sig)
  const signature = fromB64(signed)
  return (
    publicKey !== undefined &&
    signature !== undefined &&
    isSignedAs('recovery', { publicKey, signature }, step, request)
  )
}
