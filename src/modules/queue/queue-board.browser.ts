/** Keeps the screen of the waiting room as things are, fills the screen, and reads called numbers aloud in Thai. */
import { follow, renew } from './live-page.ts'

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

follow<Standing>(
  live!,
  ({ now }) => {
    said.hidden = true
    const keys = now.map(({ label, counter, calls }) => `${label} ${counter} ${calls}`)
    const before = called
    called = new Set([...(called ?? []), ...keys])
    if (before) {
      for (const [index, key] of keys.entries()) if (!before.has(key)) speak(now[index]!)
    }
    void renew(page!, ['#board'])
  },
  () => tell(lost!),
)

button.hidden = false
button.addEventListener('click', () => {
  void document.documentElement.requestFullscreen?.()
  speaks = thaiVoice() !== undefined
  if (!speaks) tell(voiceMissing!)
})

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

const clock = document.querySelector('#clock')!
setInterval(() => {
  const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: 'Asia/Bangkok' } as const
  clock.textContent = new Date().toLocaleTimeString('en-GB', time)
}, 10_000)
