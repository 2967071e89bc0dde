import fc from 'fast-check'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../../platform/project-root.ts'
import { readPlanFile, type PlanFile } from '../plan-file.ts'
import { differences } from './differences.ts'

const file = await readPlanFile(join(projectRoot, 'data/krajai/plan.json'))

/** The plan with some of its programmes renamed or gone, and some rows of a year changed, gone or in another order. */
const edited = fc
  .record({
    names: fc.dictionary(fc.integer({ min: 1, max: 46 }).map(String), fc.string({ minLength: 1 })),
    gone: fc.uniqueArray(fc.integer({ min: 1, max: 46 }), { maxLength: 3 }),
    year: fc.constantFrom(...file.fiscalYears),
    rows: fc.dictionary(
      fc.integer({ min: 1, max: 46 }).map(String),
      fc.record({
        budgetBaht: fc.option(fc.integer({ min: 0, max: 1_000_000 })),
        quarters: fc.subarray([1, 2, 3, 4]),
        remark: fc.string(),
        order: fc.integer({ min: 1, max: 50 }),
      }),
    ),
  })
  .map(({ names, gone, year, rows }): PlanFile => ({
    ...file,
    programmes: file.programmes
      .filter(({ number }) => !gone.includes(number))
      .map((one) => ({ ...one, name: names[one.number] ?? one.name })),
    schedule: {
      ...file.schedule,
      [year]: {
        rows: file.schedule[year]!.rows.filter(({ programme }) => !gone.includes(programme)).map((row) => ({
          ...row,
          ...rows[row.programme],
        })),
      },
    },
  }))

test('a plan does not differ from itself, and backwards old and new change places', () => {
  fc.assert(
    fc.property(edited, edited, (one, other) => {
      expect(differences(one, structuredClone(one))).toEqual([])
      expect(differences(other, one)).toEqual(
        differences(one, other).map(({ place, before, after }) => ({ place, before: after, after: before })),
      )
    }),
    { numRuns: 50 },
  )
})

test('each field that was changed is one difference, in the order of the document', () => {
  const changed = structuredClone(file)
  changed.objectives[0]!.textEn = 'Another objective'
  changed.targets[0]!.byYear['2570'] = 60
  changed.programmes[0]!.steps[0]!.items.push('ประชุม')
  changed.schedule['2570']!.rows[0]!.budgetBaht = 1_000.5
  changed.schedule['2570']!.rows[0]!.quarters = [2, 4]
  changed.schedule['2570']!.rows.pop()
  const last = file.schedule['2570']!.rows.at(-1)!.programme
  const number = file.schedule['2570']!.rows[0]!.programme
  expect(differences(file, changed).map(({ place, after }) => [place, after])).toEqual([
    [{ kind: 'plan', field: 'objectivesEn' }, expect.stringContaining('Another objective')],
    [{ kind: 'target', indicator: file.targets[0]!.indicator, fiscalYear: 2570 }, '60'],
    [{ kind: 'programme', number: 1, field: 'steps' }, expect.stringContaining('\n- ประชุม')],
    [{ kind: 'row', fiscalYear: 2570, number, field: 'budget' }, '1000.5'],
    [{ kind: 'row', fiscalYear: 2570, number, field: 'quarters' }, 'Q2 Q4'],
    [{ kind: 'row', fiscalYear: 2570, number: last, field: 'whole' }, null],
  ])
})
