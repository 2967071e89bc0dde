/**
 * A counter that follows its line: who comes and who is called elsewhere shows by itself, unless somebody is in the
 * middle of a form.
 */
const counter = document.querySelector<HTMLElement>('.ps-counter')!
let known: string | undefined

new EventSource(counter.dataset['live']!).addEventListener('message', ({ data }: MessageEvent<string>) => {
  const isFirst = known === undefined
  if (known === data) return
  known = data
  if (!isFirst) void show()
})

async function show(): Promise<void> {
  if (document.activeElement?.matches('select, input, textarea')) return
  const focused = document.activeElement?.id
  const answer = await fetch(location.href)
  if (!answer.ok) return
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
  const fresh = page.querySelector('.ps-counter')
  if (!fresh) return
  counter.replaceChildren(...fresh.childNodes)
  if (focused) document.querySelector<HTMLElement>(`#${CSS.escape(focused)}`)?.focus()
}
