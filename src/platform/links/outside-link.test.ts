import { expect, test } from 'vitest'
import { isInsideAddress, readOutsideLink } from './outside-link.ts'

test.each([
  'https://www.krajai.go.th/public/a.pdf?x=1#y',
  'http://กระจาย.ไทย/',
  'https://8.8.8.8/',
  'https://[2606:4700::1111]/',
])('%s is a link to the public internet', (url) => {
  expect(readOutsideLink(` ${url} `)).toEqual({ ok: true, url })
})

test('an empty field has no link', () => {
  expect(readOutsideLink('  ')).toEqual({ ok: true, url: undefined })
})

test.each([
  'http://localhost/',
  'http://LOCALHOST:5432',
  'http://printer/',
  'http://db.internal/',
  'http://files.local./',
  'http://127.0.0.1/',
  'http://127.1/',
  'http://2130706433/',
  'http://0x7f.1/',
  'http://0/',
  'http://10.1.2.3/',
  'http://172.31.255.255/',
  'http://192.168.1.1/',
  'http://169.254.169.254/latest/meta-data',
  'http://[::1]/',
  'http://[::ffff:127.0.0.1]/',
  'http://[64:ff9b::7f00:1]/',
  'http://[fd00::1]/',
  'http://[fe80::1]/',
  'http://[2002:7f00:1::]/',
])('%s leads inside and is refused', (url) => {
  expect(readOutsideLink(url)).toEqual({ ok: false, reason: 'internal' })
})

test.each([
  'krajai',
  'javascript:alert(1)',
  'ftp://krajai.go.th/',
  'file:///etc/passwd',
  'https://name@krajai.go.th/',
  `https://krajai.go.th/${'x'.repeat(2_000)}`,
])('%s is no link', (url) => {
  expect(readOutsideLink(url)).toEqual({ ok: false, reason: 'unreadable' })
})

test('an address is inside where only its own network reaches it', () => {
  expect(['10.0.0.1', '::1', 'fe80::1', '224.0.0.1', 'not an address'].map(isInsideAddress)).toEqual(
    Array.from({ length: 5 }, () => true),
  )
  expect(['1.1.1.1', '172.32.0.1', '2400:cb00::1'].map(isInsideAddress)).toEqual([false, false, false])
})
