import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../../platform/project-root.ts'
import type { FormFields } from '../../../platform/web/route.ts'
import { readPlanFile } from '../plan-file.ts'
import { groupsOf } from './form-lines.ts'
import { planVersionMessages } from './messages.ts'
import { readPlan, readProgramme, typedPlan, typedProgramme, withoutProgramme } from './programme-form.ts'
import { typedYear, withYear } from './year-form.ts'

const file = await readPlanFile(join(projectRoot, 'data/krajai/plan.json'))

/** Fields as a browser sends them, whose lines end with both marks. */
function sent(typed: Record<string, string>) {
  const body: FormFields = Object.fromEntries(
    Object.entries(typed).map(([name, text]) => [name, text.replaceAll('\n', '\r\n')]),
  )
  return { body, t: planVersionMessages.th, errors: {} as Record<string, string> }
}

test('a form that is saved as it was shown changes nothing', () => {
  for (const programme of file.programmes) {
    const form = sent(typedProgramme(programme))
    expect(readProgramme(programme, form)).toEqual(programme)
    expect(form.errors).toEqual({})
  }
  for (const year of file.fiscalYears) {
    const form = sent(typedYear(file, year))
    expect(withYear(file, year, form)).toEqual(file)
    expect(form.errors).toEqual({})
  }
  const form = sent(typedPlan(file))
  expect(readPlan(file, form)).toEqual(file)
  expect(form.errors).toEqual({})
})

test('nothing that was typed is left out without a word', () => {
  const { t } = sent({})
  const listed = new Set(file.schedule[2570]!.rows.map(({ programme }) => programme))
  const other = file.programmes.find(({ number }) => !listed.has(number))!.number
  const year = sent({ ...typedYear(file, 2570), [`budget-${other}`]: '1,000' })
  withYear(file, 2570, year)
  expect(year.errors).toEqual({ [`in-${other}`]: t.tickOrEmpty })
  const plan = sent({ ...typedPlan(file), objectivesEn: 'One' })
  readPlan(file, plan)
  expect(plan.errors).toEqual({ objectivesEn: t.sameCount })
})

test('people are read from brackets, in Thai digits too', () => {
  expect(groupsOf('พนักงาน (๑,๒๐๐)\nประชาชน (ทุกหมู่บ้าน)')).toEqual([
    { group: 'พนักงาน', people: 1_200 },
    { group: 'ประชาชน (ทุกหมู่บ้าน)', people: null },
  ])
})

test('a programme that is taken out leaves its years and its risks, and no gap in their order', () => {
  const number = file.fraudRisks[0]!.controls[0]!
  const without = withoutProgramme(file, number)
  const { rows } = without.schedule[2570]!
  expect(rows.map(({ order }) => order)).toEqual(rows.map((_, index) => index + 1))
  expect(JSON.stringify([rows, without.programmes])).not.toMatch(
    new RegExp(`"(programme|number)":${number}\\b`),
  )
  expect(without.fraudRisks[0]!.controls).not.toContain(number)
})
