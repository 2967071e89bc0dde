/**
 * Work that is done one at a time: a photo of 64 megapixels or a page of a PDF may take 200 MB while it is
 * worked on, and two of them would take twice that.
 */
export class Turns {
  #last: Promise<unknown> = Promise.resolve()

  /** Runs `work` when everything that came before it has ended. */
  take<T>(work: () => Promise<T>): Promise<T> {
    const turn = this.#last.then(work, work)
    this.#last = turn.catch(() => {})
    return turn
  }
}
