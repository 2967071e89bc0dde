import { z } from 'zod'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { bookOfYear, bookInForce } from '../plan-book.ts'
import { pdf, word } from './document-answer.ts'
import { numberInAddress } from '../selection.ts'
import { planUrls } from '../urls.ts'
import { readPlanContent } from './plan-content.ts'
import { planDocument } from './plan-document.ts'
import { yearTableDocument } from './year-table-document.ts'

const ofYear = z.object({ fiscalYear: numberInAddress })

/** The whole plan, as `write` sets it. */
function wholePlan(write: typeof pdf): (act: Act) => Promise<Answer> {
  return async (act) => {
    const book = await bookInForce(act)
    if (!book) return { kind: 'absent' }
    const content = await readPlanContent(act.tx, act.view.organization, book, act.services.files)
    const { firstFiscalYear, lastFiscalYear } = book.plan
    return write(
      act,
      planDocument(content),
      `แผนป้องกันการทุจริต ${firstFiscalYear}-${lastFiscalYear} ${act.view.organization.shortName}`,
    )
  }
}

async function yearTable(act: Act<{ fiscalYear: number }>): Promise<Answer> {
  const book = await bookOfYear(act, act.parameters.fiscalYear)
  const year = book?.years.get(act.parameters.fiscalYear)
  if (!book || !year) return { kind: 'absent' }
  const { name, shortName } = act.view.organization
  return pdf(
    act,
    yearTableDocument({
      organizationName: name,
      dimensions: book.dimensions,
      year,
      asOf: todayInBangkok(act.now),
      issuedBy: name,
    }),
    `ตารางแผนป้องกันการทุจริต ${year.fiscalYear} ${shortName}`,
  )
}

/** The plan on paper. Made once for each revision, like the pages; the official language is Thai alone. */
export const planDocumentRoutes = [
  route(
    planUrls.document,
    { permission: 'public', event: 'none', reuse: 'revision', languages: 'one' },
    wholePlan(pdf),
  ),
  route(
    planUrls.documentWord,
    { permission: 'public', event: 'none', reuse: 'revision', languages: 'one' },
    wholePlan(word),
  ),
  route(
    planUrls.yearTable,
    { permission: 'public', event: 'none', reuse: 'revision', languages: 'one', parameters: ofYear },
    yearTable,
  ),
]
