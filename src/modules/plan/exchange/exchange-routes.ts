import { z } from 'zod'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { spreadsheetType } from '../../../platform/documents/spreadsheet-writing.ts'
import { route, type Act } from '../../../platform/web/route.ts'
import { bookOfYear } from '../plan-book.ts'
import { numberInAddress } from '../selection.ts'
import { planUrls } from '../urls.ts'
import { yearTableCsv, yearTableSpreadsheet, type YearTable } from './year-table.ts'

const ofYear = z.object({ fiscalYear: numberInAddress })
/** Never kept: it carries the day on which it was made. */
const download = {
  permission: 'public',
  event: 'none',
  reuse: 'never',
  languages: 'one',
  parameters: ofYear,
} as const

/** The table of a year as it stands today; undefined for a year that no plan of the organisation has. */
async function tableOf(act: Act<{ fiscalYear: number }>): Promise<YearTable | undefined> {
  const { view, parameters } = act
  const book = await bookOfYear(act, parameters.fiscalYear)
  const year = book?.years.get(parameters.fiscalYear)
  return (
    book &&
    year && {
      title: book.plan.title,
      fiscalYear: year.fiscalYear,
      rows: year.rows,
      asOf: formatDate(view.today, 'th'),
      issuer: view.organization.name,
    }
  )
}

/** The table of a year for everybody to take along, in the columns of the national print. */
export const exchangeRoutes = [
  route(planUrls.yearSpreadsheet, download, async (act) => {
    const table = await tableOf(act)
    if (!table) return { kind: 'absent' }
    return {
      kind: 'data',
      type: spreadsheetType,
      filename: `plan-${table.fiscalYear}.xlsx`,
      body: await yearTableSpreadsheet(table),
    }
  }),
  route(planUrls.yearCsv, download, async (act) => {
    const table = await tableOf(act)
    if (!table) return { kind: 'absent' }
    return {
      kind: 'data',
      type: 'text/csv; charset=utf-8',
      filename: `plan-${table.fiscalYear}.csv`,
      body: yearTableCsv(table),
    }
  }),
]
