import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { suppressed } from '../../../platform/open-data/small-cells.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Thai } from '../../../ui/thai.tsx'
import { complaintPreventionMessages } from '../prevention-messages.ts'
import { complaintRoundMessages } from '../round-messages.ts'
import type { RoundContent } from '../rounds/round-content.ts'
import { roundLines } from '../rounds/round-lines.ts'
import { complaintStatisticsMessages } from '../statistics-messages.ts'

/** Everything that the summary of a round says; beside a sealed one the sums that stand otherwise today. */
export function RoundSections({ content, live }: { content: RoundContent; live?: RoundContent }): VNode {
  const { language } = useView()
  const t = useMessages(complaintRoundMessages)
  const day = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language)
  const lines = roundLines(content, language)
  const today = live && roundLines(live, language)
  const hasChanged = today?.some(([, value], row) => value !== lines[row]![1])
  return (
    <>
      <p class="ps-measure">
        <Thai>{t.period(day(content.from), day(content.to))}</Thai>
        <br />
        <Thai>{t.asOf(day(content.asOf))}</Thai>
      </p>
      {!content.isOver && (
        <p class="ps-measure">
          <b>
            <Thai>{t.notOver}</Thai>
          </b>
        </p>
      )}
      <Lines
        name={t.figure}
        headings={hasChanged ? [t.inReport, t.since] : [t.count]}
        rows={lines.map(([line, value], row) => {
          const now = today?.[row]?.[1]
          return [line, ...(hasChanged ? [value, now === value ? '–' : (now ?? '–')] : [value])]
        })}
      />
      {live && (
        <p class="ps-measure">
          <Thai>{hasChanged ? t.sinceNote : t.unchanged}</Thai>
        </p>
      )}
      <p class="ps-measure">
        <Thai>{t.overdueNote}</Thai>
      </p>
      {content.remark !== '' && (
        <>
          <h2 class="govuk-heading-m">
            <Thai>{t.remark}</Thai>
          </h2>
          <p class="ps-measure ps-typed">
            <Thai>{content.remark}</Thai>
          </p>
        </>
      )}
      <Parts title={t.byCategory} rows={content.byCategory} />
      <Parts title={t.byVillage} rows={content.byVillage} />
      <h2 class="govuk-heading-m">
        <Thai>{t.measures}</Thai>
      </h2>
      <Measures content={content} />
    </>
  )
}

function Measures({ content: { measures, asOf } }: { content: RoundContent }): VNode {
  const { language } = useView()
  const t = useMessages(complaintPreventionMessages)
  const short = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language, 'short')
  if (measures.length === 0) {
    return (
      <p>
        <Thai>{t.noMeasures}</Thai>
      </p>
    )
  }
  return (
    <ul class="ps-rows">
      {measures.map(({ about, action, dueOn, doneOn, programmeNumber, result }) => (
        <li>
          <div class="ps-measure">
            <b>
              <Thai>{action}</Thai>
            </b>
            {result !== null && (
              <p>
                <Thai>{`${t.result}: ${result}`}</Thai>
              </p>
            )}
            <p class="ps-tasks__from">
              <Thai>
                {programmeNumber === null
                  ? about[language]
                  : `${about[language]} · ${t.programmeOf(programmeNumber)}`}
              </Thai>
            </p>
          </div>
          <span class="ps-rows__meta">
            <Thai>
              {doneOn !== null
                ? t.done(short(doneOn))
                : dueOn < asOf
                  ? t.overdue(short(dueOn))
                  : t.notDone(short(dueOn))}
            </Thai>
          </span>
        </li>
      ))}
    </ul>
  )
}

function Parts({ title, rows }: { title: string; rows: RoundContent['byCategory'] }): VNode {
  const { language } = useView()
  const t = useMessages(complaintStatisticsMessages)
  const round = useMessages(complaintRoundMessages)
  if (rows.every(({ received }) => received === suppressed)) {
    return (
      <p class="ps-block">
        <b>
          <Thai>{title}</Thai>
        </b>
        <br />
        <Thai>{t.tooFew}</Thai>
      </p>
    )
  }
  return (
    <Lines
      name={title}
      headings={[round.count]}
      rows={rows.map(({ name, received }) => [
        name[language],
        received === suppressed ? t.tooSmall : String(received),
      ])}
    />
  )
}

function Lines({
  name,
  headings,
  rows,
}: {
  name: string
  headings: readonly string[]
  rows: readonly (readonly string[])[]
}): VNode {
  return (
    <div class="ps-scroll ps-block ps-measure" tabIndex={0} role="region" aria-label={name}>
      <table class="ps-table">
        <thead>
          <tr>
            <th scope="col">
              <Thai>{name}</Thai>
            </th>
            {headings.map((heading) => (
              <th scope="col" class="n">
                <Thai>{heading}</Thai>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([line, ...values]) => (
            <tr>
              <th scope="row">
                <Thai>{line!}</Thai>
              </th>
              {values.map((value) => (
                <td class="n">
                  <Thai>{value}</Thai>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
