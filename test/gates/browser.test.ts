import { chmodSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findBrowser } from '../../scripts/browser.ts'
import { houseOf } from './planted-house.ts'

/** A program of that name that says something and ends with a status. */
function folderWith(name: string, says: string, status: number): string {
  const folder = houseOf({ [name]: `#!/bin/sh\necho "${says}"\nexit ${status}\n` })
  chmodSync(join(folder, name), 0o755)
  return folder
}

test('a browser that does not run is passed over', () => {
  const advice = folderWith('chromium', 'chromium is available as a snap', 1)
  const other = folderWith('chromium', 'a game', 0)
  const real = folderWith('google-chrome', 'Google Chrome 140.0', 0)
  expect(findBrowser({ PATH: [advice, other, real].join(':') })).toBe(join(real, 'google-chrome'))
})

test('the one that is named is taken before those in the path, or none', () => {
  const named = join(folderWith('my-browser', 'Chromium 140.0', 0), 'my-browser')
  const real = folderWith('chromium', 'Chromium 140.0', 0)
  expect(findBrowser({ PATH: real, CHROMIUM: named })).toBe(named)
  expect(findBrowser({ PATH: real, CHROMIUM: '/nonexistent/chromium' })).toBeUndefined()
})
