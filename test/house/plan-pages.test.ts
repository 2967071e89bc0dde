import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { v7 as uuidv7 } from 'uuid'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadPlan, planMessages, planUrls, readPlanFile } from '../../src/modules/plan/module.ts'
import { languages } from '../../src/platform/language/messages.ts'
import { addOrganization } from '../../src/platform/organization/adding.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { localAddress } from '../../src/platform/web/view.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { loadedAt } from '../support/changing.ts'
import { linksOf, textOf } from './reading.ts'

type PlanFile = Awaited<ReturnType<typeof readPlanFile>>
const file = JSON.parse(readFileSync(join(projectRoot, 'data/krajai/plan.json'), 'utf8')) as PlanFile

let app: TestApp
beforeAll(async () => {
  app = await testApp()
})
afterAll(() => app.close())

async function page(address: string, host = 'localhost'): Promise<string> {
  const answer = await app.server.inject({ url: address, headers: { host } })
  expect(answer.statusCode, address).toBe(200)
  return answer.body
}

/** The cells of the tables of a page, row by row. */
function rowsOf(html: string): string[][] {
  return (html.match(/<tr\b[\s\S]*?<\/tr>/g) ?? []).map((row) =>
    (row.match(/<(td|th)\b[\s\S]*?<\/\1>|<(td|th)\b[^>]*\/>/g) ?? []).map((cell) => textOf(cell).trim()),
  )
}

const figures = [
  [2566, 43, [40, 39, 33, 34], [6, 27, 4, 6]],
  [2567, 44, [44, 43, 40, 39], [6, 27, 4, 7]],
  [2568, 41, [41, 40, 38, 38], [5, 26, 4, 6]],
  [2569, 44, [44, 44, 38, 37], [7, 27, 4, 6]],
  [2570, 44, [42, 43, 38, 38], [6, 28, 4, 6]],
] as const

test.each(figures)(
  'the page of %i shows its figures',
  async (fiscalYear, programmes, quarters, dimensions) => {
    for (const language of languages) {
      const t = planMessages[language]
      const html = await page(localAddress(language, planUrls.year({ fiscalYear })))
      const text = textOf(html)
      expect(text).toContain(t.allProgrammes(programmes))
      expect(text).toContain('110,000')
      expect(text).toContain(t.budgetNote(programmes - 5))
      const rows = rowsOf(html)
      for (const [index, total] of quarters.entries()) {
        const row = rows.find(([first]) => first === `${index + 1} ${t.quarterMonths(index + 1)}`)
        expect(row?.at(-1), `quarter ${index + 1}`).toBe(String(total))
      }
      const counts = [...text.matchAll(/(\d+) (?:โครงการ|programmes?) · /g)].map(([, count]) => Number(count))
      expect(counts).toEqual(dimensions)
    }
  },
)

test.each(figures)(
  'the list and the print version of %i have every row',
  async (fiscalYear, programmes, quarters) => {
    const list = rowsOf(await page(planUrls.yearProgrammes({ fiscalYear })))
    const numbers = file.schedule[fiscalYear]!.rows.map((row) => String(row.programme))
    expect(list.map(([number]) => number).filter((number) => /^\d+$/.test(number!))).toEqual(numbers)

    const print = rowsOf(await page(planUrls.yearPrint({ fiscalYear })))
    const foot = print.at(-1)!
    expect(print.slice(1, -1).map(([position]) => position)).toEqual(
      numbers.map((_, index) => String(index + 1)),
    )
    expect(foot).toEqual([`รวม ${programmes} โครงการ`, '110,000', ...quarters.map(String), ''])
  },
)

test('the page of the plan shows every year and every target', async () => {
  const html = await page(planUrls.plan())
  const rows = rowsOf(html)
  for (const [year, programmes, , dimensions] of figures) {
    expect(linksOf(html)).toContain(planUrls.year({ fiscalYear: year }))
    expect(rows).toContainEqual([String(year), ...dimensions.map(String), String(programmes)])
  }
  for (const { indicator, byYear } of file.targets) {
    const heading = rows.find((cells) => cells.includes(indicator))!
    const column = heading.indexOf(indicator)
    const below = rows.slice(rows.indexOf(heading) + 1)
    for (const [year, value] of Object.entries(byYear)) {
      expect(below.find(([first]) => first === year)?.[column], `${indicator} ${year}`).toContain(
        String(value),
      )
    }
  }
})

const sections = [
  'sectionName',
  'sectionRationale',
  'sectionObjectives',
  'sectionTargetGroups',
  'sectionSteps',
  'sectionQuarters',
  'sectionBudget',
  'sectionResponsible',
  'sectionResults',
] as const

