import { endsAs, fileKinds, type FileKind } from './file-kind.ts'

const mostCharacters = 150

/** Control characters, and those that turn or hide text: a name must not look like another one. */
const unseen = /[\p{Cc}\p{Cf}\p{Cs}\p{Co}\u2028\u2029]/gu

/**
 * A name that is safe to show and to download under: no folders, nothing unseen, and an ending that says
 * what the content is, whatever the sender called it.
 */
export function displayName(given: string, kind: FileKind): string {
  const last = given.normalize('NFC').split(/[/\\]/).at(-1) ?? ''
  const seen = last
    .replaceAll(unseen, '')
    .replaceAll(/[<>:"|?*]/g, '_')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const hasEnding = endsAs(seen, kind)
  const ending = hasEnding ? seen.slice(seen.lastIndexOf('.')) : fileKinds[kind].endings[0]
  const stem = (hasEnding ? seen.slice(0, -ending.length) : seen).replace(/^[ .]+|[ .]+$/g, '')
  return shortened(stem || 'file', mostCharacters - ending.length) + ending
}

/** Cut between characters as people count them: a Thai vowel mark stays with its consonant. */
function shortened(text: string, most: number): string {
  if (text.length <= most) return text
  let kept = ''
  for (const { segment } of new Intl.Segmenter('th').segment(text)) {
    if (kept.length + segment.length > most) break
    kept += segment
  }
  return kept
}
