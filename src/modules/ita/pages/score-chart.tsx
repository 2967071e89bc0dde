import type { VNode } from 'preact'
import { formatNumber } from '../../../platform/language/numerals.ts'
import { useMessages } from '../../../platform/web/view.ts'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { aspiredMark, finding, passMark } from '../analysis.ts'
import { parts } from '../frame.ts'
import { itaMessages } from '../messages.ts'
import type { ListedYear } from '../year-reading.ts'
import { changeWords, MarkTag } from './score-words.tsx'

/** 360 units wide, so that text is 14 px on a phone of that width. */
const width = 360
const labelWidth = 46
const totalWidth = 48
const headHeight = 20
const rowHeight = 34
const barHeight = 22
/** From nothing on: a bar that begins at 80 would make a point look like ten. */
const unit = (width - labelWidth - totalWidth) / 100

/**
 * The totals by year as bars against the two marks, with the table of the same figures. The drawing is hidden from
 * screen readers, which get the table.
 */
export function ScoresByYear({
  years,
  to,
}: {
  years: readonly ListedYear[]
  to: (parameters: { itaYear: number }) => string
}): VNode {
  const t = useMessages(itaMessages)
  const scored = years.filter(({ result }) => result !== undefined)
  return (
    <figure class="ps-chart">
      <figcaption>
        <Thai>{t.chart}</Thai>
      </figcaption>
      {scored.length > 0 && <Drawing years={scored} />}
      <div class="ps-scroll">
        <table class="ps-table">
          <caption class="govuk-visually-hidden">{t.byYear}</caption>
          <thead>
            <tr>
              <th scope="col">{t.year}</th>
              <th scope="col" class="n">
                <Thai>{t.total}</Thai>
              </th>
              {parts.map((part) => (
                <th scope="col" class="n">
                  {part.toUpperCase()}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {years.map((year) => (
              <YearRow
                year={year}
                before={years.find(({ itaYear }) => itaYear === year.itaYear - 1)}
                to={to}
              />
            ))}
          </tbody>
        </table>
      </div>
    </figure>
  )
}

function YearRow({
  year: { itaYear, result },
  before,
  to,
}: {
  year: ListedYear
  before: ListedYear | undefined
  to: (parameters: { itaYear: number }) => string
}): VNode {
  const t = useMessages(itaMessages)
  const { change } = finding('total', result?.scores.total ?? 0, before?.result?.scores.total ?? null)
  return (
    <tr>
      <th scope="row">
        <Link to={to({ itaYear })}>{itaYear}</Link>
        {result && (
          <>
            <small>
              <Thai>{changeWords(t, change)}</Thai>
            </small>
            <MarkTag score={result.scores.total} />
          </>
        )}
      </th>
      {result ? (
        <>
          <td class="n">
            <b>{formatNumber(result.scores.total)}</b>
          </td>
          {parts.map((part) => {
            const score = result.scores.parts[part]
            return <td class="n">{score === null ? '–' : formatNumber(score)}</td>
          })}
        </>
      ) : (
        <td colSpan={4}>
          <Thai>{t.notEntered}</Thai>
        </td>
      )}
    </tr>
  )
}

function Drawing({ years }: { years: readonly ListedYear[] }): VNode {
  const height = headHeight + years.length * rowHeight
  const at = (score: number) => rounded(labelWidth + score * unit)
  return (
    <svg viewBox={`0 0 ${width} ${height}`} aria-hidden="true" focusable="false">
      {years.map(({ itaYear, result }, row) => {
        const top = headHeight + row * rowHeight
        const { total } = result!.scores
        const middle = top + barHeight / 2 + 5
        return (
          <>
            <text class="ps-chart__label" x="0" y={middle}>
              {itaYear}
            </text>
            <rect
              class="ps-chart__bar ps-chart__bar--plain"
              x={labelWidth}
              y={top}
              width={rounded(total * unit)}
              height={barHeight}
            />
            <text class="ps-chart__total" x={at(100) + 6} y={middle}>
              {formatNumber(total)}
            </text>
          </>
        )
      })}
      {[passMark, aspiredMark].map((mark) => (
        <>
          <path class="ps-chart__mark ps-chart__mark--edge" d={`M${at(mark)} ${headHeight - 4}V${height}`} />
          <path class="ps-chart__mark" d={`M${at(mark)} ${headHeight - 4}V${height}`} />
          <text
            class="ps-chart__label"
            x={at(mark)}
            y={headHeight - 7}
            // The two stand twelve units apart: each number on its own side.
            text-anchor={mark === passMark ? 'end' : 'start'}
          >
            {mark}
          </text>
        </>
      ))}
    </svg>
  )
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