test.each(file.programmes.map(({ number }) => number))(
  'programme %i shows the nine sections of the official form in their order',
  async (number) => {
    for (const language of languages) {
      const t = planMessages[language]
      const html = await page(localAddress(language, planUrls.programme({ number })))
      const headings = [...html.matchAll(/<h2 id="section-(\d)">([\s\S]*?)<\/h2>/g)]
      expect(headings.map(([, position, title = '']) => [position, textOf(title)])).toEqual(
        sections.map((key, index) => [String(index + 1), `${index + 1}${t[key]}`]),
      )
    }
  },
)

test('every word of the plan stands on the pages of its programmes, in both languages', async () => {
  for (const programme of file.programmes) {
    const points = [programme.objectives, programme.steps, programme.outputs, programme.outcomes].flat()
    const words = [
      programme.name,
      ...programme.rationale,
      ...points.flatMap(({ text, items = [] }) => [text, ...items]),
      ...programme.targetGroups.map(({ group }) => group),
      programme.responsible ?? '',
      programme.remark,
    ]
    for (const language of languages) {
      const text = textOf(
        await page(localAddress(language, planUrls.programme({ number: programme.number }))),
      )
      for (const each of words) expect(text, String(programme.number)).toContain(each)
      if (language === 'en') expect(text).toContain(programme.summaryEn)
    }
  }
})

test('every fraud risk stands on its page, beside programmes that control it', async () => {
  for (const language of languages) {
    const html = await page(localAddress(language, planUrls.risks()))
    for (const { processEn, process, risks, controls } of file.fraudRisks) {
      const section = html
        .split('<section')
        .find((part) => textOf(part).includes(language === 'th' ? process : processEn))!
      for (const risk of risks) {
        expect(section).toContain(`id="risk-${risk.id}"`)
        expect(textOf(section)).toContain(language === 'th' ? risk.text : risk.textEn)
      }
      const programmes = linksOf(section).filter((link) => link.includes('/plan/programmes/'))
      expect(programmes.toSorted()).toEqual(
        controls.map((number) => localAddress(language, planUrls.programme({ number }))).toSorted(),
      )
      expect(programmes.length).toBeGreaterThan(0)
    }
  }
})

test('no budget used and a budget of nothing are told apart on every page', async () => {
  const plan = await readPlanFile(join(projectRoot, 'data/krajai/plan.json'))
  const [first, ...others] = plan.schedule['2570']!.rows
  expect(first).toMatchObject({ budgetBaht: null })
  await app.database.asOwner(uuidv7(), async (tx) => {
    await addOrganization(tx, { ...plan.organization, host: 'nothing.example' }, loadedAt)
    const rows = [{ ...first!, budgetBaht: 0 }, ...others]
    await loadPlan(tx, { ...plan, schedule: { ...plan.schedule, '2570': { rows } } }, loadedAt)
  })
  const nothing = (address: string): Promise<string> => page(address, 'nothing.example')
  const list = planUrls.yearProgrammes({ fiscalYear: 2570 })
  const rowIn = (html: string, name: string) => rowsOf(html).find((cells) => cells.includes(name))
  const { name } = plan.programmes.find(({ number }) => number === first!.programme)!
  await expect.poll(async () => rowIn(await nothing(list), name)?.at(-1)).toBe('0 บาท')
  expect(rowIn(await page(list), name)?.at(-1)).toBe('–ไม่ใช้งบประมาณ')

  const print = planUrls.yearPrint({ fiscalYear: 2570 })
  expect(rowIn(await nothing(print), name)?.[4]).toBe('0')
  expect(rowIn(await page(print), name)?.[4]).toBe('ไม่ใช้งบประมาณ')

  const programme = planUrls.programme({ number: first!.programme })
  expect(textOf(await nothing(programme))).toContain('ปีงบประมาณ 2570: 0 บาท')
  expect(textOf(await page(programme))).not.toContain('0 บาท')

  const year = planUrls.year({ fiscalYear: 2570 })
  expect(textOf(await nothing(year))).toContain('ใช้งบ 6 โครงการ')
  expect(textOf(await page(year))).toContain('ใช้งบ 5 โครงการ')

  const only = planUrls.yearProgrammes({ fiscalYear: 2570 }, { budget: 'with' })
  expect(rowIn(await nothing(only), name)).toBeDefined()
  expect(rowIn(await page(only), name)).toBeUndefined()

  const csv = async (host: string) =>
    (await page('/open-data/plan-programme-years.csv', host))
      .split('\r\n')
      .find((line) => line.startsWith('2570,1,'))
  expect(await csv('nothing.example')).toMatch(/,0,(true|false),/)
  expect(await csv('localhost')).toMatch(/,,(true|false),/)

  const json = async (host: string) => {
    const { rows } = JSON.parse(await page('/open-data/plan-programme-years.json', host)) as {
      rows: { fiscal_year: number; position: number; budget_baht: number | null }[]
    }
    return rows.find((row) => row.fiscal_year === 2570 && row.position === 1)?.budget_baht
  }
  expect(await json('nothing.example')).toBe(0)
  expect(await json('localhost')).toBeNull()
})
