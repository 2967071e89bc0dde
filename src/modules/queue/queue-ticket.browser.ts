/**
 * A ticket that follows its line: the page is read anew when the place of its number changes or it is called. At the
 * machine the ticket is printed, and the machine goes back to its first page.
 */
import { follow, renew } from './live-page.ts'

interface Standing {
  readonly now: readonly { readonly label: string; readonly calls: number }[]
  readonly places: Readonly<Record<string, { readonly before: number; readonly minutes: number | null }>>
}

const ticket = document.querySelector<HTMLElement>('.ps-ticket')!
const { live, label, kiosk, lost } = ticket.dataset as Record<string, string>
const backAfterMs = 8_000
let known: string | undefined

if (kiosk) {
  window.print()
  setTimeout(() => location.replace(kiosk), backAfterMs)
} else {
  follow<Standing>(live!, hear, () => {
    ticket.querySelector<HTMLElement>('.ps-ticket__state')!.title = lost!
  })
}

function hear({ now, places }: Standing): void {
  const called = now.find((one) => one.label === label)
  const mine = JSON.stringify(called ?? places[label!] ?? null)
  const isFirst = known === undefined
  if (known === mine) return
  known = mine
  if (isFirst) return
  void renew(location.href, ['.ps-ticket__state', '.ps-ticket__acts'])
  if (called) navigator.vibrate?.([400, 200, 400])
}
