const notTests = '\\.test\\.tsx?$'

/** @type {import('dependency-cruiser').IConfiguration} */
module.exports = {
  forbidden: [
    {
      name: 'platform-knows-nothing-above',
      comment: 'Three floors, imports go down only: the platform knows no page, no module and no program.',
      severity: 'error',
      from: { path: '^src/platform/' },
      to: { path: '^src/', pathNot: '^src/platform/' },
    },
    {
      name: 'ui-knows-no-module',
      comment: 'The design system stands on the platform alone.',
      severity: 'error',
      from: { path: '^src/ui/' },
      to: { path: '^src/', pathNot: '^src/(ui|platform)/' },
    },
    {
      name: 'modules-know-no-program',
      comment: 'A module is put into the house; it does not know which house.',
      severity: 'error',
      from: { path: '^src/modules/' },
      to: { path: '^src/([^/]+|demo/.+)$' },
    },
    {
      name: 'modules-meet-at-the-door',
      comment: 'A module imports nothing of a sibling but its door, module.ts.',
      severity: 'error',
      from: { path: '^src/modules/([^/]+)/' },
      to: { path: '^src/modules/', pathNot: '^src/modules/($1/|[^/]+/module\\.tsx?$)' },
    },
    {
      name: 'the-house-uses-doors',
      comment: 'What assembles the house, and what tests the whole of it, comes through the doors too.',
      severity: 'error',
      from: { path: '^(src/[^/]+\\.tsx?$|test/|scripts/)' },
      to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/module\\.tsx?$' },
    },
    {
      name: 'samples-are-made-by-operations',
      comment:
        'A demonstration does what people do: it calls operations.ts of a module, which nobody else is given.',
      severity: 'error',
      from: { path: '^src/demo/' },
      to: { path: '^src/modules/', pathNot: '^src/modules/[^/]+/(module\\.tsx?|operations\\.ts)$' },
    },
    {
      name: 'pages-do-not-query',
      comment: 'A page takes plain props; its route has read the database. Types of rows may be named.',
      severity: 'error',
      from: { path: ['^src/ui/', '^src/modules/.+/pages/'], pathNot: notTests },
      to: {
        path: '(node_modules/(@types/)?(drizzle-orm|pg)/|^src/platform/database/|/schema\\.ts$)',
        dependencyTypesNot: ['type-only'],
      },
    },
    {
      name: 'one-place-renders',
      comment:
        'Components become text in three places, so that nothing else can put text among them as markup.',
      severity: 'error',
      from: { path: '^src/', pathNot: `(^src/ui/(document\\.tsx|rendered-once\\.ts|xml\\.ts)|${notTests})` },
      to: { path: 'node_modules/preact-render-to-string/' },
    },
    {
      name: 'servers-hook-nothing',
      comment:
        'Hooks watch every node of a page: on the server they double its cost. What pages share is in the view.',
      severity: 'error',
      from: { path: '^src/', pathNot: '\\.browser\\.tsx?$' },
      to: { path: 'node_modules/preact/hooks/' },
    },
    {
      name: 'no-cycles',
      comment: 'Two files that need each other are one thing or three. Types may refer back.',
      severity: 'error',
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } },
    },
    {
      name: 'no-tests-in-the-product',
      comment: 'The product imports no test, no support of tests and no script of the workshop.',
      severity: 'error',
      from: { path: '^src/', pathNot: notTests },
      to: { path: `(${notTests}|^test/|^scripts/)` },
    },
    {
      name: 'product-stands-on-what-ships',
      comment: 'An installation leaves out the development dependencies.',
      severity: 'error',
      from: { path: '^(src/|scripts/build\\.ts$)', pathNot: notTests },
      to: { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['type-only'] },
    },
    {
      name: 'resolvable',
      comment: 'An import that leads nowhere would hide what it leads to from every rule above.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    // Type-only imports are seen too: the floors hold for types as well.
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'require', 'node', 'default', 'types'],
    },
  },
}
