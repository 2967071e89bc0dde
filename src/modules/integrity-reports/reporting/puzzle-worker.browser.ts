import { solvePuzzle, type Puzzle } from '../protocol/puzzle.ts'

/**
 * Solves puzzles beside the page, which goes on meanwhile. The page names this script among its own, so that it is
 * there before the network fails; there it does nothing.
 */
if (!('document' in globalThis)) {
  globalThis.addEventListener('message', ({ data }: MessageEvent<Puzzle>) => {
    globalThis.postMessage(solvePuzzle(data))
  })
}
