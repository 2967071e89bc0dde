import type { VNode } from 'preact'
import { classNames } from './class-names.ts'
import { expand } from './part.ts'
import type { Absent, Part, Shorthand } from './part.ts'

export interface TableCell extends Part {
  /** Numbers stand to the right, so that their digits align. */
  readonly format?: 'numeric' | undefined
  readonly colSpan?: number | undefined
  readonly rowSpan?: number | undefined
}

export interface TableProps extends Omit<Part, 'children'> {
  readonly rows: readonly (readonly (Shorthand<TableCell> | number)[] | Absent)[]
  readonly head?: readonly Shorthand<TableCell>[] | undefined
  readonly caption?: Shorthand<Omit<Part, 'attributes'>> | undefined
  /** The first cell of a row names the row. */
  readonly firstCellIsHeader?: boolean | undefined
}

/** Figures or texts to be compared. */
export function Table({
  rows,
  head,
  caption,
  firstCellIsHeader,
  class: classes,
  attributes,
}: TableProps): VNode {
  return (
    <table class={classNames('govuk-table', classes)} {...attributes}>
      {caption && <Caption {...expand(caption)} />}
      {head && (
        <thead class="govuk-table__head">
          <tr class="govuk-table__row">
            {head.map((cell) => (
              <HeaderCell {...expand(cell)} scope="col" />
            ))}
          </tr>
        </thead>
      )}
      <tbody class="govuk-table__body">
        {rows.map(
          (row) =>
            row && (
              <tr class="govuk-table__row">
                {row.map((cell, index) =>
                  firstCellIsHeader && index === 0 ? (
                    <HeaderCell {...expand(cell)} scope="row" />
                  ) : (
                    <Cell {...expand(cell)} />
                  ),
                )}
              </tr>
            ),
        )}
      </tbody>
    </table>
  )
}

function Caption({ class: classes, children }: Omit<Part, 'attributes'>): VNode {
  return <caption class={classNames('govuk-table__caption', classes)}>{children}</caption>
}

function HeaderCell(props: TableCell & { readonly scope: 'col' | 'row' }): VNode {
  const { scope, format, colSpan, rowSpan, class: classes, attributes, children } = props
  return (
    <th
      scope={scope}
      class={classNames('govuk-table__header', format && `govuk-table__header--${format}`, classes)}
      colSpan={colSpan}
      rowSpan={rowSpan}
      {...attributes}
    >
      {children}
    </th>
  )
}

function Cell({ format, colSpan, rowSpan, class: classes, attributes, children }: TableCell): VNode {
  return (
    <td
      class={classNames('govuk-table__cell', format && `govuk-table__cell--${format}`, classes)}
      colSpan={colSpan}
      rowSpan={rowSpan}
      {...attributes}
    >
      {children}
    </td>
  )
}
