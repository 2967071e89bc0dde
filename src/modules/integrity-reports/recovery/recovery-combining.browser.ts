/**
 * Combines the shares of k guardians, compares what comes out with the directory, and passes reports on to a new key.
 * Shares and keys are in memory alone, and gone with the page.
 */
import { randomBytes } from '@noble/hashes/utils.js'
import { call, CallFailed } from '../client/calling.ts'
import { fetchDirectory, type KnownDirectory } from '../client/known-directory.ts'
import type { KnownLog } from '../client/known-log.ts'
import { fetchRecovery, type KnownRecovery, type KnownRequest } from '../client/known-recovery.ts'
import { recipientOf } from '../protocol/age-keys.ts'
import { writeCanonical } from '../protocol/canonical-json.ts'
import { combineShares, shareFault } from '../protocol/combining-shares.ts'
import { endorse } from '../protocol/directory-events.ts'
import { fingerprint, type DirectoryEntry } from '../protocol/directory.ts'
import type { RecipientKeys } from '../protocol/key-file.ts'
import type { Guardianship } from '../protocol/recovery-key.ts'
import { openShare, type Ceremony, type Share } from '../protocol/recovery-share.ts'
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
import type { Paths } from '../receiving/paths.ts'
import { MonthUnproven } from '../receiving/pool-search.ts'
import type { ProvenDirectory } from '../receiving/session.ts'
import { integrityReportUrls } from '../urls.ts'
import type { combineWords } from './combine-messages.ts'
import { groupsOf } from './fingerprint-view.ts'
import { momentInWords } from './moment-in-words.ts'
import { copyFrom, keepOpen, onSubmit, press, say } from './page-script.ts'
import { rewrapAll, type Rewrapped } from './rewrapping.ts'
import { signStep } from './signing-steps.ts'

/** What is being recovered, while the page is open. */
interface Work {
  readonly directory: ProvenDirectory
  readonly request: KnownRequest
  readonly recovery: DirectoryEntry
  readonly guardianship: Guardianship
  readonly renewed: DirectoryEntry
  readonly ceremonySeed: Uint8Array
  readonly held: Share[]
}

const page = document.querySelector<HTMLElement>('[data-combine-page]')!
const { words, paths, log } = JSON.parse(page.dataset['combinePage']!) as {
  words: typeof combineWords.th
  paths: Paths
  log: KnownLog
}
const language = document.documentElement.lang
const outcomeOrder: readonly Rewrapped[] = [
  'passed',
  'had',
  'not-theirs',
  'closed',
  'refused',
  'no-outside',
  'busy',
]
let work: Work | undefined
let keys: RecipientKeys | undefined

/** Runs what asks the server, and says where it cannot be reached. */
async function told(act: () => Promise<void>): Promise<void> {
  try {
    await act()
  } catch (error) {
    if (error instanceof MonthUnproven) return say(filled(words.monthBroken, { month: error.month }))
    if (!(error instanceof CallFailed)) throw error
    say(words.unreachable)
  }
}

press('check', () =>
  told(async () => {
    say(words.checking)
    const directory = await fetchDirectory(paths.directory, log)
    if (!directory.ok) return say(notBelieved(directory))
    const recovery = await fetchRecovery(integrityReportUrls.recoveryState(), log)
    say(recovery.requests.length === 0 ? words.noRequest : '')
    const rows = recovery.requests.map((request) => rowOf(request, directory, recovery))
    part('requests').replaceChildren(...rows)
  }),
)

function notBelieved({ fault }: Extract<KnownDirectory, { ok: false }>): string {
  return fault === 'unwitnessed' ? words.directoryUnwitnessed : words.directoryBroken
}

function rowOf(request: KnownRequest, directory: ProvenDirectory, recovery: KnownRecovery): HTMLElement {
  const position = positionOf(directory, request.lost)
  return element(
    'li',
    '',
    element('b', '', filled(words.lostIs, { position })),
    element('span', '', filled(words.reasonIs, { reason: request.reason })),
    nextStepOf(request, directory, recovery),
  )
}

/** A button to begin, or in words why it is not time for it. */
function nextStepOf(
  request: KnownRequest,
  directory: ProvenDirectory,
  known: KnownRecovery,
): HTMLElement | string {
  const inForce = directory.keys.filter(({ state }) => state === 'active').map(({ entry }) => entry)
  const recovery = inForce.find(({ id }) => id === request.recovery)
  const guardianship = recovery && known.guardiansOf(recovery)
  if (!recovery || !guardianship) return words.noKey
  if (!request.isWitnessed) return words.requestUnwitnessed
  if (Date.now() < request.opensAt) {
    return filled(words.tooEarly, { when: momentInWords(request.opensAt, language) })
  }
  const renewed = inForce.find(({ id }) => id === request.lost)
  if (!renewed) return filled(words.noNewKey, { position: positionOf(directory, request.lost) })
  return button(words.begin, '', () => begin({ directory, request, recovery, guardianship, renewed }))
}

