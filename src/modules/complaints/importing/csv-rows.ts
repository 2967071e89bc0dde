import type { Readable } from 'node:stream'

/** A cell is cut there: no story of ours is longer, and a mark that never closes must not fill the memory. */
const longestCell = 20_000

/**
 * The rows of a CSV (RFC 4180, UTF-8) one after the other as they arrive, so that a long file is never held whole. Empty
 * lines are left out.
 */
export async function* csvRows(body: Readable): AsyncGenerator<string[]> {
  const decoder = new TextDecoder()
  let row: string[] = []
  let cell = ''
  let isQuoted = false
  // A mark inside of a quoted cell ends it, unless another one follows.
  let wasMark = false
  const endRow = (): string[] | undefined => {
    row.push(cell)
    const ended = row
    row = []
    cell = ''
    return ended.length > 1 || ended[0] !== '' ? ended : undefined
  }
  const take = (character: string): void => {
    if (cell.length < longestCell) cell += character
  }
  for await (const chunk of body) {
    for (const character of decoder.decode(chunk as Uint8Array, { stream: true })) {
      if (isQuoted) {
        if (character !== '"') take(character)
        else {
          isQuoted = false
          wasMark = true
        }
        continue
      }
      if (character === '"' && (wasMark || cell === '')) {
        if (wasMark) take(character)
        isQuoted = true
        wasMark = false
        continue
      }
      wasMark = false
      if (character === ',') {
        row.push(cell)
        cell = ''
      } else if (character === '\n') {
        const ended = endRow()
        if (ended) yield ended
      } else if (character !== '\r') take(character)
    }
  }
  const last = endRow()
  if (last) yield last
}
