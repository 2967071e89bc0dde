import { ed25519 } from '@noble/curves/ed25519.js'
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { keyTypes, type SigningKey, type VerifierKey } from './signed-note-key.ts'

/**
 * What a witness signs (C2SP tlog-cosignature, cosignature/v1): that at this time this was the largest
 * tree it had seen of a log, and that it holds all earlier ones. Times are seconds since 1970.
 */
const timeBytes = 8

function message(text: string, seconds: number): Uint8Array {
  return utf8ToBytes(`cosignature/v1\ntime ${seconds}\n${text}`)
}

/** The signature's bytes: the time, then Ed25519. Refuses a time before 1970 and a key that is no witness's. */
export function cosign(text: string, key: SigningKey, seconds: number): Uint8Array {
  if (key.type !== keyTypes.witness) throw new TypeError('only the key of a witness cosigns')
  if (!Number.isSafeInteger(seconds) || seconds < 0)
    throw new RangeError('a time is whole seconds since 1970')
  const time = new Uint8Array(timeBytes)
  new DataView(time.buffer).setBigUint64(0, BigInt(seconds))
  return concatBytes(time, ed25519.sign(message(text, seconds), key.seed))
}

/** When a witness cosigned; undefined where it did not. */
export function cosignedAt(text: string, key: VerifierKey, signature: Uint8Array): number | undefined {
  if (signature.length !== timeBytes + ed25519.lengths.signature!) return undefined
  const seconds = Number(new DataView(signature.buffer, signature.byteOffset).getBigUint64(0))
  if (!Number.isSafeInteger(seconds)) return undefined
  const bytes = signature.subarray(timeBytes)
  return isSignature(bytes, message(text, seconds), key) ? seconds : undefined
}

/** Strictly RFC 8032: a signature that another verifier may refuse is none. */
export function isSignature(signature: Uint8Array, signed: Uint8Array, { publicKey }: VerifierKey): boolean {
  return (
    signature.length === ed25519.lengths.signature &&
    ed25519.verify(signature, signed, publicKey, { zip215: false })
  )
}
