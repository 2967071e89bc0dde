import { Encrypter, generateX25519Identity, identityToRecipient, armor } from 'age-encryption'
import { describe, expect, test } from 'vitest'
import { encrypterTo, recipientOf, thrownAwayRecipient } from '../protocol/age-keys.ts'
import { newRecipientKeys } from '../protocol/key-file.ts'
import { ageFault, mostBytes } from './age-header.ts'

const words = new TextEncoder().encode('ถนนหน้าศูนย์ ซื้อยางมะตอยสองครั้ง')

async function sealed(content = words): Promise<Uint8Array> {
  const recipients = await Promise.all([recipientOf(newRecipientKeys().ageSeed), thrownAwayRecipient()])
  return encrypterTo(...recipients).encrypt(content)
}

test('an age file to hybrid keys is taken, whatever is in it', async () => {
  expect(ageFault(await sealed())).toBeUndefined()
  expect(ageFault(await sealed(new Uint8Array()))).toBeUndefined()
  expect(ageFault(await sealed(new Uint8Array(900_000)))).toBeUndefined()
})

describe('nothing else is', () => {
  test('no file and one that is too large', async () => {
    expect(ageFault(new Uint8Array())).toBe('empty')
    expect(ageFault(await sealed(new Uint8Array(mostBytes)))).toBe('too-large')
  })

  test.each([
    ['words', words],
    ['a ZIP archive', Uint8Array.of(0x50, 0x4b, 3, 4)],
    ['words that speak of age', new TextEncoder().encode('age-encryption.org/v1 is a format')],
    ['a later version', new TextEncoder().encode('age-encryption.org/v2\n-> x y\n\n--- ')],
  ])('%s, which can be read', (_, content) => {
    expect(ageFault(content)).toBe('plaintext')
  })

  test('keys that a quantum computer breaks, alone or a passphrase', async () => {
    const classic = new Encrypter()
    classic.addRecipient(await identityToRecipient(await generateX25519Identity()))
    expect(ageFault(await classic.encrypt(words))).toBe('other-keys')
    const phrase = new Encrypter()
    phrase.setScryptWorkFactor(2)
    phrase.setPassphrase('one two three')
    expect(ageFault(await phrase.encrypt(words))).toBe('other-keys')
  })

  test('the form in letters, which would take another program', async () => {
    expect(ageFault(new TextEncoder().encode(armor.encode(await sealed())))).toBe('armored')
  })

  test('words behind the beginning of an age file, or a file cut off', async () => {
    const whole = await sealed()
    const header = Buffer.from(whole).indexOf('\n--- ')
    for (const length of [22, 100, header + 2, header + 10, header + 49, header + 70]) {
      expect(ageFault(whole.subarray(0, length)), String(length)).toBe('damaged')
    }
    const planted = new TextEncoder().encode(
      `age-encryption.org/v1\nthe road\n--- ${'A'.repeat(43)}\n${'x'.repeat(40)}`,
    )
    expect(ageFault(planted)).toBe('damaged')
  })
})
