import { isoCBOR } from '@simplewebauthn/server/helpers'
import { createHash, generateKeyPairSync, randomBytes, sign, type KeyObject } from 'node:crypto'

interface Asked {
  readonly challenge: string
}

/** How a device answers, where a test wants it to answer wrongly. */
export interface Answering {
  readonly origin?: string
  readonly isOwnerVerified?: boolean
  readonly counter?: number
}

const flags = { present: 0x01, verified: 0x04, attested: 0x40 }
const hash = (data: string | Buffer): Buffer => createHash('sha256').update(data).digest()

/** A device with one key, which answers as browsers do (WebAuthn 3, 6 and 7), or wrongly where it is told to. */
export class SoftwareDevice {
  readonly #origin: string
  readonly #id = randomBytes(32)
  readonly #publicKey: Buffer
  readonly #privateKey: KeyObject

  constructor(origin: string) {
    this.#origin = origin
    const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
    const { x = '', y = '' } = publicKey.export({ format: 'jwk' })
    this.#privateKey = privateKey
    // COSE (RFC 9053): an elliptic curve key for ES256 on P-256.
    const key = new Map<number, number | Uint8Array>([
      [1, 2],
      [3, -7],
      [-1, 1],
      [-2, new Uint8Array(Buffer.from(x, 'base64url'))],
      [-3, new Uint8Array(Buffer.from(y, 'base64url'))],
    ])
    this.#publicKey = Buffer.from(isoCBOR.encode(key))
  }

  /** Makes its key known; what the browser puts into the form. */
  register(asked: Asked, answering: Answering = {}): string {
    const attested = Buffer.concat([Buffer.alloc(16), lengthOf(this.#id), this.#id, this.#publicKey])
    const authData = Buffer.concat([this.#state(answering, flags.attested), attested])
    const attestation = new Map<string, string | Uint8Array | Map<string, string>>([
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', new Uint8Array(authData)],
    ])
    return this.#answer({
      clientDataJSON: this.#clientData('webauthn.create', asked, answering).toString('base64url'),
      attestationObject: Buffer.from(isoCBOR.encode(attestation)).toString('base64url'),
    })
  }

  /** Shows that it has the key. */
  signIn(asked: Asked, answering: Answering = {}): string {
    const clientData = this.#clientData('webauthn.get', asked, answering)
    const state = this.#state(answering, 0)
    const signature = sign('sha256', Buffer.concat([state, hash(clientData)]), this.#privateKey)
    return this.#answer({
      clientDataJSON: clientData.toString('base64url'),
      authenticatorData: state.toString('base64url'),
      signature: signature.toString('base64url'),
    })
  }

  #clientData(type: string, { challenge }: Asked, { origin = this.#origin }: Answering): Buffer {
    return Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  }

  #state({ origin = this.#origin, isOwnerVerified = true, counter = 0 }: Answering, more: number): Buffer {
    const state = Buffer.alloc(5)
    state.writeUInt8(flags.present | (isOwnerVerified ? flags.verified : 0) | more)
    state.writeUInt32BE(counter, 1)
    return Buffer.concat([hash(new URL(origin).hostname), state])
  }

  #answer(response: Readonly<Record<string, string>>): string {
    const id = this.#id.toString('base64url')
    return JSON.stringify({ id, rawId: id, type: 'public-key', response, clientExtensionResults: {} })
  }
}

function lengthOf(id: Buffer): Buffer {
  const length = Buffer.alloc(2)
  length.writeUInt16BE(id.length)
  return length
}
