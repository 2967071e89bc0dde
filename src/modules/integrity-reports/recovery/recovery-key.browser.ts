/**
 * Makes a recovery key and splits it among guardians. Nothing is sent anywhere; shares are in memory, each sealed to
 * its guardian, until the page is left.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { fingerprint } from '../protocol/directory.ts'
import { readGuardian, type Guardian } from '../protocol/guardian.ts'
import { makeRecoveryKey, thresholds, writeRecoveryKey, type RecoveryKey } from '../protocol/recovery-key.ts'
import { bangkokDay } from '../receiving/days.ts'
import {
  button,
  drawn,
  element,
  field,
  filled,
  offerFile,
  part,
  refuse,
  showStep,
} from '../receiving/elements.ts'
import { fingerprintOf, groupsOf } from './fingerprint-view.ts'
import type { makeWords } from './make-messages.ts'
import { copyFrom, keepOpen, onSubmit, press, say } from './page-script.ts'

const page = document.querySelector<HTMLElement>('[data-make-page]')!
const { org, words } = JSON.parse(page.dataset['makePage']!) as { org: string; words: typeof makeWords.th }
let guardians: readonly Guardian[] = []
let made: RecoveryKey
const saved = new Set<number>()

const chosenThreshold = () => {
  const chosen = document.querySelector<HTMLInputElement>('[name=threshold]:checked')?.value
  return thresholds.find(({ k }) => String(k) === chosen) ?? thresholds[0]
}

onSubmit('guardians', () => {
  const lines = field('guardians')
    .value.split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  const read: Guardian[] = []
  for (const [index, line] of lines.entries()) {
    const guardian = readGuardian(utf8ToBytes(line))
    const at = { line: index + 1 }
    if (guardian?.org !== org) return refuse(field('guardians'), filled(words.lineWrong, at))
    const isKnown = read.some(
      ({ enc, institution }) => enc === guardian.enc || institution === guardian.institution,
    )
    if (isKnown) return refuse(field('guardians'), filled(words.twice, at))
    read.push(guardian)
  }
  const { n } = chosenThreshold()
  if (read.length !== n) {
    return refuse(field('guardians'), filled(words.countWrong, { n, count: read.length }))
  }
  guardians = read
  part('compare').replaceChildren(
    ...guardians.map((guardian) =>
      element('li', '', element('b', '', guardian.institution), fingerprintOf(guardian)),
    ),
  )
  part('lead').hidden = true
  showStep('compare')
})

press('make', async () => {
  if (!field('compared').checked) {
    field('compared').focus()
    return say(words.compareFirst)
  }
  say(words.making)
  await drawn()
  const { k, n } = chosenThreshold()
  const { key, shares } = await makeRecoveryKey({
    org,
    guardians,
    k,
    position: filled(words.position, { k, n }),
    from: bangkokDay(Date.now()),
  })
  made = key
  window.addEventListener('beforeunload', keepOpen)
  part('shares').replaceChildren(...shares.map((share, index) => rowOf(share, index)))
  say(words.made)
  showStep('shares')
})

function rowOf(share: Uint8Array, index: number): HTMLElement {
  const number = index + 1
  const said = element('span', 'ps-rows__meta')
  said.setAttribute('role', 'status')
  const save = button(filled(words.share, { number }), 'govuk-button--secondary', () => {
    offerFile(`share-${number}-of-${guardians.length}.age`, share)
    saved.add(number)
    said.textContent = words.saved
    say('')
  })
  return element('li', '', element('b', '', `${number}. ${guardians[index]?.institution ?? ''}`), save, said)
}

press('onwards', () => {
  if (saved.size < guardians.length) return say(words.saveAll)
  say('')
  part('shares').replaceChildren()
  window.removeEventListener('beforeunload', keepOpen)
  field('public').value = new TextDecoder().decode(writeRecoveryKey(made))
  part('holder').textContent = `${made.entry.position} · ${made.entry.id}`
  part('fingerprint').replaceChildren(...groupsOf(fingerprint(made.entry)))
  showStep('public')
})

press('copy', () => copyFrom(field('public'), words))
press('download', () => offerFile('recovery-key.json', writeRecoveryKey(made)))

part('guardians').closest<HTMLElement>('[data-step]')!.hidden = false
