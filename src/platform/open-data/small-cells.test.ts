import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  safeCount,
  smallestCount,
  suppressCounts,
  suppressed,
  suppressTable,
  type SafeCount,
  type SafeTable,
} from './small-cells.ts'

test('counts from five are told, and so is their sum', () => {
  expect(suppressCounts([5, 12, 30])).toEqual({ counts: [5, 12, 30], total: 47 })
})

test('a small count takes the smallest other one with it, or the sum would tell it', () => {
  expect(suppressCounts([3, 12, 30])).toEqual({ counts: [suppressed, suppressed, 30], total: 45 })
})

test('two small counts are not told as a small group together', () => {
  expect(suppressCounts([1, 1, 20, 30])).toEqual({
    counts: [suppressed, suppressed, suppressed, 30],
    total: 52,
  })
})

test('two small counts that are five together hide each other', () => {
  expect(suppressCounts([2, 3, 20])).toEqual({ counts: [suppressed, suppressed, 20], total: 25 })
})

test('nothing is a small count as well, and is never told as 0', () => {
  expect(suppressCounts([0, 9, 9])).toEqual({ counts: [suppressed, suppressed, 9], total: 18 })
  expect(suppressCounts([0, 0])).toEqual({ counts: [suppressed, suppressed], total: suppressed })
})

test('one count alone is told only where it is large', () => {
  expect(suppressCounts([4])).toEqual({ counts: [suppressed], total: suppressed })
  expect(suppressCounts([7])).toEqual({ counts: [7], total: 7 })
  expect(suppressCounts([])).toEqual({ counts: [], total: suppressed })
})

test('in a table a small cell takes a rectangle with it, the cheapest', () => {
  const table = suppressTable([
    [2, 10, 40],
    [11, 12, 50],
    [60, 70, 80],
  ])
  expect(table).toEqual({
    cells: [
      [suppressed, suppressed, 40],
      [suppressed, suppressed, 50],
      [60, 70, 80],
    ],
    rowTotals: [52, 73, 210],
    columnTotals: [73, 92, 170],
    total: 335,
  })
})

test.each([[[[1.5]]], [[[-1]]], [[[1, 2], [3]]]])('the table %j is refused', (rows) => {
  expect(() => suppressTable(rows)).toThrow(RangeError)
})

test('the column of a dataset takes what comes out, and no small count', () => {
  expect(safeCount.safeParse(suppressed).success).toBe(true)
  expect(safeCount.safeParse(5).success).toBe(true)
  expect(safeCount.safeParse(4).success).toBe(false)
})

const tables = (most: number, size: number) =>
  fc.tuple(fc.integer({ min: 1, max: size }), fc.integer({ min: 1, max: size })).chain(([height, width]) =>
    fc.array(fc.array(fc.oneof(fc.nat(4), fc.nat(most)), { minLength: width, maxLength: width }), {
      minLength: height,
      maxLength: height,
    }),
  )

/** The table and its sums in one grid: the last row and the last column are the sums. */
function gridOf<Cell>(
  cells: readonly (readonly Cell[])[],
  sums: readonly Cell[],
  last: readonly Cell[],
): Cell[][] {
  return [...cells.map((row, at) => [...row, sums[at]!]), [...last]]
}

function publishedGrid({ cells, rowTotals, columnTotals, total }: SafeTable): SafeCount[][] {
  return gridOf(cells, rowTotals, [...columnTotals, total])
}

function trueGrid(rows: readonly (readonly number[])[]): number[][] {
  const add = (a: number, b: number): number => a + b
  const columns = rows[0]!.map((_, column) => rows.map((row) => row[column]!).reduce(add, 0))
  return gridOf(
    rows,
    rows.map((row) => row.reduce(add, 0)),
    [...columns, columns.reduce(add, 0)],
  )
}

test('what is published is true and not small; what is not is the word', () => {
  fc.assert(
    fc.property(tables(60, 6), (rows) => {
      const truth = trueGrid(rows)
      publishedGrid(suppressTable(rows)).forEach((row, at) =>
        row.forEach((cell, column) => {
          if (cell === suppressed) return
          expect(cell).toBe(truth[at]![column])
          expect(cell).toBeGreaterThanOrEqual(smallestCount)
        }),
      )
    }),
  )
})

