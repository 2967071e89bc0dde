import { fetchDirectory, type KnownDirectory } from '../client/known-directory.ts'
import { fetchRecovery, type GuardedEntry } from '../client/known-recovery.ts'
import { CallFailed } from '../client/calling.ts'
import { englishList, thaiList } from '../client/wordlists.ts'
import { fingerprint } from '../protocol/directory.ts'
import { reportId } from '../protocol/epoch.ts'
import { receiptKeys, type ReceiptKeys } from '../protocol/receipt-keys.ts'
import { integrityReportUrls } from '../urls.ts'
import { isChannelOpen } from './chosen-recipients.ts'
import { ConcernStep } from './concern-step.ts'
import { button, chosen, field, filled, made, logOf, part, showError, wordsOf } from './dom.ts'
import { ChosenFiles } from './files-step.ts'
import type { NewReportWords } from './new-report-words.ts'
import { Paying } from './paying.ts'
import { ReceiptSteps } from './receipt-step.ts'
import { SendingReport } from './sending-report.ts'
import { Steps } from './steps.ts'

const order = [
  'checking',
  'closed',
  'receipt',
  'confirm',
  'kind',
  'story',
  'name',
  'concerned',
  'files',
  'review',
  'sending',
  'done',
] as const
const counted = order.slice(2, 10)

type ProvenDirectory = Extract<KnownDirectory, { ok: true }>

const root = part('new-report')
const words = wordsOf<NewReportWords>(root)
const steps = new Steps(order, counted, words.progress)
part('waiting').hidden = true
steps.begin('checking')
void start()

async function start(): Promise<void> {
  const directory = await fetchDirectory(integrityReportUrls.directory(), logOf(root)).catch(
    (fault: unknown) => {
      if (fault instanceof CallFailed) return undefined
      throw fault
    },
  )
  if (!directory) return refuse(words.noNetwork, true)
  if (!directory.ok) return refuse(words.directoryFaults[directory.fault])
  if (!isChannelOpen(directory.keys)) return refuse(words.notOpen)
  write(directory, await recoveryIn(directory))
}

/** Asked for only where the directory has one; without its guardians it is offered to nobody. */
async function recoveryIn(directory: ProvenDirectory): Promise<GuardedEntry | undefined> {
  if (!directory.keys.some(({ entry, state }) => entry.role === 'recovery' && state === 'active')) {
    return undefined
  }
  const known = await fetchRecovery(integrityReportUrls.recoveryState(), logOf(root)).catch(
    (fault: unknown) => {
      if (fault instanceof CallFailed) return undefined
      throw fault
    },
  )
  return known?.inForce(directory)
}

function refuse(why: string, again = false): void {
  part('why-closed').textContent = why
  if (again) part('why-closed').after(button(words.tryAgain, () => location.reload()))
  steps.begin('closed')
}

interface Prepared {
  readonly reporter: ReceiptKeys
  readonly paying: Paying
}

