/**
 * A kiosk that goes on without a line: each touch is kept on the device first and sent then, as often as it takes. The
 * server knows each by the id that is made here, and keeps it once.
 */
interface Told {
  readonly send: string
  readonly version: number
  readonly waiting: string
  readonly lost: string
}
interface Touch {
  readonly id: string
  readonly version: number
  readonly value: number
  readonly at: number
}

const thanksMs = 2_500
const againMs = 20_000
const mostAtOnce = 200

const kiosk = document.querySelector<HTMLElement>('[data-kiosk]')
if (kiosk) void run(kiosk, JSON.parse(kiosk.dataset['kiosk']!) as Told)

async function run(page: HTMLElement, told: Told): Promise<void> {
  const part = (name: string) => page.querySelector<HTMLElement>(`[data-${name}]`)!
  const [ask, thanks, waiting] = [part('ask'), part('thanks'), part('waiting')]
  // Where nothing can be kept the form is sent as it is without a script.
  const store = await openStore(told.send).catch(() => undefined)
  if (!store) return
  const hint = waiting.textContent ?? ''
  let isSending = false
  const send = async (): Promise<void> => {
    if (isSending) return
    isSending = true
    try {
      for (;;) {
        const touches = (await store.all()).slice(0, mostAtOnce)
        if (touches.length === 0) break
        const answer = await fetch(told.send, {
          method: 'POST',
          headers: { 'content-type': 'text/plain' },
          body: JSON.stringify({ now: Date.now(), answers: touches }),
        })
        if (!answer.ok) {
          waiting.textContent = told.lost
          return
        }
        const { done } = (await answer.json()) as { done: string[] }
        await store.remove(done)
      }
      waiting.textContent = hint
    } catch {
      // No line: later again.
      waiting.textContent = told.waiting.replace('#', String((await store.all()).length))
    } finally {
      isSending = false
    }
  }
  const again = (): void => {
    thanks.hidden = true
    ask.hidden = false
  }
  page.querySelector('form')!.addEventListener('submit', (event) => {
    const value = Number((event.submitter as HTMLButtonElement | null)?.value)
    if (!value) return
    event.preventDefault()
    // A second tap meets no button.
    ask.hidden = true
    thanks.hidden = false
    setTimeout(again, thanksMs)
    void store.add({ id: newId(), version: told.version, value, at: Date.now() }).then(send)
  })
  if (!thanks.hidden) setTimeout(again, thanksMs)
  window.addEventListener('online', () => void send())
  setInterval(() => void send(), againMs)
  await send()
}

/** As `crypto.randomUUID`, which a page without TLS inside an office does not have. */
function newId(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const text = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('')
  return text.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

interface Store {
  readonly add: (touch: Touch) => Promise<unknown>
  readonly all: () => Promise<Touch[]>
  readonly remove: (ids: readonly string[]) => Promise<void>
}

/** One for each kiosk: a device may have served another before. */
async function openStore(name: string): Promise<Store> {
  const opening = indexedDB.open(name, 1)
  opening.addEventListener('upgradeneeded', () => {
    opening.result.createObjectStore('touches', { keyPath: 'id' })
  })
  const database = await settled(opening)
  const touches = (mode: IDBTransactionMode) => database.transaction('touches', mode).objectStore('touches')
  return {
    add: (touch) => settled(touches('readwrite').add(touch)),
    all: () => settled(touches('readonly').getAll() as IDBRequest<Touch[]>),
    async remove(ids) {
      for (const id of ids) await settled(touches('readwrite').delete(id))
    },
  }
}

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.addEventListener('success', () => resolve(request.result))
    request.addEventListener('error', () => reject(request.error ?? new Error('not kept')))
  })
}
