import type { VNode } from 'preact'
import { DimensionName } from './page-parts.tsx'
import { Thai } from './thai.tsx'

export interface StackedBar {
  readonly label: string
  /** A longer or more exact name for the table, where there is room. */
  readonly tableLabel?: string
  readonly address?: string
  /** Values by dimension, in the order of the dimensions. */
  readonly values: readonly number[]
}

/** 360 units wide, so that text is 14 px on a phone of that width. */
const width = 360
const labelWidth = 76
const totalWidth = 40
const rowHeight = 38
const barHeight = 28

/**
 * Bars stacked by dimension with the table of the same figures. The drawing is hidden from screen
 * readers, which get the table; each dimension has a pattern and a number besides its colour.
 */
export function StackedBars({
  caption,
  rowHeading,
  totalHeading,
  note,
  bars,
}: {
  caption: string
  rowHeading: string
  totalHeading: string
  note: string
  bars: readonly StackedBar[]
}): VNode {
  const totals = bars.map((bar) => sum(bar.values))
  const scale = (width - labelWidth - totalWidth) / Math.max(1, ...totals)
  return (
    <figure class="ps-chart">
      <figcaption>
        <Thai>{caption}</Thai>
      </figcaption>
      <svg viewBox={`0 0 ${width} ${bars.length * rowHeight}`} aria-hidden="true" focusable="false">
        <Patterns />
        {bars.map((bar, row) => (
          <Bar bar={bar} top={row * rowHeight} scale={scale} total={totals[row] ?? 0} />
        ))}
      </svg>
      <div class="ps-scroll">
        <table class="ps-table">
          <caption class="govuk-visually-hidden">{caption}</caption>
          <thead>
            <tr>
              <th scope="col">{rowHeading}</th>
              {bars[0]?.values.map((_, index) => (
                <th scope="col" class="n">
                  <DimensionName number={index + 1} />
                </th>
              ))}
              <th scope="col" class="n">
                {totalHeading}
              </th>
            </tr>
          </thead>
          <tbody>
            {bars.map((bar, row) => (
              <tr>
                <th scope="row">{bar.tableLabel ?? bar.label}</th>
                {bar.values.map((value) => (
                  <td class="n">{value}</td>
                ))}
                <td class="n">
                  <b>{totals[row]}</b>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="ps-small">{note}</p>
    </figure>
  )
}

function Bar({
  bar,
  top,
  scale,
  total,
}: {
  bar: StackedBar
  top: number
  scale: number
  total: number
}): VNode {
  const middle = top + barHeight / 2 + 5
  let left = labelWidth
  return (
    <>
      <text class="ps-chart__label" x="0" y={middle}>
        {bar.label}
      </text>
      {bar.values.map((value, index) => {
        const barWidth = value * scale
        const x = left
        left += barWidth
        return value === 0 ? null : (
          <>
            <rect
              class={`ps-chart__bar ps-dim-${index + 1}`}
              x={rounded(x)}
              y={top}
              width={rounded(barWidth)}
              height={barHeight}
            />
            <rect
              fill={`url(#dimension-${index + 1})`}
              x={rounded(x)}
              y={top + barHeight - 7}
              width={rounded(barWidth)}
              height={7}
            />
            {barWidth > 14 && (
              <text
                class={`ps-chart__value ps-chart__value--${index + 1}`}
                x={rounded(x + barWidth / 2)}
                y={top + 16}
              >
                {value}
              </text>
            )}
          </>
        )
      })}
      <text class="ps-chart__total" x={rounded(left + 6)} y={middle}>
        {total}
      </text>
    </>
  )
}

/** Solid, diagonal, dots, horizontal: the order survives a printer without colour. */
function Patterns(): VNode {
  return (
    <defs>
      <pattern id="dimension-1" width="6" height="6" patternUnits="userSpaceOnUse" />
      <pattern id="dimension-2" width="6" height="6" patternUnits="userSpaceOnUse">
        <path d="M0 6L6 0" stroke="#fff" stroke-width="1.5" />
      </pattern>
      <pattern id="dimension-3" width="6" height="6" patternUnits="userSpaceOnUse">
        <circle cx="3" cy="3" r="1.3" fill="#fff" />
      </pattern>
      <pattern id="dimension-4" width="6" height="4" patternUnits="userSpaceOnUse">
        <path d="M0 2h6" stroke="#fff" stroke-width="1.5" />
      </pattern>
    </defs>
  )
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
