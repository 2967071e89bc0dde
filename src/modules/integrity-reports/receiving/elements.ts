/** What the scripts of recipients do to their pages: text is only ever text. */

export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  className = '',
  ...children: readonly (Node | string)[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name)
  if (className) made.className = className
  made.append(...children)
  return made
}

/** A button that is pressed once at a time. */
export function button(label: string, className: string, press: () => void | Promise<void>): HTMLElement {
  const made = element('button', `govuk-button ${className}`.trim(), label)
  made.type = 'button'
  made.addEventListener('click', () => void once(made, press))
  return made
}

/** Runs what a button does and keeps it from being pressed again meanwhile. */
export async function once(pressed: HTMLButtonElement, work: () => void | Promise<void>): Promise<void> {
  if (pressed.disabled) return
  pressed.disabled = true
  try {
    await work()
  } finally {
    pressed.disabled = false
  }
}

/** The part of a page that the server has named so. */
export function part(name: string): HTMLElement {
  const found = document.querySelector<HTMLElement>(`[data-part="${name}"]`)
  if (!found) throw new Error(`the page has no part ${name}`)
  return found
}

export function field(name: string): HTMLInputElement & HTMLTextAreaElement {
  const found = document.querySelector<HTMLInputElement & HTMLTextAreaElement>(`[name="${name}"]`)
  if (!found) throw new Error(`the page has no field ${name}`)
  return found
}

/** Shows one of the steps of a page, and leads whoever reads it aloud to its heading. */
export function showStep(name: string): void {
  for (const step of document.querySelectorAll<HTMLElement>('[data-step]')) {
    step.hidden = step.dataset['step'] !== name
  }
  const heading = document.querySelector<HTMLElement>(`[data-step="${name}"] h2`)
  heading?.setAttribute('tabindex', '-1')
  heading?.focus({ preventScroll: true })
  window.scrollTo(0, 0)
}

/** Six words need two lines on a telephone, and are no text of several. */
export function submitOnEnter(typed: HTMLTextAreaElement): void {
  typed.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing) return
    event.preventDefault()
    typed.form?.querySelector<HTMLButtonElement>('button:not([type=button])')?.click()
  })
}

/** Says beside a field what to do, and leads there. */
export function refuse(at: HTMLElement, text: string): void {
  const group = at.closest<HTMLElement>('.govuk-form-group')
  if (!group) throw new Error('a field stands in a group')
  const id = `${at.id || at.getAttribute('name')}-refused`
  const words = element('p', 'govuk-error-message', text)
  words.id = id
  group.classList.add('govuk-form-group--error')
  const before = group.querySelector('.govuk-file-upload, .govuk-input, .govuk-textarea, .govuk-select')
  if (before) before.before(words)
  else group.prepend(words)
  at.setAttribute('aria-describedby', id)
  at.focus()
}

export function clearRefusals(form: HTMLElement): void {
  for (const words of form.querySelectorAll('.govuk-error-message')) words.remove()
  for (const group of form.querySelectorAll('.govuk-form-group--error')) {
    group.classList.remove('govuk-form-group--error')
  }
}

/** Puts values where a text names them: `{days}`. */
export function filled(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replaceAll(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole))
}

/** Lets the browser draw what was said before something that takes long. */
export function drawn(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 30))
}

/** Offers bytes as a file. Never under a type that a browser would open. */
export function offerFile(name: string, content: Uint8Array | Blob): void {
  const blob = new Blob([content as BlobPart], { type: 'application/octet-stream' })
  const url = URL.createObjectURL(blob)
  const link = element('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 60_000)
}
