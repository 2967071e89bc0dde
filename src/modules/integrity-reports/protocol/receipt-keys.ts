import { scryptAsync } from '@noble/hashes/scrypt.js'
import { recipientOf } from './age-keys.ts'
import { derive, dom, publicKeyOf } from './binding.ts'

/** scrypt's N of every receipt: 64 MiB and about a quarter of a second on a desktop. Tests of other things take less. */
const receiptCost = 2 ** 16

/** Everything a reporter has comes from the receipt alone. None of it but the public parts leaves the device. */
export interface ReceiptKeys {
  /** The id of the reporter's door on the server, and the seed of the signature that opens it. */
  readonly lookup: Uint8Array
  readonly authSeed: Uint8Array
  /** With these two the reporter signs messages and reads what is encrypted to him. */
  readonly signSeed: Uint8Array
  readonly ageSeed: Uint8Array
  readonly authPublic: Uint8Array
  readonly signPublic: Uint8Array
  readonly recipient: string
}

/**
 * The keys of a receipt in one organisation. There is no salt from the server: fetching one by a part of
 * the receipt would tell whether that part exists, and 88 bits need none.
 */
export async function receiptKeys(
  org: string,
  receipt: Uint8Array,
  cost = receiptCost,
): Promise<ReceiptKeys> {
  const secret = await scryptAsync(receipt, dom('receipt-salt', org), { N: cost, r: 8, p: 1, dkLen: 32 })
  const authSeed = derive(org, secret, 'auth')
  const signSeed = derive(org, secret, 'sign')
  const ageSeed = derive(org, secret, 'age')
  return {
    lookup: derive(org, secret, 'lookup'),
    authSeed,
    signSeed,
    ageSeed,
    authPublic: publicKeyOf(authSeed),
    signPublic: publicKeyOf(signSeed),
    recipient: await recipientOf(ageSeed),
  }
}
