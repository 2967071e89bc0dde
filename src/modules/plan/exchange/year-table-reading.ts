import { formatBaht, parseBaht } from '../../../platform/language/money.ts'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { quarterNumbers } from '../summary.ts'
import { matchName, plainName, skeletonOf, type KnownProgramme, type Match } from './name-matching.ts'
import { readBudget, readDimension, readTick, type KnownDimension } from './cell-reading.ts'
import { findHeader, type Columns, type TableField } from './table-header.ts'
import type { ProblemCode, TableProblem } from './table-problem.ts'
import { mergedMark, noValueMark, type TableSource } from './table-source.ts'

export interface KnownPlan {
  readonly programmes: readonly KnownProgramme[]
  readonly dimensions: readonly KnownDimension[]
}

/** A row as it would be. What could not be understood is undefined, and a problem says why. */
export interface ReadRow {
  /** Of the table that was read, from 1. */
  readonly row: number
  readonly position: number
  readonly name: string
  readonly dimension: number | undefined
  /** Null for no budget. */
  readonly budgetSatang: number | null | undefined
  readonly quarters: readonly number[]
  readonly remark: string
  readonly match: Match
}

export interface YearTableReading {
  readonly rows: readonly ReadRow[]
  readonly problems: readonly TableProblem[]
}

/** The largest plan known has a hundred programmes a year. */
const mostRows = 500
const longestName = 500
const longestRemark = 1_000

/**
 * Reads the yearly table of a plan in the layout of the national print, and names everything that is
 * wrong with it by row and column. Names are looked up among the programmes of the plan.
 */
export function readYearTable(table: TableSource, known: KnownPlan): YearTableReading {
  const header = findHeader(table)
  if (!header.ok) {
    const { row, missing } = header
    const problems = missing.map((field): TableProblem => ({
      code: 'no-header',
      row: row + 1,
      field,
      found: '',
    }))
    return { rows: [], problems }
  }
  const { columns, firstRow } = header
  const rows: ReadRow[] = []
  const problems: TableProblem[] = []
  let total: Line | undefined
  for (const [offset, cells] of table.slice(firstRow).entries()) {
    const line = new Line(cells, firstRow + offset + 1, columns)
    if (line.isEmpty) continue
    if (total) {
      if (line.isProgramme) problems.push(line.problem('after-total', 'name'))
    } else if (line.isTotal) {
      total = line
    } else if (rows.length === mostRows) {
      problems.push({ ...line.problem('too-many-rows'), expected: String(mostRows) })
      break
    } else {
      const read = readRow(line, rows.length + 1, known)
      rows.push(read.row)
      problems.push(...read.problems)
    }
  }
  if (rows.length === 0) problems.push({ code: 'no-rows', row: firstRow + 1, found: '' })
  problems.push(...repeated(rows, columns))
  if (total) problems.push(...totalProblems(total, rows))
  return { rows, problems: problems.toSorted((one, other) => one.row - other.row) }
}

/** One line of the table, whose cells are asked for by what they hold. */
class Line {
  readonly row: number
  readonly #cells: readonly string[]
  readonly #columns: Columns

  constructor(cells: readonly string[], row: number, columns: Columns) {
    this.#cells = cells
    this.row = row
    this.#columns = columns
  }

