import { execFileSync } from 'node:child_process'
import { readFileSync, realpathSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from 'vitest'
import { ownFiles } from '../../scripts/own-files.ts'
import { houseOf, root } from './planted-house.ts'

/** The projects in which vitest runs each test file of a folder; none for a file that it passes over. */
function projectsOf(folder: string): Map<string, readonly string[]> {
  const vitest = join(root, 'node_modules/.bin/vitest')
  const listed = execFileSync(process.execPath, [vitest, 'list', '--filesOnly', '--json'], {
    cwd: folder,
    encoding: 'utf8',
  })
  const runs = (JSON.parse(listed) as readonly { file: string; projectName: string }[]).map(
    ({ file, projectName }) => ({ file: relative(realpathSync(folder), file), projectName }),
  )
  const tests = ownFiles(folder).filter((file) => /\.test\.\w+$/.test(file))
  return new Map(
    tests.map((name) => [
      name,
      runs.filter(({ file }) => file === name).map(({ projectName }) => projectName),
    ]),
  )
}

function inNone(projects: ReadonlyMap<string, readonly string[]>): readonly string[] {
  return [...projects].filter(([, names]) => names.length === 0).map(([file]) => file)
}

test('every test file runs, and those run on both servers that are meant to', () => {
  const projects = projectsOf(root)
  expect(inNone(projects)).toEqual([])
  const platform = [...projects.keys()].filter((file) =>
    /^src\/platform\/.*\.database\.test\.tsx?$/.test(file),
  )
  const onBoth = [...projects].filter(([, names]) => names.length === 2).map(([file]) => file)
  expect(onBoth).toEqual(expect.arrayContaining(platform))
  // By name: one that is renamed would no longer be found by the pattern.
  expect(onBoth.filter((file) => file.startsWith('test/house/'))).toEqual([
    'test/house/database-loss.test.ts',
    'test/house/demo.test.ts',
    'test/house/every-page.test.ts',
    'test/house/hanging-database.test.ts',
    'test/house/no-organization.test.ts',
    'test/house/organizations.test.ts',
    'test/house/own-server.test.ts',
  ])
})

test('canary: a test file that no project takes is noticed', () => {
  const config = readFileSync(join(root, 'vitest.config.ts'), 'utf8')
  const house = houseOf({
    'vitest.config.ts': config,
    'src/found.test.ts': '',
    'test/bench/lost.test.ts': '',
  })
  expect(inNone(projectsOf(house))).toEqual(['test/bench/lost.test.ts'])
})
