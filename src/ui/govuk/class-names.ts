/** Joins the classes that are given; leaves out what a condition left behind. */
export function classNames(...names: readonly (string | false | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
