import { b64 } from '../protocol/binding.ts'
import { entryHash } from '../protocol/directory.ts'
import type { KnownKey } from '../protocol/directory-events.ts'
import type { FileOfMessage } from '../protocol/message-head.ts'
import type { OpenedMessage } from '../protocol/message.ts'
import { button, filled, made, part } from './dom.ts'
import type { ReadThread } from './read-thread.ts'
import type { ReturnWords } from './return-words.ts'

export interface ThreadView {
  readonly read: ReadThread
  readonly known: readonly KnownKey[]
  readonly words: ReturnWords
  readonly openFile: (file: FileOfMessage, epoch: number) => Promise<Blob>
}

/** Shows what passed every check, and in plain words which check failed, if one did. Text is only ever text. */
export function showThread(view: ThreadView): void {
  const { words, read } = view
  const { messages, refused } = read.thread
  const states = messages
    .filter(({ head }) => head.kind !== 'message')
    .map((message) => stateOf(view, message))
  part('states').replaceChildren(...[...states, ...whoHasRead(view)].map((line) => made('li', '', line)))
  part('messages').replaceChildren(...messages.map((message, seq) => messageRow(view, message, seq)))
  part('ledger-unread').hidden = read.inLedger !== undefined
  part('refused').hidden = refused === undefined
  part('may-answer').hidden = refused !== undefined || read.thread.epoch === undefined
  if (!refused) return
  part('why-refused').textContent = words.checks[refused.check]
  part('evidence').replaceChildren(button(words.evidence, () => saveEvidence(read, refused)))
}

/**
 * Of each who receives now, whether he has written under the keys in force: that he is listed does not prove that he
 * can read.
 */
function whoHasRead({ words, known, read }: ThreadView): readonly string[] {
  const { epoch, messages, refused } = read.thread
  if (!epoch || refused) return []
  const { recipients, epoch: number } = epoch.keybox.body
  // Guardians of a recovery key read nothing until they are asked to.
  const readers = recipients.filter(({ role }) => role !== 'recovery')
  return readers.map(({ id, entry }) => {
    const position = known.find((one) => entryHash(one.entry) === entry)?.entry.position ?? id
    const hasWritten = messages.some(({ head }) => head.by === id && head.epoch === number)
    return filled(hasWritten ? words.hasRead : words.hasNotRead, position)
  })
}

/** What was served, sealed as it is: whoever has the keys can show which check fails. */
function saveEvidence(
  { stored }: ReadThread,
  refused: { readonly seq: number; readonly check: string },
): void {
  const { keyboxes, messages } = stored
  const evidence = JSON.stringify({ ...refused, keyboxes: keyboxes.map(b64), messages: messages.map(b64) })
  save(new Blob([evidence]), { name: 'evidence.json', type: 'application/json' })
}

function stateOf({ words }: ThreadView, { head }: OpenedMessage): string {
  const to = head.kind === 'forwarded' ? `: ${head.to}` : ''
  const day = (head as { day?: string }).day
  const state = head.role === 'recovery' ? words.states.recovery : words.states[head.kind]
  return `${state}${to}${day ? ` (${shownDay(day)})` : ''}`
}

export function shownDay(day: string): string {
  const { lang } = document.documentElement
  return new Date(`${day}T12:00:00`).toLocaleDateString(`${lang}-u-ca-buddhist`, { dateStyle: 'long' })
}

function messageRow(view: ThreadView, message: OpenedMessage, seq: number): HTMLElement {
  const { words, known, read } = view
  const { head, content } = message
  const writer = known.find(({ entry }) => entry.id === head.by)?.entry.position
  const row = made('li', head.by === 'reporter' ? 'ps-told__own' : '', made('b', '', writer ?? words.you))
  if (head.kind !== 'message') row.append(made('span', 'ps-rows__meta', stateOf(view, message)))
  const text = new TextDecoder().decode(content)
  if (text) row.append(made('p', 'ps-told__text', text))
  for (const file of head.files) row.append(fileButton(view, file, head.epoch))
  if (read.inLedger) {
    const isProven = read.inLedger[seq] === true
    row.append(made('span', 'ps-rows__meta', isProven ? words.inLedger : words.notInLedger))
  }
  return row
}

/** A file goes to the device only when it is asked for. */
function fileButton({ words, openFile }: ThreadView, file: FileOfMessage, epoch: number): HTMLElement {
  const said = made('span', 'govuk-error-message')
  const open = button(filled(words.file, file.name), () => {
    open.disabled = true
    openFile(file, epoch)
      .then((content) => save(content, file))
      .catch(() => {
        said.textContent = words.fileBroken
      })
      .finally(() => {
        open.disabled = false
      })
  })
  return made('div', '', open, said)
}

function save(content: Blob, { name, type }: Pick<FileOfMessage, 'name' | 'type'>): void {
  const link = made('a', '')
  link.href = URL.createObjectURL(new Blob([content], { type }))
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
