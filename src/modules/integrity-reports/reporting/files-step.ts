import type { Told } from './exif.ts'
import { button, field, filled, made, part, sizeOf } from './dom.ts'
import type { FileKind } from './file-kind.ts'
import { largestTogether, prepareFile, readyFile, type Prepared, type ReadyFile } from './preparing-file.ts'

export interface FileWords {
  readonly looking: string
  readonly remove: string
  readonly removed: string
  readonly sendAsItIs: string
  readonly leaveOut: string
  readonly asItIs: string
  readonly cleaned: string
  readonly cleanedNothing: string
  readonly tooMuch: string
  readonly decide: string
  readonly told: Readonly<Record<Told, string>>
  readonly warnings: Readonly<Record<'heic' | 'pdf' | 'office' | 'audio' | 'video' | 'other', string>>
  readonly refusals: Readonly<Record<Extract<Prepared, { is: 'refused' }>['why'], string>>
}

const weightiest: readonly Told[] = ['place', 'time', 'camera', 'words', 'other']

interface Chosen {
  readonly row: HTMLLIElement
  readonly content: Blob
  readonly kind: FileKind
}

/** The files of a message: what is taken out of them is said, and what cannot be is asked about. */
export class ChosenFiles {
  readonly #words: FileWords
  readonly #list: HTMLElement
  readonly #said: HTMLElement
  #chosen: readonly Chosen[] = []
  #looking = 0

  /** `name` tells the marked parts of one message from those of another. */
  constructor(name: string, words: FileWords) {
    this.#words = words
    this.#list = part(`${name}-list`)
    this.#said = part(`${name}-said`)
    const input = field<HTMLInputElement>(name)
    input.addEventListener('change', () => {
      const files = Array.from(input.files ?? [])
      // The browser holds on to no choice: what is sent stands in the list.
      input.value = ''
      void this.#addAll(files)
    })
  }

  get ready(): readonly ReadyFile[] {
    return this.#chosen.map(({ content, kind }, index) => readyFile(content, kind, index + 1))
  }

  /** One line for each file, as it will be sent. */
  get lines(): readonly string[] {
    return this.ready.map(({ name, content }) => `${name} (${sizeOf(content.size)})`)
  }

  /** What is still to be done before these can be sent; nothing where all is decided. */
  get unfinished(): string {
    if (this.#looking > 0) return this.#words.looking
    return this.#list.querySelector('[data-part="undecided"]') ? this.#words.decide : ''
  }

  clear(): void {
    this.#chosen = []
    this.#list.replaceChildren()
    this.#said.textContent = ''
  }

  async #addAll(files: readonly File[]): Promise<void> {
    for (const file of files) {
      this.#looking += 1
      this.#said.textContent = this.#words.looking
      const prepared = await prepareFile(file)
      this.#looking -= 1
      this.#said.textContent = ''
      this.#list.append(this.#rowOf(file, prepared))
    }
  }

  #rowOf(file: File, prepared: Prepared): HTMLLIElement {
    const row = made('li', '', made('b', '', `${file.name} (${sizeOf(file.size)})`))
    const { refusals, warnings, told, cleaned, cleanedNothing } = this.#words
    if (prepared.is === 'refused') {
      row.append(made('p', 'govuk-error-message', refusals[prepared.why]), this.#away(row, file.name))
      return row
    }
    if (prepared.is === 'clean') {
      const names = weightiest.filter((one) => prepared.told.includes(one)).map((one) => told[one])
      const words = names.length > 0 ? filled(cleaned, names.join(', ')) : cleanedNothing
      row.append(made('p', 'ps-told__cleaned', words), this.#away(row, file.name))
      this.#take({ row, ...prepared })
      return row
    }
    const warning = warnings[prepared.kind in warnings ? (prepared.kind as keyof typeof warnings) : 'other']
    const asked = made('div', 'ps-told__go')
    asked.dataset['part'] = 'undecided'
    asked.append(
      button(this.#words.sendAsItIs, () => {
        if (!this.#take({ row, ...prepared })) return
        asked.replaceWith(made('p', '', this.#words.asItIs), this.#away(row, file.name))
      }),
      button(this.#words.leaveOut, () => this.#drop(row, file.name)),
    )
    row.append(made('p', 'ps-told__warning', warning), asked)
    return row
  }

  #take(chosen: Chosen): boolean {
    const together = [...this.#chosen, chosen].reduce((sum, { content }) => sum + content.size, 0)
    if (together > largestTogether) {
      chosen.row.append(made('p', 'govuk-error-message', this.#words.tooMuch))
      return false
    }
    this.#chosen = [...this.#chosen, chosen]
    return true
  }

  #away(row: HTMLLIElement, name: string): HTMLElement {
    const away = button(this.#words.remove, () => this.#drop(row, name))
    away.setAttribute('aria-label', `${this.#words.remove} ${name}`)
    return away
  }

  #drop(row: HTMLLIElement, name: string): void {
    this.#chosen = this.#chosen.filter((one) => one.row !== row)
    row.remove()
    this.#said.textContent = filled(this.#words.removed, name)
    this.#said.focus()
  }
}