function positionOf({ keys: known }: ProvenDirectory, id: string): string {
  return known.findLast(({ entry }) => entry.id === id)?.entry.position ?? id
}

async function begin(known: Omit<Work, 'ceremonySeed' | 'held'>): Promise<void> {
  const ceremonySeed = randomBytes(32)
  work = { ...known, ceremonySeed, held: [] }
  const ceremony: Ceremony = {
    v: 1,
    type: 'recovery-ceremony',
    org: known.directory.org,
    id: known.recovery.id,
    request: known.request.id,
    enc: await recipientOf(ceremonySeed),
    day: bangkokDay(Date.now()),
  }
  field('ceremony').value = new TextDecoder().decode(writeCanonical(ceremony))
  part('ceremony-fingerprint').replaceChildren(...groupsOf(fingerprint(ceremony)))
  part('new-key').textContent = `${known.renewed.position} · ${known.renewed.id}`
  part('new-key-fingerprint').replaceChildren(...groupsOf(fingerprint(known.renewed)))
  window.addEventListener('beforeunload', keepOpen)
  showHeld(work)
  showStep('collect')
}

function showHeld({ held, guardianship: { k, guardians } }: Work): void {
  const lines = held.map(({ number }) =>
    filled(words.held, { number, institution: guardians[number - 1]?.institution ?? '' }),
  )
  const count = filled(words.count, { held: held.length, k })
  part('held').replaceChildren(...[...lines, count].map((line) => element('li', '', line)))
}

press('copy', () => copyFrom(field('ceremony'), words))
press('download', () => offerFile('ceremony.json', new TextEncoder().encode(field('ceremony').value)))

onSubmit('shares', async () => {
  if (!work) return
  const { ceremonySeed, held, recovery } = work
  const chosen = Array.from(field('shares').files ?? [])
  if (chosen.length === 0) return refuse(field('shares'), words.noFiles)
  for (const file of chosen) {
    const share = await openShare(ceremonySeed, new Uint8Array(await file.arrayBuffer()))
    const fault = share ? shareFault(share, recovery, held) : 'notOpened'
    if (fault) return refuse(field('shares'), filled(words[fault], { name: file.name }))
    if (share) held.push(share)
    showHeld(work)
  }
  field('shares').value = ''
})

press('combine', () => told(combine))

async function combine(): Promise<void> {
  if (!work) return
  const { held, recovery, request, guardianship } = work
  const { k } = guardianship
  if (held.length < k) return say(filled(words.few, { k, held: held.length }))
  if (!field('compared').checked) {
    field('compared').focus()
    return say(words.compareFirst)
  }
  say(words.combining)
  await drawn()
  const combined = await combineShares(recovery, held)
  if (!combined.ok) {
    return say(combined.fault === 'few' ? filled(words.few, { k, held: held.length }) : words.wrong)
  }
  const isTaken = await sayOf(integrityReportUrls.recoveryCombined(), {
    request: request.id,
    by: recovery.id,
    sig: signStep(combined.keys.signSeed, request.id, 'combined'),
  })
  if (!isTaken) return say(words.notTaken)
  keys = combined.keys
  await passOn()
}

/** True where the server took what a key says of a request. */
async function sayOf(path: string, head: { request: string; by: string; sig: string }): Promise<boolean> {
  const { head: answered } = await call(path, head)
  return answered['outcome'] === 'ok'
}

async function passOn(): Promise<void> {
  if (!work || !keys) return
  const { directory, recovery, renewed } = work
  const outcomes = await rewrapAll({
    directory,
    recovery,
    keys,
    renewed,
    today: bangkokDay(Date.now()),
    paths,
    progress: async ({ done, all }) => {
      say(filled(words.passing, { done: done + 1, all }))
      await drawn()
    },
  })
  const lines = outcomeOrder.flatMap((outcome) => {
    const count = outcomes.get(outcome)
    return count === undefined ? [] : filled(words[outcome], { count })
  })
  part('outcomes').replaceChildren(
    ...(lines.length > 0 ? lines : [words.nothing]).map((line) => element('li', '', line)),
  )
  say(words.finished)
  showStep('result')
}

press('again', () => told(passOn))

press('end', () =>
  told(async () => {
    if (!work || !keys) return
    const { recovery, request, held, ceremonySeed } = work
    const directory = await fetchDirectory(paths.directory, log)
    if (!directory.ok) return say(notBelieved(directory))
    const { signSeed, ageSeed } = keys
    const sig = endorse(signSeed, { act: 'revoke', entry: recovery, prev: directory.head })
    const head = { request: request.id, by: recovery.id, sig }
    if (!(await sayOf(integrityReportUrls.endRecovery(), head))) return say(words.notEnded)
    for (const secret of [signSeed, ageSeed, ceremonySeed, ...held.map((share) => share.part)]) secret.fill(0)
    keys = undefined
    work = undefined
    window.removeEventListener('beforeunload', keepOpen)
    part('ending').hidden = true
    say(words.ended)
  }),
)

part('requests').closest<HTMLElement>('[data-step]')!.hidden = false
