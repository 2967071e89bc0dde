import { globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

test('all but one file of the product run in browsers: they import nothing of Node or of the house', () => {
  const files = globSync('*.ts', { cwd: import.meta.dirname }).filter((file) => !file.endsWith('.test.ts'))
  const imports = files.flatMap((file) => {
    const source = readFileSync(`${import.meta.dirname}/${file}`, 'utf8')
    return Array.from(source.matchAll(/from '([^']+)'/g), ([, from = '']) => ({ file, from }))
  })
  const foreign = imports.filter(
    ({ from }) => !/^(\.\/|@noble\/|@scure\/base$|age-encryption$|shamir-secret-sharing$)/.test(from),
  )
  expect(foreign).toEqual([{ file: 'server-verification.ts', from: 'node:crypto' }])
  expect(imports.filter(({ from }) => from === './server-verification.ts')).toEqual([])
})
