import { defineConfig } from 'vitest/config'

const tests = 'test.{ts,tsx}'
const withDatabase = [`src/**/*.database.${tests}`, `test/house/*.${tests}`]
/**
 * Those that run a second time, as on a server of an operator's: the platform, which alone knows whose server
 * it is on, and the house where it is begun, filled, walked through, or loses its database. Pages and modules
 * ask in the same role under the same rules on both, as the platform's tests show.
 */
const onBothServers = [
  `src/*.database.${tests}`,
  `src/platform/**/*.database.${tests}`,
  `test/house/{database-loss,demo,every-page,hanging-database,no-organization,organizations,own-server}.${tests}`,
]
// One process for many files: loading the house anew for each costs more than the tests.
const withServer = {
  isolate: false,
  globalSetup: ['test/support/server.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
}

export default defineConfig({
  // Without it vitest compiles TSX files outside the tsconfig's include as React.
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    pool: 'forks',
    // vitest leaves one processor free; with two, that is half of the machine.
    maxWorkers: '100%',
    // A limit ends what would never end. It says nothing of how long a thing may take.
    expect: { poll: { timeout: 30_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: [`src/**/*.${tests}`, `test/{gates,support}/*.${tests}`],
          exclude: withDatabase,
          testTimeout: 90_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'database',
          include: withDatabase,
          provide: { serverKind: 'embedded' },
          ...withServer,
        },
      },
      {
        extends: true,
        test: {
          name: 'own-database',
          include: onBothServers,
          provide: { serverKind: 'own' },
          ...withServer,
        },
      },
      {
        extends: true,
        test: {
          name: 'journeys',
          include: [`test/journeys/*.${tests}`],
          provide: { serverKind: 'embedded' },
          ...withServer,
          testTimeout: 300_000,
        },
      },
    ],
  },
})
