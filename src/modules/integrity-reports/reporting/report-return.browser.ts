import { CallFailed } from '../client/calling.ts'
import { closers, tellClosed } from '../client/closing.ts'
import { fetchDirectory, type KnownDirectory } from '../client/known-directory.ts'
import { englishList, thaiList } from '../client/wordlists.ts'
import { receiptKeys, type ReceiptKeys } from '../protocol/receipt-keys.ts'
import { readTypedReceipt, type TypedPiece } from '../protocol/typed-receipt.ts'
import { integrityReportUrls } from '../urls.ts'
import { button, field, filled, made, logOf, part, showError, wordsOf } from './dom.ts'
import { ChosenFiles } from './files-step.ts'
import { doorOf, readOwnFile, readOwnThread, type ReadThread } from './read-thread.ts'
import type { ReturnWords } from './return-words.ts'
import { closeOwnDoor, sendAnswer, type Answer } from './sending-answer.ts'
import { Steps } from './steps.ts'
import { showThread, shownDay } from './thread-view.ts'

type Directory = Extract<KnownDirectory, { ok: true }>

interface Opened {
  readonly directory: Directory
  readonly keys: ReceiptKeys
  read: ReadThread
}

const root = part('return')
const words = wordsOf<ReturnWords>(root)
const order = ['typed', 'opening', 'nothing', 'thread', 'burned'] as const
const steps = new Steps(order, [], '')
const files = new ChosenFiles('answer-files', words)
let opened: Opened | undefined
let isBusy = false

part('waiting').hidden = true
steps.begin('typed')
steps.onNext('typed', () => void open())
part('type-again').addEventListener('click', () => steps.begin('typed'))
part('send-answer').addEventListener('click', () => {
  const text = field('answer').value.trim()
  if (files.unfinished) return say(files.unfinished)
  if (text === '' && files.ready.length === 0) return say(words.write)
  void send({ kind: 'message', text, files: files.ready })
})
part('send-consent').addEventListener('click', () => {
  if (!field<HTMLInputElement>('consent').checked) return say(words.tickFirst)
  void send({ kind: 'consent', text: '', files: [] })
})
part('burn').addEventListener('click', () => void burn())
document.addEventListener('leaving', () => {
  opened = undefined
})

function ask(text: string, pieces: readonly TypedPiece[] = []): void {
  const input = field('receipt')
  showError(steps.section('typed'), text, input)
  part('did-you-mean').replaceChildren(
    ...pieces.flatMap((piece, at): HTMLElement[] => {
      if (piece.is === 'unknown') return [made('p', '', filled(words.unknownWord, piece.typed))]
      if (piece.is === 'words') return []
      const meant = piece.list.words[piece.index] ?? ''
      const choose = button(filled(words.meant, meant, piece.typed), () => {
        input.value = pieces.map((one, other) => (other === at ? meant : one.typed)).join(' ')
        understood()
      })
      return [choose]
    }),
  )
}

/** The receipt that was typed, once every piece of it is understood. */
function understood(): Uint8Array | undefined {
  const { value } = field('receipt')
  if (value.trim() === '') {
    ask(words.typeWords)
    return undefined
  }
  const read = readTypedReceipt(value, [thaiList, englishList])
  if (read.outcome === 'receipt') {
    ask('')
    return read.receipt
  }
  if (read.outcome === 'unclear') ask(words.unclear, read.pieces)
  else ask(read.outcome === 'count' ? filled(words.count, read.words) : words.mistaken)
  return undefined
}

async function open(): Promise<void> {
  const receipt = understood()
  if (!receipt || isBusy) return
  isBusy = true
  steps.begin('opening')
  try {
    const directory = await fetchDirectory(integrityReportUrls.directory(), logOf(root))
    if (!directory.ok) return refuse(words.directoryFaults[directory.fault])
    const keys = await receiptKeys(directory.org, receipt)
    const read = await readOwnThread(directory, keys)
    field('receipt').value = ''
    if (!read) return steps.begin('nothing')
    opened = { directory, keys, read }
    show(opened)
    steps.begin('thread')
  } catch (fault) {
    if (!(fault instanceof CallFailed)) throw fault
    refuse(words.noNetwork)
  } finally {
    isBusy = false
  }
}

function refuse(why: string): void {
  steps.begin('typed')
  showError(steps.section('typed'), why)
}

function show({ read, directory, keys }: Opened): void {
  showThread({
    read,
    known: directory.keys,
    words,
    openFile: (file, epoch) => readOwnFile(keys, read.epochs.get(epoch)!, file),
  })
  if (closers(read.thread).isClosed) void showRetention(keys, read)
}

/** Until which day a closed report is kept, unless another reading of it is on the page by then. */
async function showRetention(keys: ReceiptKeys, read: ReadThread): Promise<void> {
  const paths = { close: integrityReportUrls.close(), challenge: integrityReportUrls.challenge() }
  const until = await tellClosed(read.thread, doorOf(keys), paths)
  if (until && opened?.read === read)
    part('states').append(made('li', '', filled(words.keptUntil, shownDay(until))))
}

function say(text: string): void {
  part('answer-outcome').textContent = text
  part('answer-outcome').focus()
}

async function send(answer: Answer): Promise<void> {
  if (!opened || isBusy) return
  isBusy = true
  say(words.sealing)
  const { directory, keys } = opened
  const read = () => readOwnThread(directory, keys)
  const outcome = await sendAnswer(keys, answer, read, (share) =>
    say(`${words.sealing} ${Math.floor(share * 100)} %`),
  )
  isBusy = false
  if (outcome === 'ok') {
    field('answer').value = ''
    field<HTMLInputElement>('consent').checked = false
    files.clear()
    await readAgain()
    say(words.sent)
    return
  }
  if (outcome === 'refused') await readAgain()
  say(outcome === 'changed' ? words.changed : outcome === 'nothing' ? words.gone : words.outcomes[outcome])
}

async function readAgain(): Promise<void> {
  if (!opened) return
  const read = await readOwnThread(opened.directory, opened.keys).catch(() => undefined)
  if (!read) return
  opened.read = read
  show(opened)
}

async function burn(): Promise<void> {
  if (!field<HTMLInputElement>('burn-sure').checked) return say(words.tickFirst)
  if (!opened || isBusy) return
  isBusy = true
  try {
    await closeOwnDoor(opened.keys)
    opened = undefined
    part('messages').replaceChildren()
    part('states').replaceChildren()
    steps.begin('burned')
  } catch (fault) {
    if (!(fault instanceof CallFailed)) throw fault
    say(words.noNetwork)
  } finally {
    isBusy = false
  }
}
