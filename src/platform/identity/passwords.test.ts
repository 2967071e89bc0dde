import { expect, test } from 'vitest'
import { hashPassword, isPassword, passwordFault } from './passwords.ts'

const about = { name: 'สมหญิง ตัวอย่าง', email: 'somying@example.go.th' }

test.each<[string, ReturnType<typeof passwordFault>]>([
  ['ม้า แบตเตอรี่ ลวดเย็บ', undefined],
  ['correct horse battery', undefined],
  ['aB3$xYz9!kLm', undefined],
  ['aB3$xYz9!kL', 'too-short'],
  ['x'.repeat(11), 'too-short'],
  ['correct horse battery '.repeat(10), 'too-long'],
  ['aaaaaaaaaaaaaaa', 'common'],
  ['abababababab', 'common'],
  ['Password1234', 'common'],
  ['รหัสผ่าน1234', 'common'],
  ['Prongsai2569', 'common'],
  ['somying@example.go.th', 'own-name'],
  ['Somying12345', 'own-name'],
  ['สมหญิงตัวอย่าง', 'own-name'],
])('%s: %s', (password, fault) => {
  expect(passwordFault(password, about)).toBe(fault)
})

test('an emoji is one character, whatever it takes to write it down', () => {
  expect(passwordFault('😀😁😂🤣😃😄', about)).toBe('too-short')
  expect(passwordFault('😀😁😂🤣😃😄😅😆😉😊😋😎', about)).toBeUndefined()
})

test('a password is kept as argon2id with the parameters that OWASP asks for', async () => {
  const hash = await hashPassword('correct horse battery')
  expect(hash).toContain('$argon2id$v=19$m=19456,t=2,p=1$')
  expect(await hashPassword('correct horse battery')).not.toBe(hash)
  expect(await isPassword(hash, 'correct horse battery')).toBe(true)
  expect(await isPassword(hash, 'Correct horse battery')).toBe(false)
  expect(await isPassword(hash, '')).toBe(false)
})

test('the same word typed on another keyboard is the same password', async () => {
  // One writes ำ as one sign, the other as two.
  const hash = await hashPassword('ม้าน้ำกำลังว่ายน้ำ')
  expect(await isPassword(hash, 'ม้าน้ำกำลังว่ายน้ำ'.normalize('NFKD'))).toBe(true)
})

test('nothing is the password of an account that has none', async () => {
  for (const stored of [null, undefined]) {
    for (const password of ['', 'correct horse battery']) {
      expect(await isPassword(stored, password)).toBe(false)
    }
  }
})
