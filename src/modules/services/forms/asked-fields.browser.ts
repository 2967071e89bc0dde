/**
 * Hides the fields of a form that are not asked with what is chosen by now; the server drops their answers. Without this
 * each says in words when it is to be answered.
 */
interface AskedIf {
  readonly input: string
  readonly is: readonly string[]
}

const conditioned = [...document.querySelectorAll<HTMLElement>('[data-asked-if]')].map((box) => ({
  box,
  ...(JSON.parse(box.dataset['askedIf']!) as AskedIf),
}))

function show(): void {
  // In the order of the page: what they rest on stands above, and a hidden field asks for nothing below it.
  for (const { box, input, is } of conditioned) {
    const chosen = [...document.querySelectorAll<HTMLInputElement>(`input[name="${input}"]:checked`)]
    box.hidden = !chosen.some(
      (one) => is.includes(one.value) && one.closest('[data-asked-if][hidden]') === null,
    )
  }
}

for (const { box } of conditioned) box.querySelector<HTMLElement>('[data-asked-words]')!.hidden = true
document.addEventListener('change', show)
// A browser that comes back to the page may have kept what was chosen.
window.addEventListener('pageshow', show)
show()
