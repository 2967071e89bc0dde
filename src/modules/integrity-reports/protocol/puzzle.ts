import { scrypt } from '@noble/hashes/scrypt.js'
import { concatBytes } from '@noble/hashes/utils.js'
import { labelledHash } from './binding.ts'
import { u32 } from './integers.ts'

/** Eight small ones instead of a large one: their sum varies less, and nobody waits ten times as long as others. */
export const subPuzzles = 8
/** A rule in times of rest, and the most that is ever asked: a weak phone works for a minute. */
export const restingBits = 4
export const mostBits = 7

export const puzzleCost = { N: 1024, r: 8, p: 1, dkLen: 4 }

export interface Puzzle {
  readonly challenge: Uint8Array
  readonly report: string
  readonly bits: number
}

/**
 * Finds a number for each of the eight parts. It computes without a pause, for seconds on a telephone: in a
 * browser it belongs into a Worker.
 *
 * @throws RangeError for more bits than anybody may be asked for.
 */
export function solvePuzzle(puzzle: Puzzle): readonly number[] {
  if (puzzle.bits > mostBits) throw new RangeError('nobody is asked for a puzzle this hard')
  const seed = puzzleSeed(puzzle)
  return Array.from({ length: subPuzzles }, (_, part) => {
    let number = 0
    while (!startsWithZeros(attempt(seed, part, number), puzzle.bits)) number += 1
    return number
  })
}

/** Bound to the challenge and the report: work done once serves one report. */
export function puzzleSeed({ challenge, report }: Pick<Puzzle, 'challenge' | 'report'>): Uint8Array {
  return labelledHash('pow', challenge, report)
}

export function puzzleInput(part: number, number: number): Uint8Array {
  return concatBytes(u32(part), u32(number))
}

export function startsWithZeros(bytes: Uint8Array, bits: number): boolean {
  const [first = 0] = bytes
  return first >> (8 - bits) === 0
}

function attempt(seed: Uint8Array, part: number, number: number): Uint8Array {
  return scrypt(puzzleInput(part, number), seed, puzzleCost)
}
