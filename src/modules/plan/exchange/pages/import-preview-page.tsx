import type { VNode } from 'preact'
import { formatBaht } from '../../../../platform/language/money.ts'
import { useHref, useMessages } from '../../../../platform/web/view.ts'
import { PostForm } from '../../../../ui/form.tsx'
import { useError } from '../../../../ui/form-fields.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { ErrorSummary } from '../../../../ui/govuk/error-summary.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { uiMessages } from '../../../../ui/messages.ts'
import { Figures, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planWorkUrls } from '../../urls.ts'
import { matchField, newProgramme, type Undecided } from '../imported-rows.ts'
import { planExchangeMessages } from '../messages.ts'
import type { FileNotes } from '../table-file.ts'
import type { ReadRow, YearTableReading } from '../year-table-reading.ts'
import { ReadTable } from './read-table.tsx'
import { columnLetter, PlaceAndWords, rowId } from './problem-place.tsx'

export interface ImportPreviewProps {
  readonly fiscalYear: number
  readonly reading: YearTableReading
  readonly notes: FileNotes
  readonly undecided: readonly Undecided[]
  /** The table as text, and what was chosen for its names. */
  readonly typed: Readonly<Record<string, string>>
  /** Names that were to be decided when the table was confirmed, and are not. */
  readonly isConfirming?: boolean
  /** Why the table could not be confirmed, where it is not for what stands in it. */
  readonly refusal?: string | undefined
}

const mostListed = 20

/** A table as it would be imported: its rows, what is wrong with them, names to decide, and the way on. */
export function ImportPreviewPage(props: ImportPreviewProps): VNode {
  const { fiscalYear, reading, notes } = props
  const { rows, problems } = reading
  const t = useMessages(planExchangeMessages)
  return (
    <>
      <Problems {...props} />
      <h1 class="govuk-heading-l">
        <Thai>{t.preview(fiscalYear)}</Thai>
      </h1>
      <p>
        <strong class="govuk-tag govuk-tag--yellow">
          <Thai>{t.nothingSaved}</Thai>
        </strong>
      </p>
      <Figures
        figures={[
          { label: t.rowsRead, value: String(rows.length), unit: t.programmesUnit },
          {
            label: t.budget,
            value: formatBaht(rows.reduce((sum, row) => sum + (row.budgetSatang ?? 0), 0)),
            unit: t.baht,
          },
          {
            label: t.newNames,
            value: String(rows.filter(({ match }) => match.kind === 'new').length),
            unit: t.programmesUnit,
          },
          { label: t.problemsFound, value: String(problems.length), unit: t.placesUnit },
        ]}
      />
      <Notes notes={notes} />
      {/* Whoever has something to mend wants that first; whoever has not, looks through the rows. */}
      {problems.length > 0 && <TableForm {...props} />}
      {rows.length > 0 && <ReadTable fiscalYear={fiscalYear} reading={reading} />}
      {problems.length === 0 && <TableForm {...props} />}
      <p>
        <Link to={planWorkUrls.importYear({ fiscalYear })}>
          <Thai>{t.startAgain}</Thai>
        </Link>
      </p>
    </>
  )
}

function Problems({
  reading: { rows, problems },
  undecided,
  isConfirming,
  refusal,
}: ImportPreviewProps): VNode | null {
  const t = useMessages(planExchangeMessages)
  const house = useMessages(uiMessages)
  const names = undecided.filter((one) => isConfirming || one.takenBy !== undefined)
  if (problems.length === 0 && names.length === 0 && refusal === undefined) return null
  const known = new Set(rows.map(({ row }) => row))
  return (
    <ErrorSummary
      title={<Thai>{house.problem}</Thai>}
      errorList={[
        ...problems.slice(0, mostListed).map((problem) => ({
          href: `#${known.has(problem.row) ? rowId(problem.row) : 'table'}`,
          children: <PlaceAndWords problem={problem} />,
        })),
        ...names.map((name) => ({
          href: `#${matchField(name.row.row)}`,
          children: <Thai>{undecidedWords(t, name)}</Thai>,
        })),
        ...(refusal === undefined ? [] : [{ href: '#table', children: <Thai>{refusal}</Thai> }]),
        ...(problems.length > mostListed
          ? [{ children: <Thai>{t.moreProblems(problems.length - mostListed)}</Thai> }]
          : []),
      ]}
    />
  )
}

