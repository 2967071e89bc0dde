/**
 * Checks a receipt in the visitor's own browser, so that he need not trust the server that issued it. Where
 * this script does not run, the form is sent and the server checks.
 */
import type { Language } from '../../platform/language/messages.ts'
import { verifyReceipt } from '../../platform/ledger/verifying-receipt.ts'
import { pastedReceipt, verdictInWords, type VerdictWords } from './verdict.ts'

// Texts with half a character are refused by a function that browsers have had since 2023.
if ('isWellFormed' in String.prototype) checkHere()

function checkHere(): void {
  const form = document.querySelector<HTMLFormElement>('#verify form')!
  const result = document.querySelector<HTMLElement>('#verdict')!
  const receipt = form.querySelector<HTMLTextAreaElement>('[name=receipt]')!
  const keys = form.querySelector<HTMLTextAreaElement>('[name=keys]')!
  const upload = form.querySelector<HTMLInputElement>('[type=file]')!
  const language = document.documentElement.lang as Language
  const kinds = JSON.parse(result.dataset['kinds']!)
  upload.closest<HTMLElement>('[hidden]')!.hidden = false
  form.querySelector<HTMLElement>('[data-without-script]')!.hidden = true

  upload.addEventListener('change', async () => {
    const file = upload.files?.[0]
    if (file) receipt.value = await file.text()
  })
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    const verdict = verifyReceipt(...pastedReceipt(receipt.value, keys.value))
    show(result, verdictInWords(verdict, { language, kinds }))
  })
}

function show(result: HTMLElement, { title, text, facts }: VerdictWords): void {
  const heading = element('h2', 'govuk-heading-m', title)
  const list = element('dl', 'govuk-summary-list')
  for (const { label, value } of facts) {
    const row = element('div', 'govuk-summary-list__row')
    row.append(
      element('dt', 'govuk-summary-list__key', label),
      element('dd', 'govuk-summary-list__value', value),
    )
    list.append(row)
  }
  const found = element('div', 'govuk-inset-text')
  found.append(heading, element('p', 'ps-measure', text), ...(facts.length > 0 ? [list] : []))
  result.replaceChildren(found)
  result.focus()
}

function element(name: string, className: string, text = ''): HTMLElement {
  const made = document.createElement(name)
  made.className = className
  made.textContent = text
  return made
}
