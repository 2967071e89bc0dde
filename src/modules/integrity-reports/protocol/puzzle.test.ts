import { expect, test } from 'vitest'
import { mostBits, restingBits, solvePuzzle, subPuzzles } from './puzzle.ts'
import { isSolved } from './server-verification.ts'

const puzzle = { challenge: new Uint8Array(36).fill(1), report: 'vOWXGiCNesIfsSCWxz5DHA', bits: 2 }

test('what the browser solves, the server accepts, for that puzzle alone', () => {
  const solution = solvePuzzle(puzzle)
  expect(solution).toHaveLength(subPuzzles)
  expect(isSolved(puzzle, solution)).toBe(true)
  expect(isSolved({ ...puzzle, report: 'another' }, solution)).toBe(false)
  expect(isSolved({ ...puzzle, challenge: new Uint8Array(36) }, solution)).toBe(false)
  expect(isSolved({ ...puzzle, bits: mostBits }, solution)).toBe(false)
})

test('a solution of another form is refused before it costs anything', () => {
  const solution = solvePuzzle({ ...puzzle, bits: 0 })
  const easy = { ...puzzle, bits: 0 }
  expect(isSolved(easy, solution)).toBe(true)
  for (const wrong of [[], solution.slice(1), [...solution, 0], [-1, ...solution.slice(1)]]) {
    expect(isSolved(easy, wrong)).toBe(false)
  }
  expect(isSolved(easy, [0.5, ...solution.slice(1)])).toBe(false)
  expect(isSolved(easy, [2 ** 32, ...solution.slice(1)])).toBe(false)
})

test('nobody is asked for more than a weak telephone can do', () => {
  expect(restingBits).toBeLessThan(mostBits)
  expect(() => solvePuzzle({ ...puzzle, bits: mostBits + 1 })).toThrow(RangeError)
  expect(
    isSolved(
      { ...puzzle, bits: mostBits + 1 },
      Array.from({ length: 8 }, () => 0),
    ),
  ).toBe(false)
})
