/**
 * The page of recipients: a key is opened, the pool tried with it, and reports are read and answered. The key is in
 * memory alone, and only while the page is open.
 */
import { CallFailed } from '../client/calling.ts'
import { fetchDirectory } from '../client/known-directory.ts'
import { fetchRecovery } from '../client/known-recovery.ts'
import { englishList, thaiList } from '../client/wordlists.ts'
import { openKeyFile, type KeyFile } from '../protocol/key-file.ts'
import { showRequests } from '../recovery/stop-view.ts'
import { integrityReportUrls } from '../urls.ts'
import { bangkokDay, daysAfter, yearsBefore } from './days.ts'
import {
  button,
  clearRefusals,
  drawn,
  field,
  filled,
  once,
  part,
  refuse,
  showStep,
  submitOnEnter,
} from './elements.ts'
import { connectForwarding, showConsent } from './forwarding.ts'
import { showInbox, warning } from './inbox-view.ts'
import {
  forgetDevice,
  keepKeyFile,
  keepRemembered,
  keptKeyFile,
  keptPasskeyFile,
  keepPasskeyFile,
  keptRemembered,
  noPools,
  poolsOnDevice,
} from './kept-on-device.ts'
import { lock, lockWhenIdle } from './locking.ts'
import { showOfflineFiles } from './offline-view.ts'
import { openReport, reportsIn, type FoundReport } from './opened-report.ts'
import { MonthUnproven, searchPool } from './pool-search.ts'
import { nothingRemembered, openRemembered, sealRemembered } from './remembered.ts'
import { mayHavePasskeys, openWithPasskey, sealToPasskey } from './passkey-box.ts'
import { showProposals } from './proposals-view.ts'
import { connectActions, showActions, type Current } from './report-actions.ts'
import { inWords, ownKey, readerOf, type Given, type Session } from './session.ts'
import { showRetention } from './retention-view.ts'
import { showThread } from './thread-view.ts'
import { readTypedPassphrase } from './typed-passphrase.ts'

const page = document.querySelector<HTMLElement>('[data-recipient-page]')!
const given = JSON.parse(page.dataset['recipientPage']!) as Given
const { words, paths } = given
const language = document.documentElement.lang
let kept: Uint8Array | undefined
let key: { readonly file: KeyFile; readonly isKept: boolean; readonly since: string } | undefined
let current: Current | undefined

const say = (text: string): void => {
  part('said').textContent = text
}

function press(name: string, work: () => void | Promise<void>): void {
  const pressed = document.querySelector<HTMLButtonElement>(`[data-press="${name}"]`)!
  pressed.addEventListener('click', () => void once(pressed, work))
}

function offerKept(sealed: Uint8Array | undefined): void {
  kept = sealed
  part('kept').hidden = !sealed
  part('kept-choices').hidden = !sealed
  part('file').hidden = sealed !== undefined
  part('keep').hidden = sealed !== undefined
}

function offerPasskey(sealed: Uint8Array | undefined): void {
  part('passkey').hidden = !sealed
}

const openForm = part('open')
openForm.addEventListener('submit', (event) => {
  event.preventDefault()
  clearRefusals(openForm)
  // The other buttons of the form take the file off this device.
  const submit = openForm.querySelector<HTMLButtonElement>('button:not([type=button])')!
  void once(submit, () => told(openKey))
})

async function openKey(): Promise<void> {
  const chosen = field('keyFile').files?.[0]
  const sealed = kept ?? (chosen && new Uint8Array(await chosen.arrayBuffer()))
  if (!sealed) return refuse(field('keyFile'), words.fileMissing)
  const typed = readTypedPassphrase(field('passphrase').value, [thaiList, englishList])
  if (!typed.ok) {
    const values = { word: typed.typed, meant: typed.meant ?? '' }
    return refuse(field('passphrase'), filled(typed.meant ? words.wordMeant : words.wordUnknown, values))
  }
  if (typed.passphrase === '') return refuse(field('passphrase'), words.passphraseMissing)
  say(words.opening)
  await drawn()
  const file = await openKeyFile(sealed, typed.passphrase)
  say('')
  if (!file) return refuse(field('passphrase'), words.notOpened)
  const wantsKept = kept === undefined && field('keep').checked
  if (wantsKept) await keepKeyFile(sealed)
  await begin(file, kept !== undefined || wantsKept)
}

async function openByPasskey(): Promise<void> {
  const sealed = await keptPasskeyFile()
  const file = sealed && (await openWithPasskey(sealed))
  if (!file) return say(words.passkeyNotOpened)
  await begin(file, true)
}

async function begin(file: KeyFile, isKept: boolean): Promise<void> {
  const days = document.querySelector<HTMLSelectElement>('[name=since]')?.value ?? ''
  const today = bangkokDay(Date.now())
  const chosenDay = days === '' ? file.made : daysAfter(today, -Number(days))
  key = { file, isKept, since: chosenDay < file.made ? file.made : chosenDay }
  field('passphrase').value = ''
  await search()
}

