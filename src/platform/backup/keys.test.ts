import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { decrypterOf, encrypterFor, makeKeyFile } from './keys.ts'

let folder: string
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'prongsai-keys-'))
})
afterEach(() => rm(folder, { recursive: true }))

test('a key file opens what its recipient was sent, and only its owner may read it', async () => {
  const file = join(folder, 'key.txt')
  const recipient = await makeKeyFile(file)
  expect(statSync(file).mode & 0o777).toBe(0o600)
  const sealed = await encrypterFor([recipient]).encrypt('ความลับ')
  expect(await (await decrypterOf(file)).decrypt(sealed, 'text')).toBe('ความลับ')
})

test('a key file is never overwritten', async () => {
  const file = join(folder, 'key.txt')
  await makeKeyFile(file)
  const before = readFileSync(file, 'utf8')
  await expect(makeKeyFile(file)).rejects.toMatchObject({ code: 'backup-file-exists' })
  expect(readFileSync(file, 'utf8')).toBe(before)
})

test('without a recipient nothing is encrypted, and the words say how to make one', () => {
  expect(() => encrypterFor([])).toThrow(
    expect.objectContaining({
      code: 'backup-no-recipient',
      th: expect.stringContaining('prongsai backup-key'),
      en: expect.stringContaining('prongsai backup-key'),
    }),
  )
})

test.for(['age1', 'age1qqqq', 'somebody@example.org', 'ssh-ed25519 AAAA'])('%s is no recipient', (text) => {
  expect(() => encrypterFor([text])).toThrow(expect.objectContaining({ code: 'backup-recipient-wrong' }))
})

test.for([
  ['is empty', ''],
  ['holds only remarks', '# public key: age1\n'],
  ['holds a broken key', 'AGE-SECRET-KEY-1QQQQ\n'],
])('a key file that %s is refused without telling what is in it', async ([, text]) => {
  const file = join(folder, 'key.txt')
  writeFileSync(file, text!)
  const refusal = await decrypterOf(file).catch((error: unknown) => error)
  expect(refusal).toMatchObject({ code: 'restore-identity-unreadable', cause: undefined })
})

test('a key file that is not there is refused', async () => {
  await expect(decrypterOf(join(folder, 'absent'))).rejects.toMatchObject({
    code: 'restore-identity-unreadable',
  })
})
