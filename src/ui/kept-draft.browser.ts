/**
 * Keeps what is typed in a form on this device until the form was taken, and offers it back when its page is
 * opened again. Nothing is filled in without being asked for. Files are not kept.
 */
interface Kept {
  readonly at: number
  readonly fields: Readonly<Record<string, string>>
  /** Which state it was typed upon: taken up later, the server still tells what others changed since. */
  readonly seen: Readonly<Record<string, string>>
}

const prefix = 'draft '
const sentMark = 'draft sent'
const keptDays = 7

const storage = usable()
if (storage) keep(storage)

function keep(kept: Storage): void {
  const oldest = Date.now() - keptDays * 24 * 60 * 60 * 1000
  drop(kept, ({ at }) => at < oldest)
  dropTaken(kept)
  const keys = new Map<HTMLFormElement, string>()
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-keeps]')) {
    const { owner, offer, use, discard } = JSON.parse(form.dataset['keeps']!) as Record<string, string>
    const key = `${prefix}${owner} ${location.pathname}`
    keys.set(form, key)
    const before = read(kept, key)
    // A form that came back with errors has what was typed already.
    const isBack = document.querySelector('.govuk-error-summary') !== null
    if (before && !isBack && differs(form, before)) {
      const asked = document.createElement('div')
      asked.className = 'govuk-inset-text'
      const decided = () => {
        asked.remove()
        fieldsOf(form)[0]?.focus()
      }
      const words = document.createElement('p')
      words.textContent = `${offer} ${timeOf(before)}`
      const buttons = document.createElement('div')
      buttons.className = 'govuk-button-group'
      buttons.append(
        button(use!, () => {
          for (const field of fieldsOf(form)) fill(field, before.fields[nameOf(field)])
          for (const field of hiddenOf(form)) fill(field, before.seen[field.name])
          decided()
        }),
        button(discard!, () => {
          kept.removeItem(key)
          decided()
        }),
      )
      asked.append(words, buttons)
      form.prepend(asked)
    }
    let waiting: ReturnType<typeof setTimeout> | undefined
    const writeNow = () => {
      clearTimeout(waiting)
      if (waiting !== undefined) write(kept, key, form)
      waiting = undefined
    }
    form.addEventListener('input', () => {
      clearTimeout(waiting)
      waiting = setTimeout(writeNow, 300)
    })
    window.addEventListener('pagehide', writeNow)
    form.addEventListener('submit', writeNow)
  }
  document.addEventListener('submit', ({ target }) => {
    const sent = keys.get(target as HTMLFormElement)
    if (sent === undefined) sessionStorage.removeItem(sentMark)
    else sessionStorage.setItem(sentMark, sent)
    // A browser heeds what the answer says of its storage on secure sites only.
    if ((target as HTMLFormElement).matches('[data-forgets]')) drop(kept, () => true)
  })
}

function timeOf({ at }: Kept): string {
  const { lang } = document.documentElement
  return new Date(at).toLocaleString(`${lang}-u-ca-buddhist`, { dateStyle: 'medium', timeStyle: 'short' })
}

type Field = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...form.elements].filter(
    (field): field is Field =>
      (field instanceof HTMLInputElement && !/^(?:hidden|file|password|submit|button)$/.test(field.type)) ||
      field instanceof HTMLTextAreaElement ||
      field instanceof HTMLSelectElement,
  )
}

/** What tells the server which state a person has seen; not the token, nor the number of the filling-in. */
function hiddenOf(form: HTMLFormElement): HTMLInputElement[] {
  return [...form.querySelectorAll<HTMLInputElement>('input[type=hidden]')].filter(
    ({ name }) => !name.startsWith('_'),
  )
}

/** Of a group each choice has a place of its own. */
function nameOf(field: Field): string {
  return isChoice(field) ? `${field.name}=${field.value}` : field.name
}

function isChoice(field: Field): field is HTMLInputElement {
  return field instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(field.type)
}

function valueOf(field: Field): string {
  return isChoice(field) ? String(field.checked) : field.value
}

function fill(field: Field, value: string | undefined): void {
  if (value === undefined) return
  if (isChoice(field)) field.checked = value === 'true'
  else field.value = value
}

function differs(form: HTMLFormElement, { fields }: Kept): boolean {
  return fieldsOf(form).some((field) => {
    const value = fields[nameOf(field)]
    return value !== undefined && value !== valueOf(field)
  })
}

function write(kept: Storage, key: string, form: HTMLFormElement): void {
  const fields = Object.fromEntries(fieldsOf(form).map((field) => [nameOf(field), valueOf(field)]))
  const seen = Object.fromEntries(hiddenOf(form).map(({ name, value }) => [name, value]))
  try {
    kept.setItem(key, JSON.stringify({ at: Date.now(), fields, seen } satisfies Kept))
  } catch {
    // A full device keeps nothing more; the form itself is not touched.
  }
}

function read(kept: Storage, key: string): Kept | undefined {
  const text = kept.getItem(key)
  return text === null ? undefined : (JSON.parse(text) as Kept)
}

/** Of the form that was sent last what it said is forgotten, once the page after it says that it was taken. */
function dropTaken(kept: Storage): void {
  const key = sessionStorage.getItem(sentMark)
  if (key === null) return
  if (document.querySelector('.govuk-notification-banner--success')) kept.removeItem(key)
  sessionStorage.removeItem(sentMark)
}

function drop(kept: Storage, which: (draft: Kept) => boolean): void {
  for (const key of Object.keys(kept)) {
    if (!key.startsWith(prefix)) continue
    const draft = read(kept, key)
    if (draft && which(draft)) kept.removeItem(key)
  }
}

function button(words: string, act: () => void): HTMLButtonElement {
  const made = document.createElement('button')
  made.type = 'button'
  made.className = 'govuk-button govuk-button--secondary'
  made.textContent = words
  made.addEventListener('click', act)
  return made
}

/** A browser may forbid it to keep anything. */
function usable(): Storage | undefined {
  try {
    return window.localStorage
  } catch {
    return undefined
  }
}