  text(field: TableField): string {
    const column = this.#columns[field]
    return column === undefined ? '' : plainName(this.#cells[column] ?? '')
  }

  get isEmpty(): boolean {
    return this.#cells.every((cell) => plainName(cell) === '')
  }

  /** Totals are called so in the first column, or where the names stand with nothing but a count. */
  get isTotal(): boolean {
    const first = this.text('position') || this.#cells.map(plainName).find((cell) => cell !== '') || ''
    return /^(?:รวม|ยอดรวม|total)(?:ทั้งสิ้น|ทั้งหมด|งบประมาณ)*(?:\s*[\d๐-๙,]+\s*(?:โครงการ|programmes?))?$/i.test(
      first,
    )
  }

  get isProgramme(): boolean {
    return this.text('name') !== '' && this.text('dimension') !== ''
  }

  problem(code: ProblemCode, field?: TableField): TableProblem {
    const column = field && this.#columns[field]
    return {
      code,
      row: this.row,
      field,
      column: column === undefined ? undefined : column + 1,
      found: field ? this.text(field) : '',
    }
  }
}

function readRow(
  line: Line,
  order: number,
  known: KnownPlan,
): { row: ReadRow; problems: readonly TableProblem[] } {
  const problems: TableProblem[] = []
  const report = (code: ProblemCode, field: TableField, expected?: string) => {
    problems.push({ ...line.problem(code, field), ...(expected !== undefined && { expected }) })
  }
  /** The text of a cell, or undefined where it has a mark that only a person can replace. */
  const certain = (field: TableField): string | undefined => {
    const text = line.text(field)
    if (text === noValueMark) report('formula-without-value', field)
    else if (text.startsWith(mergedMark)) report('merged', field)
    else return text
    return undefined
  }
  // A dimension joined over several rows is meant for each of them, and so is a remark.
  const joined = (field: TableField) => line.text(field).replace(mergedMark, '').trim()

  const position = certain('position') || String(order)
  const counted = parseInteger(position.replace(/\.$/, ''))
  if (counted === null) report('position-unclear', 'position')

  const name = certain('name')
  if (name === '') report('name-missing', 'name')
  if (name && name.length > longestName) report('name-too-long', 'name', String(longestName))

  const dimension = readDimension(joined('dimension'), known.dimensions)
  if (dimension === undefined) {
    const isMissing = joined('dimension') === ''
    report(isMissing ? 'dimension-missing' : 'dimension-unknown', 'dimension', numbersOf(known.dimensions))
  }

  const budget = certain('budget')
  const amount = budget === undefined ? undefined : readBudget(budget)
  if (amount?.ok === false) report(`budget-${amount.reason}`, 'budget')

  const quarters = quarterNumbers.filter((quarter) => {
    const text = certain(`quarter${quarter}`)
    const isTicked = text !== undefined && readTick(text)
    if (text !== undefined && isTicked === undefined) report('tick-unclear', `quarter${quarter}`)
    return isTicked === true
  })

  const remark = joined('remark')
  if (remark.length > longestRemark) report('remark-too-long', 'remark', String(longestRemark))

  const match = matchIn(name ?? '', dimension, known.programmes)
  const meant = match.kind === 'known' && known.programmes.find(({ number }) => number === match.number)
  if (meant && dimension !== undefined && meant.dimension !== dimension) {
    report('dimension-differs', 'dimension', String(meant.dimension))
  }
  const row = {
    row: line.row,
    position: counted ?? order,
    name: name ?? '',
    dimension,
    budgetSatang: amount?.ok ? amount.satang : undefined,
    quarters,
    remark,
    match,
  }
  return { row, problems }
}

function numbersOf(dimensions: readonly KnownDimension[]): string {
  return dimensions.map(({ number }) => number).join(', ')
}

/** In its own dimension first: another one may have a programme of nearly the same name. */
function matchIn(name: string, dimension: number | undefined, programmes: readonly KnownProgramme[]): Match {
  const inDimension = matchName(
    name,
    programmes.filter((programme) => programme.dimension === dimension),
  )
  if (inDimension.kind === 'known') return inDimension
  const anywhere = matchName(name, programmes)
  return anywhere.kind === 'known' || inDimension.kind === 'new' ? anywhere : inDimension
}

function repeated(rows: readonly ReadRow[], columns: Columns): TableProblem[] {
  const names = new Map<string, number>()
  const positions = new Map<number, number>()
  return rows.flatMap(({ row, name, dimension, position }) => {
    const problems: TableProblem[] = []
    const sameAs = (earlier: number, code: ProblemCode, field: TableField, found: string) => {
      const column = columns[field]
      problems.push({
        code,
        row,
        field,
        column: column === undefined ? undefined : column + 1,
        found,
        expected: String(earlier),
      })
    }
    const key = `${dimension} ${skeletonOf(name)}`
    const sameName = names.get(key)
    if (sameName !== undefined && name !== '') sameAs(sameName, 'name-twice', 'name', name)
    const samePosition = positions.get(position)
    if (samePosition !== undefined) sameAs(samePosition, 'position-twice', 'position', String(position))
    names.set(key, sameName ?? row)
    positions.set(position, samePosition ?? row)
    return problems
  })
}

/** The sums that the table gives, against those of its rows; where a cell of them is not understood, none. */
function totalProblems(total: Line, rows: readonly ReadRow[]): TableProblem[] {
  const problems: TableProblem[] = []
  const budget = parseBaht(total.text('budget'))
  if (budget.ok && rows.every((row) => row.budgetSatang !== undefined)) {
    const sum = rows.reduce((before, row) => before + (row.budgetSatang ?? 0), 0)
    if (sum !== budget.satang) {
      problems.push({ ...total.problem('total-budget', 'budget'), expected: formatBaht(sum) })
    }
  }
  const count = parseInteger(/[\d๐-๙,]+/.exec(total.text('name'))?.[0] ?? '')
  if (count !== null && count !== rows.length) {
    problems.push({ ...total.problem('total-count', 'name'), expected: String(rows.length) })
  }
  for (const quarter of quarterNumbers) {
    const said = parseInteger(total.text(`quarter${quarter}`))
    const ticked = rows.filter((row) => row.quarters.includes(quarter)).length
    if (said !== null && said !== ticked) {
      problems.push({ ...total.problem('total-quarter', `quarter${quarter}`), expected: String(ticked) })
    }
  }
  return problems
}
