/**
 * Opens a guardian's share and seals it to the key of a ceremony. The share and the guardian's key are in memory alone,
 * and the server is asked only for what everybody may read.
 */
import { utf8ToBytes } from '@noble/hashes/utils.js'
import { CallFailed } from '../client/calling.ts'
import { fetchDirectory } from '../client/known-directory.ts'
import type { KnownLog } from '../client/known-log.ts'
import { fetchRecovery } from '../client/known-recovery.ts'
import { englishList, thaiList } from '../client/wordlists.ts'
import { fingerprint } from '../protocol/directory.ts'
import { openKeyFile } from '../protocol/key-file.ts'
import { openShare, readCeremony, sealShare, type Ceremony, type Share } from '../protocol/recovery-share.ts'
import { bangkokDay, dayInWords } from '../receiving/days.ts'
import {
  drawn,
  element,
  field,
  filled,
  offerFile,
  part,
  refuse,
  showStep,
  submitOnEnter,
} from '../receiving/elements.ts'
import { readTypedPassphrase } from '../receiving/typed-passphrase.ts'
import { integrityReportUrls } from '../urls.ts'
import { groupsOf } from './fingerprint-view.ts'
import { momentInWords } from './moment-in-words.ts'
import { onSubmit, press, say } from './page-script.ts'
import type { shareWords } from './share-messages.ts'

const page = document.querySelector<HTMLElement>('[data-share-page]')!
const { words, log } = JSON.parse(page.dataset['sharePage']!) as {
  words: typeof shareWords.th
  log: KnownLog
}
const language = document.documentElement.lang
let given: { readonly share: Share; readonly ceremony: Ceremony } | undefined

const contentOf = async (name: string): Promise<Uint8Array | undefined> => {
  const chosen = field(name).files?.[0]
  return chosen && new Uint8Array(await chosen.arrayBuffer())
}

onSubmit('open', async () => {
  const keyFile = await contentOf('keyFile')
  if (!keyFile) return refuse(field('keyFile'), words.keyFileMissing)
  const typed = readTypedPassphrase(field('passphrase').value, [thaiList, englishList])
  if (!typed.ok) {
    const values = { word: typed.typed, meant: typed.meant ?? '' }
    return refuse(field('passphrase'), filled(typed.meant ? words.wordMeant : words.wordUnknown, values))
  }
  if (typed.passphrase === '') return refuse(field('passphrase'), words.passphraseMissing)
  const shareFile = await contentOf('shareFile')
  if (!shareFile) return refuse(field('shareFile'), words.shareFileMissing)
  const ceremony = readCeremony(utf8ToBytes(field('ceremony').value.trim()))
  if (!ceremony) return refuse(field('ceremony'), words.ceremonyWrong)
  if (ceremony.day !== bangkokDay(Date.now())) {
    return refuse(field('ceremony'), filled(words.otherDay, { day: dayInWords(ceremony.day, language) }))
  }
  say(words.opening)
  await drawn()
  const file = await openKeyFile(keyFile, typed.passphrase)
  say('')
  if (!file) return refuse(field('passphrase'), words.notOpened)
  const share = await openShare(file.ageSeed, shareFile)
  file.ageSeed.fill(0)
  file.signSeed.fill(0)
  if (!share) return refuse(field('shareFile'), words.shareNotOpened)
  if (share.id !== ceremony.id || share.org !== ceremony.org) {
    return refuse(field('shareFile'), words.otherKey)
  }
  try {
    await showAsked(share, ceremony)
  } catch (error) {
    if (!(error instanceof CallFailed)) throw error
    say(words.unreachable)
  }
})

/** What stands in public of the request for which the share is wanted; without it nothing can be given. */
async function showAsked(share: Share, ceremony: Ceremony): Promise<void> {
  const directory = await fetchDirectory(integrityReportUrls.directory(), log)
  if (!directory.ok && directory.fault === 'unwitnessed') return say(words.directoryUnwitnessed)
  if (!directory.ok || directory.org !== share.org) return say(words.directoryBroken)
  const isKnown = directory.keys.some(
    ({ entry, state }) => state === 'active' && entry.id === share.id && entry.enc === share.enc,
  )
  const { requests } = await fetchRecovery(integrityReportUrls.recoveryState(), log)
  const request = requests.find(({ id, recovery }) => id === ceremony.request && recovery === share.id)
  if (!isKnown || !request) return say(words.noRequest)
  if (!request.isWitnessed) return say(words.requestUnwitnessed)
  if (Date.now() < request.opensAt) {
    return say(filled(words.tooEarly, { when: momentInWords(request.opensAt, language) }))
  }
  const position = directory.keys.findLast(({ entry }) => entry.id === request.lost)?.entry.position
  const { number, k, n } = share
  part('asked').replaceChildren(
    ...[
      filled(words.lostIs, { position: position ?? request.lost }),
      filled(words.reasonIs, { reason: request.reason }),
      filled(words.shareIs, { number, k, n }),
    ].map((line) => element('li', '', line)),
  )
  part('fingerprint').replaceChildren(...groupsOf(fingerprint(ceremony)))
  given = { share, ceremony }
  field('passphrase').value = ''
  showStep('checked')
}

press('give', async () => {
  if (!field('compared').checked) {
    field('compared').focus()
    return say(words.compareFirst)
  }
  if (!given) return
  const { share, ceremony } = given
  offerFile(`share-${share.number}-for-ceremony.age`, await sealShare(share, ceremony.enc))
  say(words.given)
})

submitOnEnter(field('passphrase'))
part('open').closest<HTMLElement>('[data-step]')!.hidden = false
