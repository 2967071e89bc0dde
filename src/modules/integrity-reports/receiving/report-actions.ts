import { CallFailed } from '../client/calling.ts'
import { closers } from '../client/closing.ts'
import { entryHash, type DirectoryEntry } from '../protocol/directory.ts'
import type { Sender, Written } from '../protocol/composing.ts'
import { openKeybox } from '../protocol/keybox.ts'
import { clearRefusals, drawn, element, field, filled, once, part, refuse } from './elements.ts'
import type { FoundReport, OpenedReport } from './opened-report.ts'
import { nextStep } from './report-state.ts'
import { nameOf, senderOf, type Session } from './session.ts'
import { changeRecipients, eligible, write, type Outcome } from './writing.ts'

/** The report that is on the page. */
export interface Current {
  readonly session: Session
  readonly found: FoundReport
  readonly opened: OpenedReport
  /** Reads the report again and shows it; with a keybox that this device has just made, if any. */
  readonly refresh: (more?: FoundReport['keyboxes'][number]) => Promise<void>
}

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text.normalize('NFC'))
let wantsToLeave = false

/** Connects the forms of a report with whatever report is on the page. */
export function connectActions(current: () => Current | undefined): void {
  onForm('answer', current, async (report) => {
    const text = field('answer').value.trim()
    if (text === '') return refuse(field('answer'), report.session.words.textMissing)
    const isSent = await send(report, { kind: { kind: 'message' }, content: bytesOf(text) })
    if (isSent) field('answer').value = ''
  })
  onPress('received', current, async (report) => {
    const content = bytesOf(report.session.words.receivedText)
    await send(report, { kind: { kind: 'received' }, content })
  })
  onForm('close', current, async (report) => {
    const text = field('closing').value.trim()
    if (text === '') return refuse(field('closing'), report.session.words.reasonMissing)
    const isSent = await send(report, { kind: { kind: 'close' }, content: bytesOf(text) })
    if (isSent) field('closing').value = ''
  })
  onForm('recipients', current, change)
}

/** Shows what can be done with the report as it stands. */
export function showActions({ session, opened }: Current): void {
  const { words, directory } = session
  wantsToLeave = false
  const { ids } = closers(opened.thread)
  pressOf('received').hidden = nextStep(opened, session.own?.entry.id) !== 'received'
  const own = session.own?.entry.id ?? ''
  part('closed-by').textContent =
    ids.length === 0
      ? ''
      : filled(words.closedBy, { positions: ids.map((id) => nameOf(session, id)).join(', ') })
  if (ids.includes(own)) part('closed-by').append(` · ${words.youClosed}`)
  const genesis = opened.thread.messages[0]?.head
  const circle = opened.thread.epoch?.keybox.body.recipients ?? []
  if (genesis?.kind !== 'genesis') return
  const choices = eligible(directory.keys, genesis, circle).map((entry) => {
    const isIn = circle.some(({ id }) => id === entry.id)
    return choiceOf(`recipient-${entry.id}`, {
      value: entryHash(entry),
      isIn,
      label: nameOf(session, entry.id),
    })
  })
  part('choices').replaceChildren(...choices)
}

function choiceOf(
  id: string,
  { value, isIn, label }: { value: string; isIn: boolean; label: string },
): HTMLElement {
  const box = element('input', 'govuk-checkboxes__input')
  box.type = 'checkbox'
  box.name = 'recipients'
  box.id = id
  box.value = value
  box.checked = isIn
  const words = element('label', 'govuk-label govuk-checkboxes__label', label)
  words.htmlFor = id
  return element('div', 'govuk-checkboxes__item', box, words)
}

async function change({ session, opened, refresh }: Current): Promise<void> {
  const { words, directory, say, paths, file } = session
  const genesis = opened.thread.messages[0]?.head
  const sender = senderOf(session)
  if (genesis?.kind !== 'genesis' || !sender) return say(words.notListed)
  const boxes = document.querySelectorAll<HTMLInputElement>('[name=recipients]')
  const chosen = new Set(Array.from(boxes).flatMap(({ checked, value }) => (checked ? value : [])))
  const circle = opened.thread.epoch?.keybox.body.recipients ?? []
  const recipients = eligible(directory.keys, genesis, circle).filter((entry) => chosen.has(entryHash(entry)))
  const [first] = boxes
  const fault = faultOf(session, opened, recipients)
  if (fault && first) return refuse(first, fault)
  const reason = field('reason').value.trim()
  if (reason === '') return refuse(field('reason'), words.reasonMissing)
  const stays = recipients.some(({ id }) => id === sender.by)
  if (!stays && !wantsToLeave) {
    wantsToLeave = true
    return say(words.removesYou)
  }
  say(words.sending)
  await drawn()
  const { outcome, keybox } = await changeRecipients(opened, sender, { recipients, reason }, paths)
  if (outcome !== 'ok') return tell(session, outcome, refresh)
  field('reason').value = ''
  await refresh(await openKeybox(file.ageSeed, keybox))
  say(words.changed)
}

function faultOf(
  { words }: Session,
  { thread }: OpenedReport,
  recipients: readonly DirectoryEntry[],
): string | undefined {
  const before = thread.epoch?.keybox.body.recipients.map(({ entry }) => entry) ?? []
  const after = recipients.map(entryHash)
  if (!recipients.some(({ role }) => role === 'outside')) return words.noOutside
  if (after.length > 7) return words.tooMany
  const isSame = after.length === before.length && after.every((entry) => before.includes(entry))
  return isSame ? words.sameRecipients : undefined
}

/** True where the message is in the thread now; what was typed stays otherwise. */
export async function send({ session, opened, refresh }: Current, written: Written): Promise<boolean> {
  const { words, say, paths } = session
  const sender: Sender | undefined = senderOf(session)
  if (!sender) {
    say(words.notListed)
    return false
  }
  say(words.sending)
  await drawn()
  const outcome = await write(opened, sender, written, paths)
  if (outcome !== 'ok') {
    await tell(session, outcome, refresh)
    return false
  }
  await refresh()
  say(words.sent)
  return true
}

async function tell({ words, say }: Session, outcome: Outcome, refresh: Current['refresh']): Promise<void> {
  if (outcome === 'conflict') {
    await refresh()
    return say(words.conflict)
  }
  say(outcome === 'too-large' ? words.tooLarge : words.doorGone)
}

export function onForm(
  name: string,
  current: () => Current | undefined,
  work: (report: Current) => Promise<void>,
): void {
  const form = part(name)
  const pressed = form.querySelector<HTMLButtonElement>('button')!
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    clearRefusals(form)
    void once(pressed, () => attempt(current, work))
  })
}

function onPress(
  name: string,
  current: () => Current | undefined,
  work: (report: Current) => Promise<void>,
): void {
  const pressed = pressOf(name)
  pressed.addEventListener('click', () => void once(pressed, () => attempt(current, work)))
}

const pressOf = (name: string): HTMLButtonElement =>
  document.querySelector<HTMLButtonElement>(`[data-press="${name}"]`)!

async function attempt(
  current: () => Current | undefined,
  work: (report: Current) => Promise<void>,
): Promise<void> {
  const report = current()
  if (!report) return
  report.session.say('')
  try {
    await work(report)
  } catch (error) {
    const { say, words } = report.session
    say(error instanceof CallFailed ? words.unreachable : words.unreadable)
    if (!(error instanceof CallFailed)) throw error
  }
}
