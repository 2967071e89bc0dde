import { join } from 'node:path'
import { expect, test } from 'vitest'
import { projectRoot } from '../../../platform/project-root.ts'
import { planFile, readPlanFile } from '../plan-file.ts'
import { formFields, formText, differences } from './differences.ts'
import { pointsOf } from './form-lines.ts'
import { newPlanFrom } from './new-plan.ts'
import { shippedIndicators, templateFor } from './template.ts'

const file = await readPlanFile(join(projectRoot, 'data/krajai/plan.json'))
const organization = {
  name: 'เทศบาลตำบลทดสอบ',
  nameEn: 'Test Subdistrict Municipality',
  shortName: 'ทต.ทดสอบ',
  shortNameEn: 'Test Municipality',
  type: 'municipality',
  district: 'เมือง',
  districtEn: 'Mueang',
  province: 'เลย',
  provinceEn: 'Loei',
} as const

test('a template has nothing of the organisation that it is from, and is a plan', async () => {
  const template = templateFor(file, { organization, firstFiscalYear: 2571 })
  expect(planFile.safeParse(template).error).toBeUndefined()
  const text = JSON.stringify(template)
  for (const gone of [file.organization.name, file.organization.shortName, 'Krajai', 'ยโสธร']) {
    expect(text).not.toContain(gone)
  }
  expect(text).toContain(organization.name)
  // Decentralising (การกระจายอำนาจ) is no name.
  expect(text).toContain('การกระจายอำนาจ')
  expect(template.fiscalYears).toEqual([2571, 2572, 2573, 2574, 2575])
  const promised = template.programmes.map(({ summaryEn, outputs }) => JSON.stringify([summaryEn, outputs]))
  expect(promised.join()).not.toMatch(/256[6-9]|2570/)
  expect(promised.join()).toContain('พ.ศ. 2571 - 2575')
  // Years of others stay: this is the second phase of the national master plan.
  expect(text).toContain('ในระยะที่ 2 (พ.ศ. 2566 - 2570)')
  expect(template.targets[0]).toMatchObject({
    indicator: 'จำนวนคดีทุจริตลดลง (คำนวณจากปี 2570)',
    byYear: { 2571: 10, 2575: 50 },
  })
  const rows = Object.values(template.schedule).flatMap((year) => year.rows)
  expect(rows.every(({ budgetBaht, remark }) => budgetBaht === null && remark === '')).toBe(true)
  // What measures the first organisation's programmes measures those, but for what was rewritten.
  const indicators = await shippedIndicators(template, template)
  expect(indicators.length).toBeGreaterThan(125)
  const rewritten = {
    ...template,
    programmes: template.programmes.map((one) =>
      one.number === 1 ? { ...one, outputs: [{ text: 'อื่น', items: [] }, ...one.outputs.slice(1)] } : one,
    ),
  }
  expect((await shippedIndicators(rewritten, template)).length).toBe(indicators.length - 1)
})

test('a new plan follows without a gap, and a plan does not differ from itself', () => {
  const next = newPlanFrom(file)
  expect(planFile.safeParse(next).error).toBeUndefined()
  expect(next.schedule[2571]!.rows.map(({ programme }) => programme)).toEqual(
    file.schedule[2570]!.rows.map(({ programme }) => programme),
  )
  expect(differences(next, next)).toEqual([])
  expect(differences(file, next).length).toBeGreaterThan(100)
})

test('the points of every form read back from the lines that they are edited as', () => {
  for (const programme of file.programmes) {
    for (const field of ['objectives', 'steps', 'outputs', 'outcomes'] as const) {
      expect(formFields).toContain(field)
      const read = pointsOf(formText(programme, field))
      expect(read, `${programme.number} ${field}`).toEqual({ ok: true, points: programme[field] })
    }
  }
})
