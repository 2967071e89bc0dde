import type { VNode } from 'preact'
import { formatBaht } from '../../../platform/language/money.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Link } from '../../../ui/page-parts.tsx'
import { OfficialText, Thai } from '../../../ui/thai.tsx'
import { planMessages } from '../messages.ts'
import { nameIn } from '../naming.ts'
import type { Plan, YearRow } from '../reading.ts'
import { quarterNumbers, type YearSummary } from '../summary.ts'
import { planUrls } from '../urls.ts'

/** A year's table as the plan prints it, for paper: every row with its remark, totals at the foot. */
export function PrintPage({
  plan,
  fiscalYear,
  rows,
  summary,
}: {
  plan: Plan
  fiscalYear: number
  rows: readonly YearRow[]
  summary: YearSummary
}): VNode {
  const { language, organization } = useView()
  const t = useMessages(planMessages)
  return (
    <div class="ps-wrap ps-print">
      <p class="ps-print__advice">
        <Thai>{t.printAdvice}</Thai>{' '}
        <Link to={planUrls.year({ fiscalYear })}>
          <Thai>{t.backToYear(fiscalYear)}</Thai>
        </Link>{' '}
        <a class="govuk-link" href={planUrls.yearTable({ fiscalYear })}>
          <Thai>{t.yearPdf}</Thai>
        </a>
      </p>
      <h1 class="govuk-heading-m">
        <Thai>{t.printTitle(language === 'th' ? plan.title : plan.titleEn, fiscalYear)}</Thai>
      </h1>
      <p>
        <Thai>{(language === 'th' ? organization?.name : organization?.nameEn) ?? ''}</Thai>
      </p>
      <div class="ps-scroll" tabIndex={0} role="region" aria-label={t.listTitle(fiscalYear)}>
        <table class="ps-table ps-table--print">
          <caption class="govuk-visually-hidden">{t.listTitle(fiscalYear)}</caption>
          <thead>
            <tr>
              <th scope="col">{t.order}</th>
              <th scope="col" class="ps-nb">
                {t.number}
              </th>
              <th scope="col">{t.programme}</th>
              <th scope="col">{t.dimension}</th>
              <th scope="col" class="n">
                {t.budget}
              </th>
              {quarterNumbers.map((quarter) => (
                <th scope="col" class="c">
                  <Thai>{t.quarterOf(quarter)}</Thai>
                </th>
              ))}
              <th scope="col">{t.remark}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr>
                <td>{row.position}</td>
                <td>{row.number}</td>
                <th scope="row">
                  <Thai>{nameIn(language, row)}</Thai>
                </th>
                <td>{row.dimension}</td>
                <td class="n ps-nb">
                  {row.budgetSatang === null ? t.noBudget : formatBaht(row.budgetSatang)}
                </td>
                {quarterNumbers.map((quarter) => (
                  <td class="c">
                    <span aria-hidden="true">{row.quarters.includes(quarter) ? '✓' : ''}</span>
                    <span class="govuk-visually-hidden">
                      {row.quarters.includes(quarter) ? t.planned : t.notPlanned}
                    </span>
                  </td>
                ))}
                <td>{row.remark && <OfficialText language={language}>{row.remark}</OfficialText>}</td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row" colSpan={4}>
                {t.total} {t.programmeCount(summary.programmes)}
              </th>
              <td class="n">{formatBaht(summary.budgetSatang)}</td>
              {quarterNumbers.map((quarter) => (
                <td class="c">{rows.filter((row) => row.quarters.includes(quarter)).length}</td>
              ))}
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </div>
  )
}
