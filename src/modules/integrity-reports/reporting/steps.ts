import { filled, part } from './dom.ts'

/**
 * Shows one part of a page at a time. The browser's own way back leads one step back; the address stays the same, so
 * that the history of the browser does not tell how far somebody came.
 */
export class Steps<Name extends string> {
  readonly #sections: ReadonlyMap<Name, HTMLElement>
  readonly #counted: readonly Name[]
  readonly #progress: string
  readonly #shown = new Map<Name, () => void>()
  #now: Name
  #locked = false
  #leadsTo = ''

  constructor(order: readonly Name[], counted: readonly Name[], progress: string) {
    this.#sections = new Map(order.map((name) => [name, part(`step-${name}`)]))
    this.#counted = counted
    this.#progress = progress
    this.#now = order[0]!
    window.addEventListener('popstate', ({ state }: PopStateEvent) => {
      const { step } = (state ?? {}) as { step?: Name }
      if (this.#leadsTo) location.replace(this.#leadsTo)
      else if (this.#locked || !step || !this.#sections.has(step)) history.pushState({ step: this.#now }, '')
      else this.#show(step)
    })
    for (const section of this.#sections.values()) {
      section.querySelector('[data-part="back"]')?.addEventListener('click', () => history.back())
    }
  }

  get now(): Name {
    return this.#now
  }

  section(name: Name): HTMLElement {
    return this.#sections.get(name)!
  }

  /** Is called each time before the step is shown. */
  onShow(name: Name, act: () => void): void {
    this.#shown.set(name, act)
  }

  onNext(name: Name, act: () => void): void {
    part('next', this.section(name)).addEventListener('click', act)
  }

  begin(name: Name): void {
    history.replaceState({ step: name }, '')
    this.#show(name)
  }

  go(name: Name): void {
    history.pushState({ step: name }, '')
    this.#show(name)
  }

  /** From here no way leads back into the steps before; going back leads to another page, if one is named. */
  lock(name: Name, leadsTo = ''): void {
    this.#locked = true
    this.#leadsTo = leadsTo
    this.go(name)
  }

  #show(name: Name): void {
    this.#now = name
    this.#shown.get(name)?.()
    for (const [other, section] of this.#sections) section.hidden = other !== name
    const number = this.#counted.indexOf(name) + 1
    const progress = part('progress')
    progress.hidden = number === 0
    progress.textContent = filled(this.#progress, number, this.#counted.length)
    const error = this.section(name).querySelector<HTMLElement>('[data-part="error"]')
    if (error) error.hidden = true
    window.scrollTo(0, 0)
    this.section(name).querySelector<HTMLElement>('h2')?.focus({ preventScroll: true })
  }
}
