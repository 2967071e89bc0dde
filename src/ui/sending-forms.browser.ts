/**
 * Sends a form once and shows that it is on its way; Ctrl+Enter and Ctrl+S send the form that is typed in.
 * The server takes a form that comes twice for one act in any case.
 */
const told = document.querySelector<HTMLElement>('[data-sending]')

/** Whoever stops a sending in the middle may try again after this. */
const longestMs = 60_000

document.addEventListener('submit', (event) => {
  const form = event.target as HTMLFormElement
  if (event.defaultPrevented || form.method !== 'post') return
  // Once the browser has read the form, with the button that was pressed.
  setTimeout(() => setSending(form, true))
  setTimeout(() => setSending(form, false), longestMs)
})

// A page that the browser had kept comes back as it was left.
window.addEventListener('pageshow', () => {
  for (const form of document.forms) setSending(form, false)
})

document.addEventListener('keydown', (event) => {
  if (!(event.ctrlKey || event.metaKey) || event.altKey || event.shiftKey) return
  if (event.key !== 'Enter' && event.key.toLowerCase() !== 's') return
  const { form } = event.target as Partial<HTMLInputElement>
  if (form?.method !== 'post') return
  event.preventDefault()
  if (!event.repeat && !form.hasAttribute('aria-busy')) form.requestSubmit(mainButtonOf(form))
})

/** The first one, which Enter in a field presses too. */
function mainButtonOf(form: HTMLFormElement): HTMLButtonElement | undefined {
  return form.querySelector<HTMLButtonElement>('button:not([type=button])') ?? undefined
}

function setSending(form: HTMLFormElement, isSending: boolean): void {
  if (isSending) form.setAttribute('aria-busy', 'true')
  else form.removeAttribute('aria-busy')
  for (const button of form.querySelectorAll<HTMLButtonElement>('button:not([type=button])')) {
    button.disabled = isSending
  }
  if (told) told.textContent = isSending ? told.dataset['sending']! : ''
}
