import { renderToString } from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { inView } from '../../../../platform/web/view.ts'
import { importedRows } from '../imported-rows.ts'
import { tableOfText } from '../table-source.ts'
import { readYearTable, type KnownPlan } from '../year-table-reading.ts'
import { ImportPreviewPage } from './import-preview-page.tsx'

const known: KnownPlan = {
  dimensions: [{ number: 1, name: 'วัฒนธรรม' }],
  programmes: [{ number: 6, name: 'โครงการโรงเรียนคุณธรรม', nameEn: '', dimension: 1 }],
}
const header = 'รายการโครงการ\tมิติ\tงบประมาณ\tไตรมาส 1\tไตรมาส 2\tไตรมาส 3\tไตรมาส 4'

function page(row: string, { typed = {}, isConfirming = false } = {}): string {
  const table = `${header}\n${row}`
  const reading = readYearTable(tableOfText(table), known)
  const { undecided } = importedRows(reading.rows, typed, known.programmes)
  const view = {
    language: 'en',
    organization: undefined,
    today: Temporal.PlainDate.from('2026-11-24'),
    path: '/',
    search: '',
    site: 'open',
    csrfToken: () => '',
  } as const
  return inView(view, () =>
    renderToString(
      <ImportPreviewPage
        fiscalYear={2570}
        reading={reading}
        notes={{ otherSheets: [], formulas: [] }}
        undecided={undecided}
        typed={{ ...typed, table }}
        isConfirming={isConfirming}
      />,
    ),
  )
}

const good = 'โครงการโรงเรียนคุณธรรม\t1\t\t✓\t\t\t'
const spelt = 'โครงการโรงเรียนคุณธรรม์\t1\t\t✓\t\t\t'

test('a table without problems can be confirmed, and goes along', () => {
  const html = page(good)
  expect(html).toContain('formaction="/en/plan/work/2570/import/confirm"')
  expect(html).toMatch(/<textarea[^>]*name="table"[^>]*>รายการโครงการ\t/)
  expect(html).not.toContain('govuk-error')
})

test('a table with a problem cannot', () => {
  expect(page(good.replace('✓', 'ok'))).not.toContain('formaction')
})

test('a name is not asked for as an error before the table is confirmed', () => {
  expect(page(spelt)).not.toContain('govuk-error')
  const refused = page(spelt, { isConfirming: true })
  expect(refused).toContain('href="#match-2"')
  expect(refused).toContain('id="match-2-error"')
  expect(page(spelt, { isConfirming: true, typed: { 'match-2': '6' } })).not.toContain('govuk-error')
})

test('what was chosen for a name is still chosen', () => {
  expect(page(spelt, { typed: { 'match-2': 'new' } })).toMatch(/<input[^>]*value="new"[^>]*checked/)
})