function Notes({ notes: { otherSheets, formulas } }: { notes: FileNotes }): VNode | null {
  const t = useMessages(planExchangeMessages)
  if (otherSheets.length === 0 && formulas.length === 0) return null
  const cells = formulas.slice(0, mostListed).map(({ row, column }) => `${columnLetter(column)}${row}`)
  return (
    <div class="govuk-inset-text">
      {otherSheets.length > 0 && (
        <p>
          <Thai>{t.otherSheets(otherSheets.join(', '))}</Thai>
        </p>
      )}
      {formulas.length > 0 && (
        <p>
          <Thai>{t.formulasRead(cells.join(', ') + (formulas.length > cells.length ? ' …' : ''))}</Thai>
        </p>
      )}
    </div>
  )
}

/** The table and the choices travel in this form: nothing is kept until they are confirmed. */
function TableForm(props: ImportPreviewProps): VNode {
  const { fiscalYear, reading, typed } = props
  const { rows, problems } = reading
  const t = useMessages(planExchangeMessages)
  const href = useHref()
  const similar = rows.filter(({ match }) => match.kind === 'similar')
  const canConfirm = problems.length === 0 && rows.length > 0
  return (
    <PostForm hasFiles action={planWorkUrls.importYear({ fiscalYear })} class="ps-block">
      {similar.length > 0 && (
        <h2 class="govuk-heading-m">
          <Thai>{t.names}</Thai>
        </h2>
      )}
      {similar.map((row) => (
        <NameChoice row={row} {...props} />
      ))}
      {canConfirm && (
        <>
          <p class="ps-measure">
            <Thai>{t.confirmWhat(rows.length, fiscalYear)}</Thai>
          </p>
          <Button attributes={{ formaction: href(planWorkUrls.confirmImport({ fiscalYear })) }}>
            <Thai>{t.confirm}</Thai>
          </Button>
        </>
      )}
      <Details summary={<Thai>{t.correctTable}</Thai>} open={problems.length > 0}>
        <Textarea
          name="table"
          label={<Thai>{t.tableText}</Thai>}
          hint={<Thai>{t.tableTextHint}</Thai>}
          value={typed['table']}
          rows={12}
          spellcheck={false}
          autoComplete="off"
          attributes={{ wrap: 'off' }}
        />
        <Button class="govuk-button--secondary">
          <Thai>{t.readAgain}</Thai>
        </Button>
      </Details>
    </PostForm>
  )
}

function undecidedWords(t: typeof planExchangeMessages.th, { row, takenBy }: Undecided): string {
  return takenBy === undefined ? t.chooseName(row.name) : t.takenBy(takenBy)
}

function NameChoice({ row, typed, undecided, isConfirming }: ImportPreviewProps & { row: ReadRow }): VNode {
  const t = useMessages(planExchangeMessages)
  const name = matchField(row.row)
  const open = undecided.find((one) => one.row.row === row.row)
  const isFault = open && (isConfirming || open.takenBy !== undefined)
  const { match } = row
  return (
    <Radios
      name={name}
      fieldset={{
        legend: {
          children: <Thai>{`${t.rowAt(row.row)}: ${row.name}`}</Thai>,
          class: 'govuk-fieldset__legend--s',
        },
      }}
      errorMessage={useError(isFault ? undecidedWords(t, open) : undefined)}
      value={typed[name]}
      items={[
        match.kind === 'similar' && {
          value: match.number,
          children: <Thai>{t.sameAs(match.number, match.name)}</Thai>,
        },
        { value: newProgramme, children: <Thai>{t.notSame}</Thai> },
      ]}
    />
  )
}
