import { randomBytes } from '@noble/hashes/utils.js'
import { newReceipt, receiptIndices } from '../protocol/receipt.ts'
import { field, filled, made, part, showError } from './dom.ts'
import { isTypedAs, threePlaces, writtenReceipt, type Wordlists, type Writing } from './receipt-words.ts'

export interface ReceiptWords {
  readonly askedWord: string
  readonly wordWrong: string
  readonly wordMissing: string
}

/** A receipt that is shown, and asked for in three places before anything can be sent. */
export class ReceiptSteps {
  #receipt = newReceipt()
  #places: readonly number[] = []
  readonly #lists: Wordlists
  readonly #words: ReceiptWords

  constructor(lists: Wordlists, words: ReceiptWords) {
    this.#lists = lists
    this.#words = words
    for (const choice of document.querySelectorAll<HTMLInputElement>('input[name=writing]')) {
      choice.addEventListener('change', () => this.show('receipt'))
    }
  }

  get receipt(): Uint8Array {
    return this.#receipt
  }

  another(): void {
    this.#receipt = newReceipt()
    this.show('receipt')
  }

  /** Nothing of it is left in the page. */
  hide(): void {
    part('receipt').replaceChildren()
    part('receipt-again').replaceChildren()
  }

  show(where: 'receipt' | 'receipt-again'): void {
    const writing = (document.querySelector<HTMLInputElement>('input[name=writing]:checked')?.value ??
      'th') as Writing
    part(where).lang = writing === 'digits' ? document.documentElement.lang : writing
    part(where).replaceChildren(
      ...writtenReceipt(this.#receipt, writing, this.#lists).map((word) =>
        made('li', '', made('b', '', word)),
      ),
    )
  }

  /** Asks for three words, others than before. */
  ask(): void {
    this.#places = threePlaces((below) => (randomBytes(1)[0] ?? 0) % below)
    for (const [at, place] of this.#places.entries()) {
      part(`asked-${at}`).textContent = filled(this.#words.askedWord, place + 1)
      field<HTMLInputElement>(`word-${at}`).value = ''
    }
  }

  /** Whether the three were typed; says in the step which was not. */
  isTyped(step: HTMLElement): boolean {
    const indices = receiptIndices(this.#receipt)
    for (const [at, place] of this.#places.entries()) {
      const input = field<HTMLInputElement>(`word-${at}`)
      const words = input.value.trim() === '' ? this.#words.wordMissing : this.#words.wordWrong
      if (!isTypedAs(indices[place] ?? -1, input.value, this.#lists)) {
        showError(step, filled(words, place + 1), input)
        return false
      }
    }
    for (const at of this.#places.keys()) field<HTMLInputElement>(`word-${at}`).value = ''
    return true
  }
}
