/** What the bytes of an upload are as text. */
export type TextFinding = 'text' | 'not-text'

/** Watches bytes pass by, in pieces, and tells whether they are text in UTF-8. */
export class TextWatch {
  readonly #decoder = new TextDecoder('utf-8', { fatal: true })
  #isText = true

  add(bytes: Uint8Array): void {
    if (this.#isText) this.#isText = !bytes.some(isControl) && this.#decodes(bytes)
  }

  /** After the last piece. */
  end(): TextFinding {
    return this.#isText && this.#decodes() ? 'text' : 'not-text'
  }

  #decodes(bytes?: Uint8Array): boolean {
    try {
      this.#decoder.decode(bytes, { stream: bytes !== undefined })
      return true
    } catch {
      return false
    }
  }
}

/** Below the blank, but for what ends lines, pages and cells. */
function isControl(byte: number): boolean {
  return byte < 32 && byte !== 9 && byte !== 10 && byte !== 12 && byte !== 13
}
