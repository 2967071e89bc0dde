/**
 * A counter that follows its line: who comes and who is called elsewhere shows by itself, unless somebody is in the
 * middle of a form.
 */
import { follow, renew } from './live-page.ts'

const counter = document.querySelector<HTMLElement>('.ps-counter')!
let isFirst = true

follow(counter.dataset['live']!, () => {
  if (!isFirst) void show()
  isFirst = false
})

async function show(): Promise<void> {
  if (document.activeElement?.matches('select, input, textarea')) return
  const focused = document.activeElement?.id
  await renew(location.href, ['.ps-counter'])
  if (focused) document.querySelector<HTMLElement>(`#${CSS.escape(focused)}`)?.focus()
}
