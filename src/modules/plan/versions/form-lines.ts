import { parseInteger } from '../../../platform/language/numerals.ts'
import type { PlanFile } from '../plan-file.ts'

type Programme = PlanFile['programmes'][number]

/** Points of a form, typed one to a line; a line that begins with a dash is a sub-point of the one before. */
export function pointsOf(text: string): { ok: true; points: Programme['steps'] } | { ok: false } {
  const points: Programme['steps'] = []
  for (const line of linesOf(text)) {
    const item = /^[-–]\s+(.*)$/.exec(line)?.[1]
    if (item === undefined) points.push({ text: line, items: [] })
    else if (points.length === 0) return { ok: false }
    else points.at(-1)!.items.push(item)
  }
  return { ok: true, points }
}

/** Target groups, typed one to a line, with the number of people in brackets where it is known. */
export function groupsOf(text: string): Programme['targetGroups'] {
  return linesOf(text).map((line) => {
    const [, group = line, inBrackets = ''] = /^(.*\S)\s*\(([^()]+)\)$/.exec(line) ?? []
    const people = parseInteger(inBrackets)
    return people === null ? { group: line, people } : { group, people }
  })
}

/** The lines of a text that say something. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
}
