import { expect, test } from 'vitest'
import { readConfiguration } from './configuration.ts'

test.each([' ', '0x10', '1e3', '-1', '+1', '3000.0', '๓๐๐๐', '65536', 'three'])(
  'PORT=%j is refused by its name',
  (PORT) => {
    expect(() => readConfiguration({ PORT }, false)).toThrow(
      expect.objectContaining({ code: 'configuration', th: expect.stringContaining('PORT') }),
    )
  },
)

test.each([
  [undefined, 3000],
  ['', 3000],
  ['0', 0],
  [' 8080 ', 8080],
  ['65535', 65_535],
])('PORT=%j is %i', (PORT, port) => {
  expect(readConfiguration({ PORT }, false).port).toBe(port)
})

test.each([
  [{ PRONGSAI_SMTP_URL: 'smtp://localhost' }, 'PRONGSAI_MAIL_FROM'],
  [
    { PRONGSAI_OIDC_ISSUER: 'https://id.example', PRONGSAI_OIDC_CLIENT_ID: 'a' },
    'PRONGSAI_OIDC_CLIENT_SECRET',
  ],
  [{ PRONGSAI_S3_BUCKET: 'files' }, 'PRONGSAI_S3_ENDPOINT'],
])('half of a group of settings is refused by the name of the other half: %o', (given, missing) => {
  expect(() => readConfiguration(given, false)).toThrow(
    expect.objectContaining({ code: 'configuration', en: expect.stringContaining(`${missing} (missing)`) }),
  )
})

test('hosts inside whose links are looked at are named one by one', () => {
  const hosts = (PRONGSAI_ALLOWED_LINK_HOSTS?: string) => [
    ...readConfiguration({ PRONGSAI_ALLOWED_LINK_HOSTS }, false).allowedLinkHosts,
  ]
  expect(hosts()).toEqual([])
  expect(hosts('Docs.internal , 10.0.0.5,fd00::1')).toEqual(['docs.internal', '10.0.0.5', 'fd00::1'])
  expect(() => hosts('http://docs.internal/')).toThrow(
    expect.objectContaining({ en: expect.stringContaining('PRONGSAI_ALLOWED_LINK_HOSTS') }),
  )
})