async function search(): Promise<void> {
  if (!key) return
  const { file, isKept, since } = key
  say(words.readingDirectory)
  const directory = await fetchDirectory(paths.directory, given.log)
  if (!directory.ok) {
    return stop(directory.fault === 'unwitnessed' ? words.directoryUnwitnessed : words.directoryBroken)
  }
  if (directory.org !== file.org) return stop(words.otherOffice)
  const recovery = await fetchRecovery(integrityReportUrls.recoveryState(), given.log)
  const today = bangkokDay(Date.now())
  let days = 0
  let drawAgain = 0
  const searched = await searchPool({
    paths,
    ledgerKeys: directory.ledgerKeys,
    since,
    today,
    keptSince: yearsBefore(today, given.keptYears),
    ageSeed: file.ageSeed,
    cache: isKept ? poolsOnDevice : noPools,
    remembered: isKept ? await openRemembered(file.ageSeed, await keptRemembered()) : nothingRemembered,
    progress: async (done, all) => {
      days = all
      if (Date.now() < drawAgain) return
      drawAgain = Date.now() + 200
      say(filled(words.searching, { done, all }))
      await drawn()
    },
  })
  if (isKept) await keepRemembered(await sealRemembered(file.ageSeed, searched.remembered))
  const reports = reportsIn(searched.found)
  const own = await ownKey(file, directory.keys)
  const session: Session = {
    ...given,
    language,
    file,
    directory,
    recovery,
    own,
    searched,
    reports,
    opened: new Map(),
    say,
  }
  showInbox(session, (report) => told(() => open(session, report)))
  showProposals(session, directory.proposals)
  await showOfflineFiles(session, told)
  showRequests(session)
  part('passkey-offer').hidden = !(isKept && mayHavePasskeys) || (await keptPasskeyFile()) !== undefined
  showStep('inbox')
  say(filled(words.searched, { all: days, reports: reports.length }))
}

/** What the server told is not believed: the page goes no further. */
function stop(text: string): void {
  say('')
  part('warnings').replaceChildren(warning(text, []))
  part('reports').replaceChildren()
  part('proposals').replaceChildren()
  part('recovery').replaceChildren()
  showStep('inbox')
}

async function open(session: Session, found: FoundReport): Promise<void> {
  say(words.openingReport)
  await drawn()
  const opened = await openReport(found, readerOf(session))
  say('')
  if (!opened) {
    current = undefined
    part('report-title').textContent = filled(words.reportOf, { day: inWords(session, found.arrived) })
    part('report-state').replaceChildren(warning(words.doorClosedTitle, [words.doorClosed]))
    part('thread').replaceChildren()
    part('actions').hidden = true
    return showStep('report')
  }
  session.opened.set(found.report, opened)
  current = {
    session,
    found,
    opened,
    refresh: (more) => open(session, more ? { ...found, keyboxes: [...found.keyboxes, more] } : found),
  }
  showThread(session, found, opened)
  showActions(current)
  showConsent(current)
  showStep('report')
  // The server may take its time, and what was sent is to be said at once.
  void showRetention(session, opened, () => current?.opened === opened)
}

/** Runs what asks the server, and says where it cannot be reached. */
async function told(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (error instanceof MonthUnproven) return stop(filled(words.monthBroken, { month: error.month }))
    say(error instanceof CallFailed ? words.unreachable : words.unreadable)
    if (!(error instanceof CallFailed)) throw error
  }
}

press('passkey', () => told(openByPasskey))
press('make-passkey', async () => {
  if (!key) return
  const sealed = await sealToPasskey(key.file, page.querySelector('h1')?.textContent ?? '')
  const isKept = sealed !== undefined && (await keepPasskeyFile(sealed))
  part('passkey-offer').hidden = isKept
  say(isKept ? words.passkeyMade : words.passkeyNotMade)
})
press('other', () => offerKept(undefined))
press('forget', async () => {
  await forgetDevice()
  offerKept(undefined)
  say(words.forgotten)
})
press('search', () => told(search))
press('lock', lock)
press('back', () => {
  if (current) {
    const { session } = current
    showInbox(session, (report) => told(() => open(session, report)))
  }
  say('')
  showStep('inbox')
})

const remind = field('remind')
remind.value = `${remind.value} ${location.href}`
part('remind-copy').append(
  button(words.copy, 'govuk-button--secondary', async () => {
    remind.select()
    await navigator.clipboard.writeText(remind.value).then(
      () => say(words.copied),
      () => say(words.notCopied),
    )
  }),
)

submitOnEnter(field('passphrase'))
connectActions(() => current)
connectForwarding(() => current, language === 'en' ? englishList : thaiList)
lockWhenIdle(() => say(words.locksSoon))
part('open').closest<HTMLElement>('[data-step]')!.hidden = false
void keptKeyFile().then(offerKept)
void keptPasskeyFile().then(offerPasskey)
