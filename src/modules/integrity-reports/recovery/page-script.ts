import { clearRefusals, once, part } from '../receiving/elements.ts'

/** What the scripts of the pages of guardians share. */

export function say(text: string): void {
  part('said').textContent = text
}

export function press(name: string, work: () => void | Promise<void>): void {
  const pressed = document.querySelector<HTMLButtonElement>(`[data-press="${name}"]`)
  if (!pressed) throw new Error(`the page has no button ${name}`)
  pressed.addEventListener('click', () => void once(pressed, work))
}

export function onSubmit(name: string, work: () => void | Promise<void>): void {
  const form = part(name)
  const pressed = form.querySelector<HTMLButtonElement>('button:not([type=button])')
  if (!pressed) throw new Error(`the form ${name} has no button`)
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearRefusals(form)
    say('')
    void once(pressed, work)
  })
}

/** What stands on a page only once is gone with it. */
export function keepOpen(event: Event): void {
  event.preventDefault()
}

export async function copyFrom(
  field: HTMLInputElement | HTMLTextAreaElement,
  words: { readonly copied: string; readonly notCopied: string },
): Promise<void> {
  field.select()
  await navigator.clipboard.writeText(field.value).then(
    () => say(words.copied),
    () => say(words.notCopied),
  )
}
