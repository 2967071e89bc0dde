import type { KnownLog } from '../client/known-log.ts'

/** What a page has marked for its script. @throws Error where page and script do not fit together. */
export function part<Kind extends HTMLElement = HTMLElement>(
  name: string,
  within: ParentNode = document,
): Kind {
  const found = within.querySelector<Kind>(`[data-part="${name}"]`)
  if (!found) throw new Error(`the page has no ${name}`)
  return found
}

export function field<Kind extends HTMLElement = HTMLTextAreaElement>(id: string): Kind {
  const found = document.getElementById(id)
  if (!found) throw new Error(`the page has no field ${id}`)
  return found as Kind
}

/** What is chosen of a group of radios or checkboxes. */
export function chosen(name: string): readonly string[] {
  return Array.from(
    document.querySelectorAll<HTMLInputElement>(`input[name="${name}"]:checked`),
    ({ value }) => value,
  )
}

export function made<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className: string,
  ...content: readonly (string | Node)[]
): HTMLElementTagNameMap[Name] {
  const element = document.createElement(name)
  element.className = className
  element.append(...content)
  return element
}

export function button(
  words: string,
  act: () => void,
  look = 'govuk-button govuk-button--secondary',
): HTMLButtonElement {
  const element = made('button', look, words)
  element.type = 'button'
  element.addEventListener('click', act)
  return element
}

/** Words with a place for a value: `{}`, in order. */
export function filled(words: string, ...values: readonly (string | number)[]): string {
  let next = 0
  return words.replaceAll('{}', () => String(values[next++] ?? ''))
}

/** The words that the server put into the page, in its language. */
export function wordsOf<Words>(root: HTMLElement): Words {
  return JSON.parse(root.dataset['words'] ?? '{}') as Words
}

/** What the page says of the ledger; a page without it believes nothing. */
export function logOf(root: HTMLElement): KnownLog {
  return JSON.parse(root.dataset['log'] ?? '{"keys":[],"witnesses":[]}') as KnownLog
}

/** Says in a step what is missing, and leads to it. */
export function showError(step: HTMLElement, words: string, at?: HTMLElement): void {
  const place = part('error', step)
  place.textContent = words
  place.hidden = words === ''
  at?.focus()
}

export function sizeOf(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1000)} KB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
