import { expect, test } from 'vitest'
import { ownFiles } from '../../scripts/own-files.ts'
import { houseOf } from './planted-house.ts'

test('gives every file but links and what .gitignore leaves out', () => {
  const house = houseOf({
    '.gitignore': '# made by programs\nnode_modules/\ndist/\n/data/*\n!/data/krajai/\n*.log\n!/kept.log\n\n',
    '.git/config': '',
    '.env': '',
    '.ci/run': '',
    'data/krajai/plan.json': '',
    'data/krajai/dist/made.json': '',
    'data/postgresql/base': '',
    'dist/main.js': '',
    'docs/data/kept.md': '',
    'docs/dist': 'a file, not a folder',
    'docs/left-out.log': '',
    'kept.log': '',
    'src/dist/made.js': '',
    'src/main.ts': '',
  })
  const configuration = /^(?:\.dependency|\.gitignore|\.ox|\.secret|knip|package|tsconfig)/
  expect(ownFiles(house).filter((file) => !configuration.test(file))).toEqual([
    '.ci/run',
    '.env',
    'data/krajai/plan.json',
    'docs/data/kept.md',
    'docs/dist',
    'kept.log',
    'src/main.ts',
  ])
})
