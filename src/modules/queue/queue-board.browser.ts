/** Keeps the screen of the waiting room as things are, fills the screen, and reads called numbers aloud in Thai. */
interface Standing {
  readonly now: readonly { readonly label: string; readonly counter: number; readonly calls: number }[]
}

const board = document.querySelector<HTMLElement>('#board')!
const { live, board: page, lost, say, voiceMissing } = board.dataset as Record<string, string>
const said = document.querySelector<HTMLElement>('#board-said')!
const button = document.querySelector<HTMLButtonElement>('#full-screen')!
/** What was called already when the page was opened is not read out again. */
let called: Set<string> | undefined
let speaks = false

const source = new EventSource(live!)
source.addEventListener('message', ({ data }: MessageEvent<string>) => {
  said.hidden = true
  const { now } = JSON.parse(data) as Standing
  const keys = now.map(({ label, counter, calls }) => `${label} ${counter} ${calls}`)
  const before = called
  called = new Set([...(called ?? []), ...keys])
  if (before) {
    for (const [index, key] of keys.entries()) if (!before.has(key)) speak(now[index]!)
  }
  void show()
})
source.addEventListener('error', () => tell(lost!))

button.hidden = false
button.addEventListener('click', () => {
  void board.requestFullscreen?.()
  speaks = thaiVoice() !== undefined
  if (!speaks) tell(voiceMissing!)
})

/** The words are the server's: they are the same with scripts and without. */
async function show(): Promise<void> {
  const answer = await fetch(page!)
  if (!answer.ok) return
  const fresh = new DOMParser().parseFromString(await answer.text(), 'text/html').querySelector('#board')
  if (fresh) board.replaceChildren(...fresh.childNodes)
}

function speak({ label, counter }: Standing['now'][number]): void {
  if (!speaks) return
  // Digits one by one: 047 is heard as three words, and not mistaken for 47 of another letter.
  const number = [...label.replace(/\s/g, '')].join(' ')
  const words = say!.replace('{number}', number).replace('{counter}', String(counter))
  const speech = new SpeechSynthesisUtterance(words)
  speech.lang = 'th-TH'
  speech.voice = thaiVoice() ?? null
  speech.rate = 0.9
  speechSynthesis.speak(speech)
}

/** Only a voice of the device itself: others send what they read to somebody else's server. */
function thaiVoice(): SpeechSynthesisVoice | undefined {
  return speechSynthesis.getVoices().find(({ lang, localService }) => lang.startsWith('th') && localService)
}

function tell(text: string): void {
  said.textContent = text
  said.hidden = false
}
