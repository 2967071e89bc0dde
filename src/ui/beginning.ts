/** The first words of a text, cut between two letters as they are read, not between a letter and its vowel. */
export function beginningOf(text: string): string {
  const line = text.replaceAll(/\s+/g, ' ')
  const letters = [...new Intl.Segmenter('th', { granularity: 'grapheme' }).segment(line.slice(0, 600))]
  if (letters.length <= 120) return line
  return `${letters
    .slice(0, 120)
    .map(({ segment }) => segment)
    .join('')}…`
}
