/**
 * Makes a recipient's key. Nothing is sent anywhere; the words are in memory until they were typed back, and the
 * key until the page is left.
 */
import { recipientOf } from '../protocol/age-keys.ts'
import { b64, publicKeyOf } from '../protocol/binding.ts'
import { writeCanonical } from '../protocol/canonical-json.ts'
import { fingerprint, isDirectoryEntry, type DirectoryEntry } from '../protocol/directory.ts'
import { isGuardian, type Guardian } from '../protocol/guardian.ts'
import { newPassphrase, newRecipientKeys, sealKeyFile } from '../protocol/key-file.ts'
import { englishList, thaiList } from '../client/wordlists.ts'
import { bangkokDay } from './days.ts'
import {
  clearRefusals,
  drawn,
  element,
  field,
  filled,
  offerFile,
  once,
  part,
  refuse,
  showStep,
  submitOnEnter,
} from './elements.ts'
import type { keyWords } from './key-messages.ts'
import { keepKeyFile } from './kept-on-device.ts'
import { readTypedPassphrase } from './typed-passphrase.ts'

const page = document.querySelector<HTMLElement>('[data-key-page]')!
const { org, words } = JSON.parse(page.dataset['keyPage']!) as { org: string; words: typeof keyWords.th }
const list = document.documentElement.lang === 'en' ? englishList : thaiList
const keys = newRecipientKeys()
const today = bangkokDay(Date.now())
let passphrase = ''
let entry: DirectoryEntry | Guardian
let sealed: Uint8Array
let isSaved = false

const say = (text: string): void => {
  part('said').textContent = text
}

/** A key that nobody has saved is gone with the page. */
function stay(event: Event): void {
  event.preventDefault()
}

function press(name: string, work: () => void | Promise<void>): void {
  const pressed = document.querySelector<HTMLButtonElement>(`[data-press="${name}"]`)!
  pressed.addEventListener('click', () => void once(pressed, work))
}

function onSubmit(name: string, work: () => void | Promise<void>): void {
  const form = part(name)
  const pressed = form.querySelector<HTMLButtonElement>('button')!
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearRefusals(form)
    say('')
    void once(pressed, work)
  })
}

const chosenRole = (): string => document.querySelector<HTMLInputElement>('[name=role]:checked')?.value ?? ''

for (const role of document.querySelectorAll('[name=role]')) {
  role.addEventListener('change', () => {
    part('outside-warning').hidden = chosenRole() !== 'outside'
    part('reports-to').hidden = chosenRole() === 'guardian'
  })
}

onSubmit('about', async () => {
  const position = field('position').value.trim()
  if (position === '') return refuse(field('position'), words.positionMissing)
  const id = field('id').value.trim()
  if (!/^[A-Za-z0-9-]{1,64}$/.test(id) || id === 'reporter') return refuse(field('id'), words.idWrong)
  if (chosenRole() === '') return refuse(field('role'), words.roleMissing)
  const enc = await recipientOf(keys.ageSeed)
  const named = position.normalize('NFC')
  const guardian = { v: 1, type: 'guardian', org, id, institution: named, enc, from: today }
  const recipient = {
    v: 1,
    org,
    id,
    role: chosenRole(),
    position: named,
    reportsTo: field('reportsTo')
      .value.split('\n')
      .map((line) => line.trim().normalize('NFC'))
      .filter((line) => line !== ''),
    enc,
    sig: b64(publicKeyOf(keys.signSeed)),
    from: today,
  }
  const isHolder = chosenRole() === 'guardian'
  const isRight = isHolder ? isGuardian(guardian) : isDirectoryEntry(recipient)
  if (!isRight) throw new Error('the entry has not the form of one')
  entry = isHolder ? (guardian as Guardian) : (recipient as DirectoryEntry)
  passphrase = newPassphrase(list)
  part('words').replaceChildren(...passphrase.split(' ').map((word) => element('li', '', word)))
  part('lead').hidden = true
  window.addEventListener('beforeunload', stay)
  showStep('words')
})

press('written', () => {
  part('words').replaceChildren()
  showStep('typed')
  field('typed').focus()
})

press('again', () => {
  window.removeEventListener('beforeunload', stay)
  location.reload()
})

onSubmit('typed', async () => {
  const typed = readTypedPassphrase(field('typed').value, [list])
  if (!typed.ok) {
    const { typed: word, meant } = typed
    return refuse(
      field('typed'),
      filled(meant ? words.wordMeant : words.wordUnknown, { word, meant: meant ?? '' }),
    )
  }
  if (typed.passphrase !== passphrase) return refuse(field('typed'), words.wordsDiffer)
  say(words.sealing)
  await drawn()
  sealed = await sealKeyFile({ ...keys, org, id: entry.id, made: today }, passphrase)
  passphrase = ''
  field('typed').value = ''
  say(words.sealed)
  showStep('save')
})

press('download', () => {
  offerFile(`key-${entry.id}.age`, sealed)
  isSaved = true
  say('')
})

press('onwards', async () => {
  if (!isSaved) return say(words.saveFirst)
  say('')
  if (field('keep').checked && !(await keepKeyFile(sealed))) say(words.notKept)
  const text = new TextDecoder().decode(writeCanonical(entry))
  field('public').value = text
  if (isGuardian(entry)) {
    part('public-lead').textContent = words.guardianLead
    part('print-title').textContent = words.guardianPaper
    part('public-lead').closest('[data-step]')!.querySelector('h2')!.textContent = words.guardianStep
    for (const name of ['recipients-hint', 'to-reading']) part(name).hidden = true
  }
  part('holder').textContent = `${isGuardian(entry) ? entry['institution'] : entry['position']} · ${entry.id}`
  part('fingerprint').replaceChildren(
    ...fingerprint(entry)
      .split(' ')
      .map((group) => element('span', '', group)),
  )
  window.removeEventListener('beforeunload', stay)
  showStep('public')
})

press('copy', async () => {
  const text = field('public')
  text.select()
  await navigator.clipboard.writeText(text.value).then(
    () => say(words.copied),
    () => say(words.notCopied),
  )
})
press('downloadPublic', () =>
  offerFile(`public-${entry.id}.json`, new TextEncoder().encode(field('public').value)),
)
press('print', () => window.print())

submitOnEnter(field('typed'))
part('about').closest<HTMLElement>('[data-step]')!.hidden = false
