import { randomBytes } from '@noble/hashes/utils.js'
import { recipientOf } from './age-keys.ts'
import { b64, derive, labelledHash, publicKeyOf } from './binding.ts'

/** The keys of one epoch: of a report between two changes of who may read it. All come from one seed. */
export interface EpochKeys {
  /** Messages and files of the epoch are encrypted to this key. */
  readonly ageSeed: Uint8Array
  readonly recipient: string
  /** The door through which its recipients read: its id, the seed that opens it, and what the server knows. */
  readonly cap: Uint8Array
  readonly readSeed: Uint8Array
  readonly readPublic: Uint8Array
  /** Blinds what the public ledger holds of the messages. */
  readonly tagKey: Uint8Array
}

export function newEpochSeed(): Uint8Array {
  return randomBytes(32)
}

export async function epochKeys(org: string, seed: Uint8Array): Promise<EpochKeys> {
  const ageSeed = derive(org, seed, 'epoch-age')
  const readSeed = derive(org, seed, 'epoch-read')
  return {
    ageSeed,
    recipient: await recipientOf(ageSeed),
    cap: derive(org, seed, 'epoch-cap'),
    readSeed,
    readPublic: publicKeyOf(readSeed),
    tagKey: derive(org, seed, 'epoch-tag'),
  }
}

/** The id of a report names the keys of its reporter, so that nobody can put others in their place. */
export function reportId(
  org: string,
  reporter: { readonly signPublic: Uint8Array; readonly recipient: string },
): string {
  return b64(labelledHash('report-id', org, reporter.signPublic, reporter.recipient).subarray(0, 16))
}
