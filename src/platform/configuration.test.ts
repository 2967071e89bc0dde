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
