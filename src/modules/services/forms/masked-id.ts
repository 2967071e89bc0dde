import { formatNationalId } from '../../../platform/language/national-id.ts'

/** A national id with its last four digits alone, by which its owner knows it and nobody else can use it. */
export function maskedId(id: string): string {
  return formatNationalId(id).replaceAll(/\d(?=(?:-?\d){4})/g, 'x')
}
