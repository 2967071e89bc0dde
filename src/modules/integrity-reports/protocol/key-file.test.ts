import { Encrypter } from 'age-encryption'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../../platform/project-root.ts'
import { identityOf, recipientOf, seedOf } from './age-keys.ts'
import { newPassphrase, newRecipientKeys, openKeyFile, sealKeyFile } from './key-file.ts'
import { thaiSkeleton } from './skeleton.ts'
import { wordlistOf } from './wordlist.ts'

const list = wordlistOf(
  readFileSync(join(projectRoot, 'data/wordlists/th.txt'), 'utf8').trimEnd().split('\n'),
  thaiSkeleton,
)
const file = { org: 'krajai.example', id: 'officer1', made: '2026-11-27', ...newRecipientKeys() }

test('a passphrase is six words of the list, and another one each time', () => {
  const words = newPassphrase(list).split(' ')
  expect(words).toHaveLength(6)
  expect(words.every((word) => list.words.includes(word))).toBe(true)
  expect(newPassphrase(list)).not.toBe(newPassphrase(list))
})

test('a key file opens to its passphrase, however it is spaced', async () => {
  const passphrase = newPassphrase(list)
  const sealed = await sealKeyFile(file, passphrase, 8)
  expect(await openKeyFile(sealed, `  ${passphrase.replace(' ', '\n ')} `)).toEqual(file)
  expect(await openKeyFile(sealed, newPassphrase(list))).toBeUndefined()
  sealed[sealed.length - 1] = (sealed[sealed.length - 1] ?? 0) ^ 1
  expect(await openKeyFile(sealed, passphrase)).toBeUndefined()
})

test('costs half a second by itself', async () => {
  const sealed = await sealKeyFile(file, 'words')
  expect(new TextDecoder().decode(sealed.subarray(0, 80))).toMatch(/-> scrypt \S+ 17\n/)
})

test.each(['{}', 'not JSON', '{"v":1,"type":"keyfile","org":"o","id":"i","enc":"x","sig":"y","made":"z"}'])(
  'an age file that says %s is no key file',
  async (content) => {
    const encrypter = new Encrypter()
    encrypter.setScryptWorkFactor(8)
    encrypter.setPassphrase('words')
    expect(await openKeyFile(await encrypter.encrypt(content), 'words')).toBeUndefined()
  },
)

test('a seed comes back from its identity alone', async () => {
  const identity = identityOf(file.ageSeed)
  expect(seedOf(identity)).toEqual(file.ageSeed)
  for (const other of ['', identity.toLowerCase(), identity.slice(1), await recipientOf(file.ageSeed)]) {
    expect(seedOf(other)).toBeUndefined()
  }
})
