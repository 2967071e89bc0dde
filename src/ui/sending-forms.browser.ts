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
  // Which of several decisions is made is not left to a key.
  const [button, ...others] = buttonsOf(form)
  if (!event.repeat && !form.hasAttribute('aria-busy') && others.length === 0) form.requestSubmit(button)
})

function buttonsOf(form: HTMLFormElement): NodeListOf<HTMLButtonElement> {
  return form.querySelectorAll('button:not([type=button])')
}

function setSending(form: HTMLFormElement, isSending: boolean): void {
  if (isSending) form.setAttribute('aria-busy', 'true')
  else form.removeAttribute('aria-busy')
  for (const button of buttonsOf(form)) button.disabled = isSending
  if (told) told.textContent = isSending ? told.dataset['sending']! : ''
}
