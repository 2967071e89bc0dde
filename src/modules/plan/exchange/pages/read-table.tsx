import type { VNode } from 'preact'
import { formatBaht } from '../../../../platform/language/money.ts'
import { useMessages } from '../../../../platform/web/view.ts'
import { Tag } from '../../../../ui/govuk/tag.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { quarterNumbers } from '../../summary.ts'
import { planExchangeMessages } from '../messages.ts'
import type { TableProblem } from '../table-problem.ts'
import type { ReadRow, YearTableReading } from '../year-table-reading.ts'
import { PlaceAndWords, rowId } from './problem-place.tsx'

/** Every row as it would be, with what is wrong with it right above. */
export function ReadTable({ fiscalYear, reading }: { fiscalYear: number; reading: YearTableReading }): VNode {
  const t = useMessages(planExchangeMessages)
  const problems = Map.groupBy(reading.problems, ({ row }) => row)
  return (
    <div class="ps-scroll" tabIndex={0} role="region" aria-label={t.preview(fiscalYear)}>
      <table class="ps-table">
        <caption class="govuk-visually-hidden">{t.preview(fiscalYear)}</caption>
        <thead>
          <tr>
            <th scope="col" rowSpan={2}>
              {t.position}
            </th>
            <th scope="col" rowSpan={2}>
              {t.name}
            </th>
            <th scope="col" rowSpan={2}>
              <Thai>{t.inPlan}</Thai>
            </th>
            <th scope="col" rowSpan={2}>
              {t.dimension}
            </th>
            <th scope="col" rowSpan={2} class="n">
              <Thai>{`${t.budget} (${t.baht})`}</Thai>
            </th>
            <th scope="colgroup" colSpan={quarterNumbers.length} class="c">
              <Thai>{t.quarters}</Thai>
            </th>
            <th scope="col" rowSpan={2}>
              {t.remark}
            </th>
          </tr>
          <tr>
            {quarterNumbers.map((quarter) => (
              <th scope="col" class="c">
                {quarter}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {reading.rows.map((row) => (
            <RowAndProblems row={row} problems={problems.get(row.row) ?? []} />
          ))}
        </tbody>
      </table>
    </div>
  )
}

function RowAndProblems({ row, problems }: { row: ReadRow; problems: readonly TableProblem[] }): VNode {
  const t = useMessages(planExchangeMessages)
  const unread = (
    <span class="govuk-error-message">
      <Thai>{t.notUnderstood}</Thai>
    </span>
  )
  return (
    <>
      {problems.length > 0 && (
        <tr>
          <td />
          <td colSpan={9}>
            {problems.map((problem) => (
              <p class="govuk-error-message">
                <PlaceAndWords problem={problem} />
              </p>
            ))}
          </td>
        </tr>
      )}
      <tr id={rowId(row.row)}>
        <td>{row.position}</td>
        <th scope="row">{row.name === '' ? unread : <Thai>{row.name}</Thai>}</th>
        <td>
          <MatchTag row={row} />
        </td>
        <td>{row.dimension ?? unread}</td>
        <td class="n ps-nb">
          {row.budgetSatang === undefined
            ? unread
            : row.budgetSatang === null
              ? t.noBudget
              : formatBaht(row.budgetSatang)}
        </td>
        {quarterNumbers.map((quarter) => (
          <td class="c">
            <span aria-hidden="true">{row.quarters.includes(quarter) ? '✓' : ''}</span>
            <span class="govuk-visually-hidden">
              {row.quarters.includes(quarter) ? t.planned : t.notPlanned}
            </span>
          </td>
        ))}
        <td>
          <Thai>{row.remark}</Thai>
        </td>
      </tr>
    </>
  )
}

function MatchTag({ row: { match } }: { row: ReadRow }): VNode {
  const t = useMessages(planExchangeMessages)
  if (match.kind === 'known') return <>{match.number}</>
  return (
    <Tag class={match.kind === 'new' ? 'govuk-tag--turquoise' : 'govuk-tag--yellow'}>
      <Thai>{match.kind === 'new' ? t.isNew : t.isSimilar}</Thai>
    </Tag>
  )
}
