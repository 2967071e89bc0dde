import type { VNode } from 'preact'
import { formatBaht } from '../../../platform/language/money.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { DimensionName, Link } from '../../../ui/page-parts.tsx'
import { renderedOnce } from '../../../ui/rendered-once.ts'
import { Thai } from '../../../ui/thai.tsx'
import { planMessages } from '../messages.ts'
import { nameIn } from '../naming.ts'
import type { Dimension, YearRow } from '../reading.ts'
import { quarterNumbers } from '../summary.ts'

/**
 * Programmes against quarters. A real table whose roles are spelled out, because on a phone its rows
 * become small grids and browsers then forget that they were a table.
 */
export function QuarterGrid({
  caption,
  rows,
  dimensions,
  programmeAddress,
}: {
  caption: string
  rows: readonly YearRow[]
  /** Where given, rows stand in groups under these. */
  dimensions: readonly Dimension[]
  programmeAddress: (number: number) => string
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
            <Row row={row} address={programmeAddress(row.number)} />
          ))}
        </tbody>
      ) : (
        dimensions.map((dimension) => (
          <Group dimension={dimension} rows={rows} programmeAddress={programmeAddress} />
        ))
      )}
    </table>
  )
}

function Group({
  dimension,
  rows,
  programmeAddress,
}: {
  dimension: Dimension
  rows: readonly YearRow[]
  programmeAddress: (number: number) => string
}): VNode | null {
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
        <Row row={row} address={programmeAddress(row.number)} />
      ))}
    </tbody>
  )
}

function Row({ row, address }: { row: YearRow; address: string }): VNode {
  const { language } = useView()
  return (
    <tr role="row">
      {nameCells(String(row.number), nameIn(language, row), address)}
      {quarterCells(row.quarters.join(''))}
      {budgetCell(row.budgetSatang === null ? '' : formatBaht(row.budgetSatang))}
    </tr>
  )
}

// A year's list can be filtered and sorted in hundreds of ways, and all of them show the same cells.

const nameCells = renderedOnce((number: string, name: string, address: string) => (
  <>
    <td role="cell" class="ps-grid__no">
      {number}
    </td>
    <th scope="row" role="rowheader" class="ps-grid__name">
      <Link to={address}>
        <Thai>{name}</Thai>
      </Link>
    </th>
  </>
))

/** `planned` lists some of the four quarters, such as 134. */
const quarterCells = renderedOnce((planned: string) => {
  const t = useMessages(planMessages)
  return (
    <>
      {quarterNumbers.map((quarter) => {
        const isPlanned = planned.includes(String(quarter))
        return (
          <td role="cell" class="ps-grid__q">
            <span class={isPlanned ? 'ps-q ps-q--planned' : 'ps-q ps-q--none'} data-q={quarter}>
              {!isPlanned && <span aria-hidden="true">–</span>}
              <span class="govuk-visually-hidden">{isPlanned ? t.planned : t.notPlanned}</span>
            </span>
          </td>
        )
      })}
    </>
  )
})

/** `baht` is empty where no budget is used. */
const budgetCell = renderedOnce((baht: string) => {
  const t = useMessages(planMessages)
  return baht === '' ? (
    <td role="cell" class="ps-grid__money ps-grid__money--none">
      <span aria-hidden="true">–</span>
      <span class="govuk-visually-hidden">{t.noBudget}</span>
    </td>
  ) : (
    <td role="cell" class="ps-grid__money">
      <span>
        {baht}
        <span class="ps-grid__unit"> {t.baht}</span>
      </span>
    </td>
  )
})
