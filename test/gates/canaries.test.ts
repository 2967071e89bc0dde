import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { gates, type GateName } from '../../scripts/gates.ts'
import { copyOfTheHouse, houseOf, root, type Files } from './planted-house.ts'

// Each gate is a tool and its configuration. A planted violation proves that both are in force; what is
// planted is put together from pieces where it would otherwise break the rules here.

/** Passes every gate but those that look at the house as a whole. */
const sound: Files = {
  'package.json': packageOf({ start: 'node scripts/build.ts && exec node --no-warnings dist/main.js' }),
  'scripts/build.ts': 'export const built = true\n',
  'src/main.ts': 'export const started = true\n',
  'README.md':
    '[operations](docs/operations.md#data "how"), [the folder](docs/), [here](#run), [there](https://example.org/no.md)\n\n' +
    '![front](<docs/pictures/front.svg>) and [look][1]\n\n[1]: /src/ui/styles/look.scss\n\n' +
    '```\n[an example](no-such-file.md)\n```\n\nWrite `[text](no-such-file.md)`.\n',
  'docs/pictures/front.svg': '<svg xmlns="http://www.w3.org/2000/svg" />\n',
  '.env.example': 'DATABASE_URL=postgresql://someone:word@db.example/prongsai\n',
  'docs/operations.md': 'The data of a server live below /srv or in the home of /root.\n',
  'src/platform/web/address.ts': 'export function address(pattern: string): string {\n  return pattern\n}\n',
  'src/modules/queue/urls.ts':
    "import { address } from '../../platform/web/address.ts'\n\n" +
    "export const queueUrls = { queue: address('/queue') }\n",
  'src/ui/styles/look.scss': '.queue {\n  color: #0a4a4c;\n}\n',
}

interface Canary {
  /** The violations by their file. */
  readonly files: Files
  /** What the report says of them. */
  readonly reported: readonly (string | RegExp)[]
}

/** The gates that look at files one by one; that of the boundaries has a test file of its own. */
const canaries: Readonly<Record<Exclude<GateName, 'boundaries' | 'unused code'>, Canary>> = {
  types: {
    files: {
      'src/planted.tsx':
        'export const first: number = [1][0]\nexport const part = <p title={1} />\nexport enum Kind {}\n',
      'src/unguarded.ts':
        `import { address } from '${root}/src/platform/web/address.ts'\n` +
        `import { route } from '${root}/src/platform/web/route.ts'\n` +
        "export const open = route(address('/open'), { reuse: 'never' }, async () => ({ kind: 'absent' }))\n",
    },
    reported: [
      'src/planted.tsx(1,14): error TS2322',
      'src/planted.tsx(2,24): error TS2322',
      'src/planted.tsx(3,13): error TS1294',
      // A route cannot be declared without its permission and its ledger event.
      /src\/unguarded\.ts.*permission, event/,
    ],
  },
  lint: {
    files: {
      'src/Planted.ts': 'export const one: any = 1\nif (one == 2) console.log(one)\n',
      'src/long.ts': '// one line\n'.repeat(400) + 'export const last = 1\n',
      'src/planted.test.ts':
        "import { expect, test } from 'vitest'\n" +
        "test.only('one', () => expect(1).toBe(1))\ntest.skip('two', () => expect(1).toBe(1))\ntest('three', () => {})\n",
    },
    reported: [
      /typescript\(no-explicit-any\).*\n.*src\/Planted\.ts:1/,
      /unicorn\(filename-case\).*\n.*src\/Planted\.ts/,
      /eslint\(eqeqeq\).*\n.*src\/Planted\.ts:2/,
      /eslint\(no-console\).*\n.*src\/Planted\.ts:2/,
      /eslint\(max-lines\).*\n.*src\/long\.ts/,
      /vitest\(no-focused-tests\).*\n.*src\/planted\.test\.ts:2/,
      /vitest\(no-disabled-tests\).*\n.*src\/planted\.test\.ts:3/,
      /vitest\(expect-expect\).*\n.*src\/planted\.test\.ts:4/,
    ],
  },
  format: {
    files: {
      'src/planted.tsx': 'export const part = <p class="a">{ 1 };</p>;\n',
      'src/ui/styles/planted.scss': '.a { color:red }\n',
      'planted.json': '{"a":1,\n"b":2}\n',
    },
    reported: ['src/planted.tsx', 'src/ui/styles/planted.scss', 'planted.json'],
  },
  secrets: {
    files: {
      '.env': `TOKEN=ghp_${'a1B2c3D4e5F6'.repeat(3)}\n`,
      'docs/planted.md': `https://admin:${'correct-horse!'}@mail.example/\n`,
      'src/planted.txt': `postgresql://admin:${'correct-horse'}@db.example/x\n`,
      'ed25519.pem': privateKeyOf('ed25519'),
      'rsa.pem': privateKeyOf('rsa'),
      'data/krajai/signer.txt': `PRIVATE${'+KEY+'}krajai.example/log+0123abcd+${'AbC0'.repeat(11)}\n`,
      'identity.txt': `AGE-SECRET-${'KEY-1'}${'Q0A1'.repeat(14)}\n`,
    },
    reported: [
      /\.env\n.*GITHUB_TOKEN/,
      'docs/planted.md:1: password in a URL',
      'src/planted.txt:1: password in a URL',
      'ed25519.pem:1: private key',
      'rsa.pem:1: private key',
      'data/krajai/signer.txt:1: private key',
      'identity.txt:1: private key',
    ],
  },
  escaping: {
    files: { 'src/ui/planted.tsx': 'export const part = <p dangerouslySetInnerHTML={{ __html: "" }} />\n' },
    reported: ['src/ui/planted.tsx:1: dangerouslySetInnerHTML'],
  },
  addresses: {
    files: { 'src/ui/planted.tsx': 'export const part = <a href="/plan">plan</a>\n' },
    reported: ['src/ui/planted.tsx:1: address as text: "/plan"'],
  },
  'private paths': {
    files: {
      'docs/planted.md': `one\nbuilt in ${['', 'home', 'somebody', 'prongsai'].join('/')}\n`,
      'planted.json': `"file://${['', 'Users', 'somebody'].join('/')}"\n`,
    },
    reported: ['docs/planted.md:2', 'planted.json:1'],
  },
  links: {
    files: {
      'README.md':
        '```\n[code](docs/operations.md)\n```\n' +
        '[one](docs/none.md#part), ![two](docs/pictures/none.png)\n\n[three]: none.md\n' +
        '<img alt="" src="none.svg">\n[four](dist/main.js), [five](../outside.md), [six](docs/Operations.md)\n',
      'docs/planted.md': '[operations](docs/operations.md)\n',
      'package.json': packageOf({ dev: 'node scripts/none.ts', start: 'exec node dist/none.js' }),
      'dist/main.js': '',
    },
    reported: [
      'README.md:4: leads nowhere: docs/none.md#part',
      'README.md:4: leads nowhere: docs/pictures/none.png',
      'README.md:6: leads nowhere: none.md',
      'README.md:7: leads nowhere: none.svg',
      // Not in the repository, above it, and found only by a file system that takes a for A.
      'README.md:8: leads nowhere: dist/main.js',
      'README.md:8: leads nowhere: ../outside.md',
      'README.md:8: leads nowhere: docs/Operations.md',
      'docs/planted.md:1: leads nowhere: docs/operations.md',
      'package.json: dev starts no file: scripts/none.ts',
      'package.json: start starts no file: dist/none.js',
    ],
  },
}

