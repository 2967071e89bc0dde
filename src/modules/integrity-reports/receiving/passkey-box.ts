import { Decrypter, Encrypter, webauthn } from 'age-encryption'
import { readKeyFile, writeKeyFile, type KeyFile } from '../protocol/key-file.ts'

/** Whether the browser knows passkeys at all; whether one of them can seal is known only once one was made. */
export const mayHavePasskeys = 'PublicKeyCredential' in globalThis

/**
 * Makes a passkey on this device and seals the key file to what it alone computes (WebAuthn PRF). Undefined where the
 * device cannot, or its holder would not.
 */
export async function sealToPasskey(file: KeyFile, keyName: string): Promise<Uint8Array | undefined> {
  try {
    await webauthn.createCredential({ keyName, rpId: location.hostname })
    const encrypter = new Encrypter()
    encrypter.addRecipient(new webauthn.WebAuthnRecipient({ rpId: location.hostname }))
    return await encrypter.encrypt(writeKeyFile(file))
  } catch {
    return undefined
  }
}

/** Undefined where it is another passkey, or nobody unlocked it. */
export async function openWithPasskey(sealed: Uint8Array): Promise<KeyFile | undefined> {
  try {
    const decrypter = new Decrypter()
    decrypter.addIdentity(new webauthn.WebAuthnIdentity({ rpId: location.hostname }))
    return readKeyFile(await decrypter.decrypt(sealed))
  } catch {
    return undefined
  }
}
