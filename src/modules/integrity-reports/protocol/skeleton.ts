/** What is left of a word when what people mix up, leave out or mistype is taken away. */
export type Skeleton = (word: string) => string

/** Letters of one sound each, and vowels whose length is easily mistaken. */
const thaiFolds = new Map(
  [
    ['ศษซ', 'ส'],
    ['ณ', 'น'],
    ['ฎ', 'ด'],
    ['ฏ', 'ต'],
    ['ฐฑฒธถ', 'ท'],
    ['ภผ', 'พ'],
    ['ฬร', 'ล'],
    ['ญ', 'ย'],
    ['ขฃฅฆ', 'ค'],
    ['ฮ', 'ห'],
    ['ฉฌ', 'ช'],
    ['ฝ', 'ฟ'],
    ['ใ', 'ไ'],
    ['ี', 'ิ'],
    ['ื', 'ึ'],
    ['ู', 'ุ'],
    ['ๅ', 'า'],
  ].flatMap(([from = '', to = '']) => Array.from(from, (letter) => [letter, to] as const)),
)

/** Tone marks, ็ and ์, and characters that have no width: telephones add and lose them. */
const thaiDropped = /[\u0e47-\u0e4c\u200b-\u200d\u2060\ufeff]/g

export const thaiSkeleton: Skeleton = (word) =>
  Array.from(
    word
      .normalize('NFC')
      .replace(thaiDropped, '')
      .replace(/\u0e4d\u0e32/g, '\u0e33')
      .replace(/\u0e33/g, '\u0e31\u0e21')
      .replace(/\u0e40\u0e40/g, '\u0e41'),
    (letter) => thaiFolds.get(letter) ?? letter,
  ).join('')

export const englishSkeleton: Skeleton = (word) =>
  word
    .normalize('NFC')
    .toLowerCase()
    .replace(/ph/g, 'f')
    .replace(/ck/g, 'k')
    .replace(/r/g, 'l')
    .replace(/v/g, 'w')
    .replace(/z/g, 's')
    .replace(/(.)\1+/g, '$1')

/**
 * How many slips lead from one text to the other: a letter too many, missing, or wrong, or two neighbours
 * exchanged (Damerau-Levenshtein, optimal string alignment).
 */
export function slips(one: string, other: string): number {
  const from = Array.from(one)
  const to = Array.from(other)
  let beforeLast: number[] = []
  let last = Array.from({ length: to.length + 1 }, (_, column) => column)
  for (const [row, letter] of from.entries()) {
    const current = [row + 1]
    for (const [column, wanted] of to.entries()) {
      const exchanged =
        row > 0 && column > 0 && letter === to[column - 1] && from[row - 1] === wanted
          ? (beforeLast[column - 1] ?? 0) + 1
          : Infinity
      current.push(
        Math.min(
          (last[column + 1] ?? 0) + 1,
          (current[column] ?? 0) + 1,
          (last[column] ?? 0) + (letter === wanted ? 0 : 1),
          exchanged,
        ),
      )
    }
    beforeLast = last
    last = current
  }
  return last[to.length] ?? 0
}
