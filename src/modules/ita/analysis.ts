import { parts, type Frame, type FrameIndicator, type Part } from './frame.ts'
import type { Scores } from './results.ts'

/** What a good result of the assessment is, and the one that the plan aspires to. */
export const passMark = 85
export const aspiredMark = 90

/** A year's scores with what they are scores of. */
export interface ScoredYear {
  readonly scores: Scores
  readonly frame: Pick<Frame, 'weights' | 'indicators'>
}

/** How one score stands. Differences are in points, to two decimals. */
export interface Finding<Of> {
  readonly of: Of
  readonly score: number
  /** Of the year before; null where it has none that means the same. */
  readonly before: number | null
  /** Less than 0 where it fell; null without a year before. */
  readonly change: number | null
  /** To {@link passMark} and to {@link aspiredMark}; 0 where it is reached. */
  readonly lacks: number
  readonly lacksToAspired: number
}

export type Subject =
  | { readonly kind: 'indicator'; readonly indicator: FrameIndicator }
  | { readonly kind: 'part'; readonly part: Part }

export interface Analysis {
  /** All that was scored, in the order of the year. */
  readonly all: readonly Finding<Subject>[]
  /** What fell, the most first. */
  readonly fell: readonly Finding<Subject>[]
  /** What is under 85, and what is from there to under 90; what lacks most first. */
  readonly underPass: readonly Finding<Subject>[]
  readonly underAspired: readonly Finding<Subject>[]
  /** Whether there is anything of the year before to compare with. */
  readonly hasBase: boolean
  /** Whether the parts stand for the indicators, because no indicator was entered. */
  readonly isOfParts: boolean
}

/**
 * Says what fell and what lags behind, indicator by indicator; by the three parts where no indicator was entered. An
 * indicator is compared with the one of the year before that has the same part and title, whatever its number: the
 * assessment has renumbered and renamed them, and another question is no base.
 */
export function analyse(year: ScoredYear, before: ScoredYear | undefined): Analysis {
  const ofIndicators = indicatorFindings(year, before)
  const all = ofIndicators.length > 0 ? ofIndicators : partFindings(year.scores, before?.scores)
  return {
    all,
    fell: all
      .filter(({ change }) => change !== null && change < 0)
      .toSorted((a, b) => (a.change ?? 0) - (b.change ?? 0)),
    underPass: all.filter(({ lacks }) => lacks > 0).toSorted((a, b) => b.lacks - a.lacks),
    underAspired: all
      .filter(({ lacks, lacksToAspired }) => lacks === 0 && lacksToAspired > 0)
      .toSorted((a, b) => b.lacksToAspired - a.lacksToAspired),
    hasBase: all.some((one) => one.before !== null),
    isOfParts: ofIndicators.length === 0,
  }
}

function indicatorFindings(
  { scores, frame }: ScoredYear,
  before: ScoredYear | undefined,
): Finding<Subject>[] {
  return frame.indicators.flatMap((indicator) => {
    const score = scores.indicators.get(indicator.number)
    if (score === undefined) return []
    const same = before?.frame.indicators.find((one) => isSame(one, indicator))
    const base = (same && before?.scores.indicators.get(same.number)) ?? null
    return [finding<Subject>({ kind: 'indicator', indicator }, score, base)]
  })
}

function isSame(one: FrameIndicator, other: FrameIndicator): boolean {
  const plain = ({ part, title }: FrameIndicator) => `${part} ${title.replaceAll(/\s/g, '')}`
  return plain(one) === plain(other)
}

/** How the three parts stand, as far as they were entered. */
export function partFindings(
  scores: Scores,
  before: Scores | undefined,
): Finding<Subject & { kind: 'part' }>[] {
  return parts.flatMap((part) => {
    const score = scores.parts[part]
    return score === null
      ? []
      : [finding({ kind: 'part', part } as const, score, before?.parts[part] ?? null)]
  })
}

/** How a score stands against the one of the year before and against the marks. */
export function finding<Of>(of: Of, score: number, before: number | null): Finding<Of> {
  return {
    of,
    score,
    before,
    change: before === null ? null : toHundredths(score - before),
    lacks: Math.max(0, toHundredths(passMark - score)),
    lacksToAspired: Math.max(0, toHundredths(aspiredMark - score)),
  }
}

/** What the total should be by its parts and their weights; undefined where a part is missing. */
export function weightedTotal({ scores, frame: { weights } }: ScoredYear): number | undefined {
  let sum = 0
  for (const part of parts) {
    const score = scores.parts[part]
    if (score === null) return undefined
    sum += score * weights[part]
  }
  return toHundredths(sum / 100)
}

/** Totals are published rounded, and so are their parts. */
const mostRounding = 0.05

/** The total by the parts where it differs from the one that was entered by more than rounding explains. */
export function differingTotal(year: ScoredYear): number | undefined {
  const weighted = weightedTotal(year)
  if (weighted === undefined) return undefined
  return Math.abs(toHundredths(weighted - year.scores.total)) > mostRounding ? weighted : undefined
}

/** Scores have two decimals; what binary fractions add to them is cut off. */
function toHundredths(value: number): number {
  return Math.round(value * 100) / 100
}
