import type { GuardedEntry } from '../client/known-recovery.ts'
import type { KnownKey } from '../protocol/directory-events.ts'
import type { DirectoryEntry } from '../protocol/directory.ts'
import { chooseRecipients, positionsToAsk, type ChosenRecipients } from './chosen-recipients.ts'
import { chosen, field, filled, made, part } from './dom.ts'

export interface ConcernWords {
  readonly receives: string
  readonly receivesNot: string
  readonly outsideAlone: string
  readonly recovery: string
  readonly guardiansAre: string
}

/** Asks which positions a report is about, and shows at once who receives it and who never will. */
export class ConcernStep {
  readonly #keys: readonly KnownKey[]
  readonly #words: ConcernWords
  readonly #recovery: GuardedEntry | undefined

  constructor(keys: readonly KnownKey[], words: ConcernWords, recovery: GuardedEntry | undefined) {
    this.#keys = keys
    this.#words = words
    this.#recovery = recovery
    part('recovery').hidden = !recovery
    if (recovery) part('guardians').textContent = this.#guardians(recovery)
    const boxes = positionsToAsk(keys).map((position, index) => positionBox(position, index))
    part('positions').prepend(...boxes)
    part('step-concerned').addEventListener('change', () => this.show())
  }

  get positions(): readonly string[] {
    return chosen('concerned').filter((value) => value !== 'others' && value !== 'unknown')
  }

  get choice(): ChosenRecipients {
    const alsoThoseUnder = field<HTMLInputElement>('under').checked
    const wanted = field<HTMLInputElement>('recovery').checked ? this.#recovery?.entry : undefined
    return chooseRecipients(this.#keys, { positions: this.positions, alsoThoseUnder }, wanted)
  }

  show(): void {
    const choice = this.choice
    part('others').hidden = !chosen('concerned').includes('others')
    part('under').hidden = this.positions.length === 0
    part('who-receives').replaceChildren(...this.lines(choice).map((line) => made('li', '', line)))
  }

  lines({ recipients, excluded }: ChosenRecipients): readonly string[] {
    const named = (words: string, entries: readonly DirectoryEntry[]) =>
      entries.map(({ position }) => filled(words, position))
    const people = recipients.filter(({ role }) => role !== 'recovery')
    const isGuarded = people.length < recipients.length
    const isAlone = people.every(({ role }) => role === 'outside')
    return [
      ...named(this.#words.receives, people),
      ...(isGuarded && this.#recovery ? [this.#recoveryLine(this.#recovery)] : []),
      ...named(this.#words.receivesNot, excluded),
      ...(isAlone ? [this.#words.outsideAlone] : []),
    ]
  }

  #recoveryLine({ guardianship: { k, n } }: GuardedEntry): string {
    return filled(this.#words.recovery, n, k)
  }

  #guardians(recovery: GuardedEntry): string {
    const names = recovery.guardianship.guardians.map(({ institution }) => institution)
    return `${this.#recoveryLine(recovery)} ${filled(this.#words.guardiansAre, names.join(', '))}`
  }
}

function positionBox(position: string, index: number): HTMLElement {
  const id = `concerned-${index}`
  const input = made('input', 'govuk-checkboxes__input')
  input.type = 'checkbox'
  input.name = 'concerned'
  input.value = position
  input.id = id
  const label = made('label', 'govuk-label govuk-checkboxes__label', position)
  label.htmlFor = id
  return made('div', 'govuk-checkboxes__item', input, label)
}