test('where nothing is small nothing is hidden', () => {
  fc.assert(
    fc.property(tables(60, 5), (rows) => {
      const large = rows.map((row) => row.map((count) => count + smallestCount))
      expect(publishedGrid(suppressTable(large))).toEqual(trueGrid(large))
    }),
  )
})

/**
 * Which suppressed counts follow from the published ones by adding and subtracting: the sums as equations,
 * solved by elimination. It knows nothing of how the table was made safe.
 */
function solvable(grid: readonly (readonly SafeCount[])[]): string[] {
  const unknowns = grid.flatMap((row, at) =>
    row.flatMap((cell, column) => (cell === suppressed ? [`${at},${column}`] : [])),
  )
  const height = grid.length
  const width = grid[0]!.length
  const lines = [
    ...grid.map((_, at) => Array.from({ length: width }, (__, column) => `${at},${column}`)),
    ...Array.from({ length: width }, (_, column) => grid.map((__, at) => `${at},${column}`)),
  ]
  expect(lines).toHaveLength(height + width)
  // In each line the last one is the sum of the others.
  const equations: number[][] = lines.map((line) =>
    unknowns.map((name) => (line.at(-1) === name ? -1 : line.includes(name) ? 1 : 0)),
  )
  let done = 0
  for (let column = 0; column < unknowns.length; column += 1) {
    const pivot = equations.findIndex((row, at) => at >= done && Math.abs(row[column]!) > 1e-9)
    if (pivot < 0) continue
    const [found] = equations.splice(pivot, 1)
    const scaled = found!.map((value) => value / found![column]!)
    equations.splice(done, 0, scaled)
    equations.forEach((row, at) => {
      if (at === done || Math.abs(row[column]!) < 1e-9) return
      const factor = row[column]!
      equations[at] = row.map((value, index) => value - factor * scaled[index]!)
    })
    done += 1
  }
  return equations.flatMap((row) => {
    const left = unknowns.filter((_, index) => Math.abs(row[index]!) > 1e-9)
    return left.length === 1 ? left : []
  })
}

test('canary: a single hidden count is solved from its sum', () => {
  expect(solvable([[suppressed, 7, 10]].concat([[3, 7, 10]]) as SafeCount[][])).toEqual(['0,0'])
})

test('no suppressed count follows from what is published by sums', () => {
  fc.assert(
    fc.property(tables(60, 6), (rows) => {
      expect(solvable(publishedGrid(suppressTable(rows)))).toEqual([])
    }),
    { numRuns: 500 },
  )
})

/** Every table of counts up to `most` that would look the same where it is published. */
function lookalikes(grid: readonly (readonly SafeCount[])[], most: number): number[][][] {
  const height = grid.length - 1
  const width = grid[0]!.length - 1
  const found: number[][][] = []
  const cells: number[] = []
  const fill = (): void => {
    if (cells.length === height * width) {
      const rows = Array.from({ length: height }, (_, at) => cells.slice(at * width, (at + 1) * width))
      const whole = trueGrid(rows)
      const isAlike = grid.every((row, at) =>
        row.every((cell, column) => cell === suppressed || cell === whole[at]![column]),
      )
      if (isAlike) found.push(whole)
      return
    }
    const known = grid[Math.floor(cells.length / width)]![cells.length % width]!
    for (const count of known === suppressed ? Array.from({ length: most + 1 }, (_, n) => n) : [known]) {
      cells.push(count)
      fill()
      cells.pop()
    }
  }
  fill()
  return found
}

test('who knows that counts are whole and not negative cannot tell one either, nor that it is small', () => {
  fc.assert(
    fc.property(tables(9, 2), (rows) => {
      const truth = trueGrid(rows)
      const grid = publishedGrid(suppressTable(rows))
      const alike = lookalikes(grid, 16)
      grid.forEach((row, at) =>
        row.forEach((cell, column) => {
          if (cell !== suppressed) return
          const values = new Set(alike.map((whole) => whole[at]![column]!))
          expect(values.size).toBeGreaterThan(1)
          if (truth[at]![column]! < smallestCount)
            expect(Math.max(...values)).toBeGreaterThanOrEqual(smallestCount)
        }),
      )
    }),
    { numRuns: 60 },
  )
})
