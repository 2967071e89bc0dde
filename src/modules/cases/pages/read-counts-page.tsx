import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { caseMessages } from '../messages.ts'
import type { MonthOfReads } from '../reads.ts'
import { caseUrls } from '../urls.ts'

/** How often cases were opened, for the internal auditor. */
export function ReadCountsPage({ months }: { months: readonly MonthOfReads[] }): VNode {
  const t = useMessages(caseMessages)
  return (
    <>
      <p>
        <Link to={caseUrls.cases()}>
          <Thai>{t.cases}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.reads}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.readsWhy}</Thai>
      </p>
      {months.length === 0 ? (
        <p class="ps-rows__meta">
          <Thai>{t.noReads}</Thai>
        </p>
      ) : (
        <div class="ps-scroll" tabIndex={0} role="region" aria-label={t.reads}>
          <table class="ps-table">
            <thead>
              <tr>
                <th scope="col">
                  <Thai>{t.month}</Thai>
                </th>
                {[t.readsColumn, t.readersColumn, t.casesColumn].map((heading) => (
                  <th scope="col" class="n">
                    <Thai>{heading}</Thai>
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {months.map(({ month, reads, readers, cases }) => (
                <tr>
                  <th scope="row">{monthName(month)}</th>
                  <td class="n">{reads}</td>
                  <td class="n">{readers}</td>
                  <td class="n">{cases}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </>
  )
}

/** Such as 11/2569. */
function monthName(iso: string): string {
  const { year, month } = Temporal.PlainYearMonth.from(iso)
  return `${month}/${year + 543}`
}