/** From here on everything stands in the page alone, and is gone with it. */
function write({ org, keys: known }: ProvenDirectory, recovery: GuardedEntry | undefined): void {
  const receipt = new ReceiptSteps({ th: thaiList, en: englishList }, words)
  const files = new ChosenFiles('files', words)
  const concern = new ConcernStep(known, words, recovery)
  let prepared: Promise<Prepared> | undefined
  let sending: SendingReport | undefined
  let isSealing = false
  let isDone = false

  part('recipients').replaceChildren(
    ...known
      .filter(({ state }) => state === 'active')
      .map(({ entry }) => {
        const groups = fingerprint(entry).split(' ')
        const code = made('code', 'ps-fingerprint', ...groups.map((group) => made('span', '', group)))
        return made('li', '', made('b', '', entry.position), made('br', ''), code)
      }),
  )
  const warn = (event: BeforeUnloadEvent): void => {
    if (!isDone && steps.now !== 'receipt') event.preventDefault()
  }
  window.addEventListener('beforeunload', warn)
  document.addEventListener('leaving', () => window.removeEventListener('beforeunload', warn))

  steps.onShow('receipt', () => receipt.show('receipt'))
  part('another').addEventListener('click', () => {
    receipt.another()
    prepared = undefined
  })
  steps.onNext('receipt', () => {
    receipt.hide()
    steps.go('confirm')
  })
  steps.onShow('confirm', () => receipt.ask())
  steps.onNext('confirm', () => {
    if (!receipt.isTyped(steps.section('confirm'))) return
    void prepare()
    steps.go('kind')
  })
  steps.onNext('kind', () => {
    if (chosen('kind').length === 0) return missing('kind', words.chooseKind, field('kind'))
    steps.go('story')
  })
  steps.onNext('story', () => {
    if (field('story').value.trim() === '') return missing('story', words.writeStory, field('story'))
    steps.go('name')
  })
  const named = () => {
    part('who').hidden = !chosen('named').includes('with')
  }
  for (const choice of document.querySelectorAll('input[name=named]'))
    choice.addEventListener('change', named)
  steps.onShow('name', named)
  steps.onNext('name', () => {
    if (chosen('named').length === 0) return missing('name', words.chooseName, field('named'))
    steps.go('concerned')
  })
  steps.onShow('concerned', () => concern.show())
  steps.onNext('concerned', () => {
    if (chosen('concerned').length === 0) return missing('concerned', words.chooseConcerned)
    if (concern.choice.recipients.every(({ role }) => role !== 'outside')) {
      return missing('concerned', words.nobodyLeft)
    }
    steps.go('files')
  })
  steps.onNext('files', () => {
    if (files.unfinished) return missing('files', files.unfinished)
    steps.go('review')
  })
  steps.onShow('review', () => {
    part('review').replaceChildren(
      ...lines().flatMap(([name, text]) => [made('dt', '', name), made('dd', '', text)]),
    )
  })
  steps.onNext('review', () => void send())
  part('retry').addEventListener('click', () => void attempt())
  part('without-files').addEventListener('click', () => {
    files.clear()
    sending = undefined
    void send()
  })
  part('show-receipt').addEventListener('click', () => receipt.show('receipt-again'))
  part('print').addEventListener('click', () => window.print())
  steps.begin('receipt')

  function missing(step: (typeof order)[number], text: string, at?: HTMLElement): void {
    showError(steps.section(step), text, at)
  }

  /** The keys of the receipt, and the work for a report of theirs, both begun while the reporter writes. */
  function prepare(): Promise<Prepared> {
    prepared ??= receiptKeys(org, receipt.receipt).then((reporter) => {
      const paying = new Paying(integrityReportUrls.challenge(), reportId(org, reporter))
      paying.begin()
      return { reporter, paying }
    })
    return prepared
  }

  function lines(): readonly (readonly [name: string, text: string])[] {
    const [kind = ''] = chosen('kind')
    const who = chosen('named').includes('with') ? field('who').value.trim() : ''
    const others = chosen('concerned').includes('others')
      ? field<HTMLInputElement>('others').value.trim()
      : ''
    const about = chosen('concerned').includes('unknown') ? [words.unknown] : []
    const all: readonly (readonly [string, string])[] = [
      [words.kindLabel, words.kinds[kind as keyof typeof words.kinds]],
      [words.storyLabel, field('story').value.trim()],
      [words.placeLabel, field('place').value.trim()],
      [words.whoLabel, who || words.withoutName],
      [words.concernedLabel, [...concern.positions, others, ...about].filter(Boolean).join(', ')],
      [words.receiversLabel, concern.lines(concern.choice).join('\n')],
      [words.filesLabel, files.lines.join('\n') || words.noFiles],
    ]
    return all.filter(([, text]) => text !== '')
  }

  /** Whoever taps twice sends once: only the first leaves the step. */
  async function send(): Promise<void> {
    if (steps.now !== 'review' && steps.now !== 'sending') return
    if (sending || isSealing) return
    isSealing = true
    if (steps.now === 'review') steps.lock('sending')
    tell(words.sealing)
    const { reporter, paying } = await prepare()
    const { recipients, excluded } = concern.choice
    const text = lines()
      .filter(([name]) => name !== words.receiversLabel && name !== words.filesLabel)
      .map(([name, line]) => `${name}\n${line}`)
      .join('\n\n')
    const ids = excluded.map(({ id }) => id)
    sending = new SendingReport(
      { org, reporter, recipients, excluded: ids, concerned: concern.positions, text, files: files.ready },
      paying,
    )
    isSealing = false
    await attempt()
  }

  async function attempt(): Promise<void> {
    tell(words.sealing)
    const outcome = await sending?.run((share) =>
      tell(filled(words.uploading, Math.floor(share * 100)), share),
    )
    if (outcome === 'ok') {
      isDone = true
      forget()
      steps.lock('done', part<HTMLAnchorElement>('to-front').href)
    } else if (outcome) {
      tell(words.outcomes[outcome])
      part('retry').hidden = outcome !== 'offline'
      part('without-files').hidden = outcome !== 'full' && outcome !== 'too-large'
      part('other-ways').hidden = outcome === 'offline'
    }
  }

  function tell(text: string, share?: number): void {
    part('sending-said').textContent = text
    const bar = part<HTMLProgressElement>('sending-bar')
    bar.hidden = share === undefined
    bar.value = share ?? 0
    for (const name of ['retry', 'without-files', 'other-ways']) part(name).hidden = true
  }

  /** What was sent is on the server, sealed; nothing of it stays in the page. */
  function forget(): void {
    for (const one of root.querySelectorAll<HTMLInputElement | HTMLTextAreaElement>(
      'input[type=text], textarea',
    )) {
      one.value = ''
    }
    part('review').replaceChildren()
    files.clear()
    sending = undefined
  }
}