describe.each(Object.entries(canaries))('%s', (name, { files, reported }) => {
  const gate = gates[name as keyof typeof canaries]

  test('a sound house passes', async () => {
    expect(await gate(houseOf(sound))).toMatchObject({ passed: true })
  })

  test('planted violations are reported', async () => {
    const { passed, output } = await gate(houseOf({ ...sound, ...files }))
    expect(passed).toBe(false)
    for (const words of reported) expect.soft(output).toMatch(words)
  })
})

test.each(['types', 'escaping', 'addresses'] as const)('%s: a house without sources fails', async (name) => {
  expect(await gates[name](houseOf({}))).toMatchObject({ passed: false })
})

test('links: a house without documents fails', async () => {
  const { 'README.md': _, 'docs/operations.md': __, ...rest } = sound
  expect(await gates.links(houseOf(rest))).toEqual({ passed: false, output: 'no documents were read' })
})

test('unused code: an unused file, export and package are reported, in the real house', async () => {
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  manifest.dependencies['left-over'] = '1.0.0'
  const { passed, output } = await gates['unused code'](
    copyOfTheHouse({
      'package.json': JSON.stringify(manifest),
      'src/platform/planted-file.ts': 'export {}\n',
      'scripts/check.ts': "import './planted/planted-export.ts'\n",
      'scripts/planted/planted-export.ts': 'export const plantedExport = 1\n',
      'src/planted-package.ts': "import 'not-listed'\n",
    }),
  )
  expect(passed).toBe(false)
  expect(output).toMatch(/Unused files[^]*src\/platform\/planted-file\.ts/)
  expect(output).toMatch(/Unused dependencies[^]*left-over/)
  expect(output).toMatch(/Unused exports[^]*plantedExport/)
})

function packageOf(scripts: Readonly<Record<string, string>>): string {
  return JSON.stringify({ type: 'module', scripts }, null, 2) + '\n'
}

function privateKeyOf(type: 'ed25519' | 'rsa'): string {
  const encoding = { type: 'pkcs8', format: 'pem' } as const
  const { privateKey } =
    type === 'rsa' ? generateKeyPairSync(type, { modulusLength: 2048 }) : generateKeyPairSync(type)
  return privateKey.export(encoding).toString()
}
