import { parseInteger } from '../../../platform/language/numerals.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import type { FormFields } from '../../../platform/web/route.ts'

/** The name of a field in a row of a form that has one for each member or item; rows are counted from 1. */
export function rowField(name: string, row: number): string {
  return `${name}-${row}`
}

/** How many rows the form had that was sent; at most so many. */
export function rowsIn(body: FormFields, most: number): number {
  const rows = parseInteger(textIn(body, 'rows')) ?? 0
  return Math.min(Math.max(rows, 0), most)
}

/** The numbers of the rows in which the field is filled in, by the place that was typed in each, or that it has. */
export function filledRows(body: FormFields, filled: string, most: number): number[] {
  const placeOf = (row: number) => parseInteger(textIn(body, rowField('place', row))) ?? row
  return Array.from({ length: rowsIn(body, most) }, (_, index) => index + 1)
    .filter((row) => textIn(body, rowField(filled, row)) !== '')
    .toSorted((a, b) => placeOf(a) - placeOf(b))
}
