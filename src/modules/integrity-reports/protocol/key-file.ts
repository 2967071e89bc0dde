import { randomBytes } from '@noble/hashes/utils.js'
import { Decrypter, Encrypter } from 'age-encryption'
import { identityOf, seedOf } from './age-keys.ts'
import { b64, fromB64 } from './binding.ts'
import type { Canonical, CanonicalObject } from './canonical-json.ts'
import { readCanonical, writeCanonical } from './canonical-json.ts'
import { listLength } from './receipt.ts'
import { bytes, day, exactly, members, text } from './shape.ts'
import type { Wordlist } from './wordlist.ts'

/** 66 bits: with half a second and 128 MiB for each guess, nobody tries them. */
const passphraseWords = 6
/** scrypt's N is 2^17. The next one needs 256 MiB and fails on small machines. */
const workFactor = 17

/** The secrets of a recipient, made on his own device. */
export interface RecipientKeys {
  readonly ageSeed: Uint8Array
  readonly signSeed: Uint8Array
}

export interface KeyFile extends RecipientKeys {
  readonly org: string
  readonly id: string
  readonly made: string
}

const isKeyFile = members({
  v: exactly(1),
  type: exactly('keyfile'),
  org: text,
  id: text,
  enc: (value: Canonical) => typeof value === 'string' && seedOf(value) !== undefined,
  sig: bytes(32),
  made: day,
})

export function newRecipientKeys(): RecipientKeys {
  return { ageSeed: randomBytes(32), signSeed: randomBytes(32) }
}

/** A passphrase is made, never chosen: people choose what others guess. */
export function newPassphrase(list: Wordlist): string {
  const words = Array.from({ length: passphraseWords }, () => {
    const [high = 0, low = 0] = randomBytes(2)
    return list.words[((high << 8) | low) % listLength]
  })
  return words.join(' ')
}

/** An age file to a passphrase, which the age tool opens too. Tests of other things pass a lower cost. */
export async function sealKeyFile(file: KeyFile, passphrase: string, cost = workFactor): Promise<Uint8Array> {
  const encrypter = new Encrypter()
  encrypter.setScryptWorkFactor(cost)
  encrypter.setPassphrase(tidied(passphrase))
  return encrypter.encrypt(writeKeyFile(file))
}

/** What is sealed: by a passphrase always, and where its holder wants by a passkey of a device too. */
export function writeKeyFile(file: KeyFile): Uint8Array {
  return writeCanonical({
    v: 1,
    type: 'keyfile',
    org: file.org,
    id: file.id,
    enc: identityOf(file.ageSeed),
    sig: b64(file.signSeed),
    made: file.made,
  })
}

/** Undefined for another passphrase, a file that was changed, and one that is no key file. */
export async function openKeyFile(file: Uint8Array, passphrase: string): Promise<KeyFile | undefined> {
  const decrypter = new Decrypter()
  decrypter.addPassphrase(tidied(passphrase))
  const plaintext = await decrypter.decrypt(file).catch(() => undefined)
  return plaintext && readKeyFile(plaintext)
}

export function readKeyFile(plaintext: Uint8Array): KeyFile | undefined {
  const content = readCanonical(plaintext)
  if (content === undefined || !isKeyFile(content)) return undefined
  const { org, id, enc, sig, made } = content as CanonicalObject &
    Readonly<Record<'org' | 'id' | 'enc' | 'sig' | 'made', string>>
  const ageSeed = seedOf(enc)
  const signSeed = fromB64(sig)
  return ageSeed && signSeed && { org, id, made, ageSeed, signSeed }
}

/** Spaces and line breaks between the words as people type them. */
function tidied(passphrase: string): string {
  return passphrase.normalize('NFC').trim().split(/\s+/).join(' ')
}
