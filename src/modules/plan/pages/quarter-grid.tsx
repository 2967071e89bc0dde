import type { VNode } from 'preact'
import { formatBaht } from '../../../platform/language/money.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { PlannedIcon } from '../../../ui/icons.tsx'
import { DimensionName, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { planMessages } from '../messages.ts'
import { nameIn } from '../naming.ts'
import type { Dimension, YearRow } from '../reading.ts'
import { quarterNumbers } from '../summary.ts'
import { planUrls } from '../urls.ts'

/**
 * Programmes against quarters. A real table whose roles are spelled out, because on a phone its rows
 * become small grids and browsers then forget that they were a table.
 */
export function QuarterGrid({
  caption,
  rows,
  dimensions,
}: {
  caption: string
  rows: readonly YearRow[]
  /** Where given, rows stand in groups under these. */
  dimensions: readonly Dimension[]
}): VNode {
  const t = useMessages(planMessages)
  return (
    <table class="ps-grid" role="table">
      <caption class="govuk-visually-hidden">{caption}</caption>
      <thead role="rowgroup">
        <tr role="row">
          <th scope="col" role="columnheader" class="ps-grid__no">
            {t.number}
          </th>
          <th scope="col" role="columnheader">
            {t.programme}
          </th>
          {quarterNumbers.map((quarter) => (
            <th scope="col" role="columnheader" class="ps-grid__q">
              <Thai>{t.quarterOf(quarter)}</Thai>
            </th>
          ))}
          <th scope="col" role="columnheader" class="ps-grid__money">
            {t.budget} <small>({t.baht})</small>
          </th>
        </tr>
      </thead>
      {dimensions.length === 0 ? (
        <tbody role="rowgroup">
          {rows.map((row) => (
            <Row row={row} />
          ))}
        </tbody>
      ) : (
        dimensions.map((dimension) => <Group dimension={dimension} rows={rows} />)
      )}
    </table>
  )
}

function Group({ dimension, rows }: { dimension: Dimension; rows: readonly YearRow[] }): VNode | null {
  const { language } = useView()
  const t = useMessages(planMessages)
  const members = rows.filter((row) => row.dimension === dimension.number)
  if (members.length === 0) return null
  return (
    <tbody role="rowgroup">
      <tr role="row" class={`ps-grid__group ps-dim-${dimension.number}`}>
        <th colSpan={7} scope="rowgroup" role="rowheader">
          <DimensionName number={dimension.number} name={nameIn(language, dimension)} />{' '}
          <span class="ps-small">{t.programmeCount(members.length)}</span>
        </th>
      </tr>
      {members.map((row) => (
        <Row row={row} />
      ))}
    </tbody>
  )
}

function Row({ row }: { row: YearRow }): VNode {
  const { language } = useView()
  const t = useMessages(planMessages)
  return (
    <tr role="row">
      <td role="cell" class="ps-grid__no">
        {row.number}
      </td>
      <th scope="row" role="rowheader" class="ps-grid__name">
        <Link to={planUrls.programme({ number: row.number })}>
          <Thai>{nameIn(language, row)}</Thai>
        </Link>
      </th>
      {quarterNumbers.map((quarter) => {
        const planned = row.quarters.includes(quarter)
        return (
          <td role="cell" class="ps-grid__q">
            <span class={planned ? 'ps-q ps-q--planned' : 'ps-q ps-q--none'} data-q={quarter}>
              {planned ? <PlannedIcon /> : <span aria-hidden="true">–</span>}
              <span class="govuk-visually-hidden">{planned ? t.planned : t.notPlanned}</span>
            </span>
          </td>
        )
      })}
      <td
        role="cell"
        class={row.budgetSatang === null ? 'ps-grid__money ps-grid__money--none' : 'ps-grid__money'}
      >
        {row.budgetSatang === null ? (
          <>
            <span aria-hidden="true">–</span>
            <span class="govuk-visually-hidden">{t.noBudget}</span>
          </>
        ) : (
          <span>
            {formatBaht(row.budgetSatang)}
            <span class="ps-grid__unit"> {t.baht}</span>
          </span>
        )}
      </td>
    </tr>
  )
}
