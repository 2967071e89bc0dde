/**
 * A ticket that follows its line: the page is read anew when the place of its number changes or it is called. At the
 * machine the ticket is printed, and the machine goes back to its first page.
 */
interface Standing {
  readonly now: readonly { readonly label: string; readonly calls: number }[]
  readonly places: Readonly<Record<string, { readonly before: number; readonly minutes: number | null }>>
}

const ticket = document.querySelector<HTMLElement>('.ps-ticket')!
const { live, label, kiosk, lost } = ticket.dataset as Record<string, string>
const backAfterMs = 8_000

if (kiosk) {
  window.print()
  setTimeout(() => location.replace(kiosk), backAfterMs)
} else {
  follow()
}

function follow(): void {
  const state = ticket.querySelector<HTMLElement>('.ps-ticket__state')!
  let known: string | undefined
  const source = new EventSource(live!)
  source.addEventListener('message', ({ data }: MessageEvent<string>) => {
    const { now, places } = JSON.parse(data) as Standing
    const called = now.find((one) => one.label === label)
    const mine = JSON.stringify(called ?? places[label!] ?? null)
    if (known === undefined) known = mine
    if (known === mine) return
    known = mine
    void show(called !== undefined)
  })
  source.addEventListener('error', () => {
    state.title = lost!
  })

  /** The words are the server's: they are the same with scripts and without. */
  async function show(isCalled: boolean): Promise<void> {
    const answer = await fetch(location.href)
    if (!answer.ok) return
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html')
    for (const part of ['.ps-ticket__state', '.ps-ticket__acts']) {
      const fresh = page.querySelector(part)
      const old = ticket.querySelector(part)
      if (!fresh || !old) continue
      old.replaceChildren(...fresh.childNodes)
    }
    if (isCalled) navigator.vibrate?.([400, 200, 400])
  }
}
