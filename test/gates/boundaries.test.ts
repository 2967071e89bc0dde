import type { IConfiguration } from 'dependency-cruiser'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { gates } from '../../scripts/gates.ts'
import { houseOf, type Files } from './planted-house.ts'

const require = createRequire(import.meta.url)
const configuration: IConfiguration = require('../../.dependency-cruiser.cjs')

/** A house that keeps every rule, and comes as near to breaking each as is allowed. */
const sound: Files = {
  'scripts/build.ts': `import 'esbuild'\n`,
  'src/main.ts': `import './modules/lending/module.ts'\n`,
  'src/demo/loans.ts': `import '../modules/lending/operations.ts'\nimport '../modules/queue/module.ts'\n`,
  'src/platform/database/connection.ts': `import pg from 'pg'\nexport const client = pg.Client\n`,
  'src/ui/document.tsx': `import { renderToString } from 'preact-render-to-string'\nexport const text = renderToString\n`,
  'src/ui/rendered-once.ts': `import 'preact-render-to-string'\n`,
  'src/ui/part.tsx': `import type { Ring } from '../platform/ring.ts'\nexport type Part = Ring\n`,
  // A circle of types alone.
  'src/platform/ring.ts': `import type { Band } from './band.ts'\nexport interface Ring { readonly band: Band }\n`,
  'src/platform/band.ts': `import type { Ring } from './ring.ts'\nexport interface Band { readonly ring?: Ring }\n`,
  'src/modules/lending/module.ts': `import '../queue/module.ts'\nexport * from './lending.ts'\n`,
  'src/modules/lending/lending.ts': `import { eq } from 'drizzle-orm'\nexport const equal = eq\n`,
  'src/modules/lending/operations.ts': `export * from './lending.ts'\n`,
  'src/modules/lending/schema.ts': `export const table = 1\n`,
  'src/modules/lending/lending.test.ts': `import 'vitest'\nimport '../../../test/support/world.ts'\n`,
  'src/modules/lending/pages/list-page.tsx':
    `import type { SQL } from 'drizzle-orm'\nimport type { table } from '../schema.ts'\n` +
    `export type Props = [SQL, typeof table]\n`,
  'src/modules/queue/module.ts': `export const queue = 1\n`,
  'test/support/world.ts': `import '../../src/modules/queue/module.ts'\n`,
}

/** For every rule an import that breaks it and no other: the file, and what it imports. */
const violations: Readonly<Record<string, readonly [file: string, imported: string]>> = {
  'platform-knows-nothing-above': ['src/platform/up.ts', '../ui/part.tsx'],
  'ui-knows-no-module': ['src/ui/up.tsx', '../modules/queue/module.ts'],
  'modules-know-no-program': ['src/modules/queue/up.ts', '../../app.ts'],
  'modules-meet-at-the-door': ['src/modules/queue/aside.ts', '../lending/lending.ts'],
  'the-house-uses-doors': ['test/support/through-the-window.ts', '../../src/modules/lending/lending.ts'],
  'samples-are-made-by-operations': ['src/demo/reaching-in.ts', '../modules/lending/lending.ts'],
  'pages-do-not-query': ['src/modules/queue/pages/asking-page.tsx', 'drizzle-orm/pg-core'],
  'one-place-renders': ['src/modules/queue/rendering.tsx', 'preact-render-to-string'],
  'servers-hook-nothing': ['src/modules/queue/hooking.tsx', 'preact/hooks'],
  'no-cycles': ['src/modules/queue/egg.ts', './hen.ts'],
  'no-tests-in-the-product': ['src/platform/tested.ts', '../../test/support/world.ts'],
  'product-stands-on-what-ships': ['src/platform/left-at-home.ts', 'fast-check'],
  resolvable: ['src/platform/nowhere.ts', './no-such-file.ts'],
}

test('every rule has a violation here', () => {
  expect(Object.keys(violations)).toEqual(configuration.forbidden?.map((rule) => rule.name))
})

test('a sound house passes', async () => {
  expect(await gates.boundaries(houseOf(sound))).toEqual({ passed: true, output: '' })
})

test('a violation of each rule is reported by name, and nothing else is', async () => {
  const planted = Object.values(violations).map(([file, imported]) => [file, `import '${imported}'\n`])
  const { passed, output } = await gates.boundaries(
    houseOf({
      ...sound,
      ...Object.fromEntries(planted),
      'src/app.ts': `export const app = 1\n`,
      'src/modules/queue/hen.ts': `import './egg.ts'\n`,
    }),
  )
  expect(passed).toBe(false)
  const reported = output.split('\n').map((line) => line.split(' → ')[0])
  const expected = Object.entries(violations).map(([rule, [file]]) => `${rule}: ${file}`)
  expect(reported.toSorted()).toEqual(expected.toSorted())
})

test('a page may not use the driver or a table at run time either', async () => {
  const page = `import 'pg'\nimport '../schema.ts'\nimport '../../../platform/database/connection.ts'\n`
  const { output } = await gates.boundaries(
    houseOf({ ...sound, 'src/modules/lending/pages/asking-page.tsx': page }),
  )
  expect(output.match(/^pages-do-not-query: /gm)).toHaveLength(3)
})

test('nor may a page of a part of a module', async () => {
  const { output } = await gates.boundaries(
    houseOf({ ...sound, 'src/modules/lending/returns/pages/asking-page.tsx': `import 'pg'\n` }),
  )
  expect(output).toContain('pages-do-not-query: src/modules/lending/returns/pages/asking-page.tsx')
})

test('a run that sees no sources fails, although dependency-cruiser finds nothing wrong', async () => {
  const blind = `module.exports = { forbidden: [], options: { exclude: '[.]tsx?$' } }\n`
  const { passed, output } = await gates.boundaries(houseOf({ ...sound, '.dependency-cruiser.cjs': blind }))
  expect(passed).toBe(false)
  const unseen = Object.keys(sound).map((file) => `not seen: ${file}`)
  expect(output.split('\n')).toEqual(unseen.toSorted())
})

test('a house without sources fails', async () => {
  const empty = { 'src/.keep': '', 'test/.keep': '', 'scripts/.keep': '' }
  expect(await gates.boundaries(houseOf(empty))).toMatchObject({ passed: false })
})
