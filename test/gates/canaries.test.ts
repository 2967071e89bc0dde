import { readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, test, vi } from 'vitest'
import { gates, runGates, type GateName } from '../../scripts/gates.ts'
import { copyOfTheHouse, houseOf, root, type Files } from './planted-house.ts'

/** Passes every gate that looks at files one by one. */
const sound: Files = {
  'src/platform/web/address.ts': `export function address(pattern: string): string {\n  return pattern\n}\n`,
  'src/modules/queue/urls.ts':
    `import { address } from '../../platform/web/address.ts'\n\n` +
    `export const queueUrls = { queue: address('/queue') }\n`,
  'src/ui/styles/look.scss': `.queue {\n  color: #0a4a4c;\n}\n`,
  'docs/operations.md': 'Keep the data in /srv/prongsai; DATABASE_URL=postgresql://someone:word@db.example/prongsai\n',
}

interface Canary {
  readonly house: (files: Files) => string
  readonly files: () => Files
  /** What the report says of each planted violation. */
  readonly reported: readonly (string | RegExp)[]
}

function plantedIn(house: Canary['house'], files: Files, ...reported: Canary['reported']): Canary {
  return { house, files: () => files, reported }
}

/** Violations in pieces, so that this file does not break the rules it tests. */
const begin = '-----BEGIN'
const folder = (...names: readonly string[]): string => ['', ...names].join('/')

/** A route of the real platform that states neither its permission nor its ledger event. */
const unguarded = (): Files => ({
  'src/unguarded.ts': `import { route } from '${relative(join(root, 'x/src'), root)}'\n`,
})
void unguarded
