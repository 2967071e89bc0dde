import { call } from '../client/calling.ts'
import type { Canonical } from '../protocol/canonical-json.ts'
import { writeCanonical } from '../protocol/canonical-json.ts'
import { FileRefused } from '../protocol/file.ts'
import type { FileOfMessage } from '../protocol/message-head.ts'
import type { OpenedMessage } from '../protocol/message.ts'
import { plainName } from './dossier.ts'
import { bangkokDay, monthsBetween } from './days.ts'
import { button, element, filled, offerFile, part } from './elements.ts'
import { fetchFile, redrawn } from './files-of-message.ts'
import { stateTag, warning } from './inbox-view.ts'
import type { FoundReport, OpenedReport } from './opened-report.ts'
import { inWords, nameOf, type Session } from './session.ts'
import { nextStep, silentOf } from './report-state.ts'
import { zipOf } from './zip.ts'

/** A report as far as it was verified; of one that was refused, what failed, and nothing after it. */
export function showThread(session: Session, found: FoundReport, opened: OpenedReport): void {
  const { words, checks } = session
  const { messages, refused } = opened.thread
  part('report-title').textContent = filled(words.reportOf, {
    day: inWords(session, opened.days[0] ?? found.arrived),
  })
  const state = refused
    ? [
        warning(
          filled(words.refusedTitle, { number: refused.seq + 1 }),
          [checks[refused.check], words.refusedDo],
          button(words.saveEvidence, '', () => saveEvidence(session, found, opened)),
        ),
      ]
    : [
        stateTag(session, found),
        element('p', 'ps-recipient__next', words[`next_${nextStep(opened, session.own?.entry.id)}`]),
        element('p', 'ps-measure', words.verified),
      ]
  part('report-state').replaceChildren(...state, ...circleOf(session, opened))
  part('thread').replaceChildren(...messages.map((message, seq) => rowOf(session, opened, { message, seq })))
  part('actions').hidden = refused !== undefined
}

/** Who reads it, and who never may. */
function circleOf(session: Session, { thread }: OpenedReport): readonly HTMLElement[] {
  const { words } = session
  const genesis = thread.messages[0]?.head
  if (genesis?.kind !== 'genesis' || !thread.epoch) return []
  const names = (ids: readonly string[]) => ids.map((id) => nameOf(session, id)).join(', ')
  const readers = thread.epoch.keybox.body.recipients.map(({ id }) => id)
  const lines = [filled(words.readers, { positions: names(readers) })]
  const silent = thread.refused ? [] : silentOf(thread)
  if (silent.length > 0) lines.push(filled(words.silent, { positions: names(silent) }))
  if (genesis.excluded.length > 0) lines.push(filled(words.excluded, { ids: names(genesis.excluded) }))
  if (genesis.concerned.length > 0) {
    lines.push(filled(words.concerned, { positions: genesis.concerned.join(', ') }))
  }
  return lines.map((line) => element('p', 'ps-measure ps-small', line))
}

/** What a message is, beside what it says. */
export function kindInWords({ words }: Session, { head }: OpenedMessage): string {
  switch (head.kind) {
    case 'genesis':
      return words.kindGenesis
    case 'rekey':
      if (head.role === 'recovery') return words.kindRecovery
      return filled(words.kindRekey, { reason: head.reason })
    case 'forwarded':
      return filled(words.kindForwarded, { to: head.to, dossier: head.dossier })
    case 'consent':
      return words.kindConsent
    case 'close':
      return words.kindClose
    case 'received':
      return words.kindReceived
    case 'message':
      return words.kindMessage
  }
}

export function textOf({ content }: OpenedMessage): string {
  return new TextDecoder().decode(content)
}

function rowOf(
  session: Session,
  opened: OpenedReport,
  { message, seq }: { message: OpenedMessage; seq: number },
): HTMLElement {
  const { words } = session
  const day = opened.days[seq]
  const text = textOf(message)
  return element(
    'li',
    '',
    element('b', '', `${seq + 1}. ${nameOf(session, message.head.by)}`),
    element('span', 'ps-rows__meta', kindInWords(session, message)),
    ...(text === '' ? [] : [element('p', 'ps-recipient__text', text)]),
    ...message.head.files.map((file) => fileOf(session, opened, { file, epoch: message.head.epoch })),
    element(
      'span',
      'ps-rows__meta',
      day ? filled(words.inLedger, { day: inWords(session, day) }) : words.notInLedger,
    ),
  )
}

const sizeOf = (bytes: number): string =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`

function fileOf(
  session: Session,
  opened: OpenedReport,
  at: { readonly file: FileOfMessage; readonly epoch: number },
): HTMLElement {
  const { words, paths } = session
  const { file } = at
  const shown = element('div', 'ps-recipient__file')
  shown.setAttribute('role', 'status')
  const press = button(filled(words.openFile, { name: file.name }), 'govuk-button--secondary', async () => {
    try {
      const content = await fetchFile(opened, at, paths)
      shown.replaceChildren(...(content ? await contentOf(session, file, content) : [words.fileGone]))
    } catch (error) {
      shown.replaceChildren(error instanceof FileRefused ? words.fileRefused : words.unreachable)
    }
  })
  const line = `${file.name} (${sizeOf(file.size)})`
  return element('div', '', element('span', '', line), element('br'), press, shown)
}

/** A picture drawn anew, text as text, and everything else only as a file, after a warning. */
async function contentOf(
  { words }: Session,
  file: FileOfMessage,
  content: Uint8Array,
): Promise<readonly (Node | string)[]> {
  const picture = file.type.startsWith('image/') ? await redrawn(content) : undefined
  if (picture) {
    const image = element('img')
    image.alt = filled(words.pictureOf, { name: file.name })
    image.src = URL.createObjectURL(picture)
    return [image, element('p', 'ps-small', words.pictureRedrawn)]
  }
  if (file.type.startsWith('text/plain'))
    return [element('p', 'ps-recipient__text', new TextDecoder().decode(content))]
  return [
    element('p', 'ps-measure', words.fileDangerous),
    button(filled(words.fileSave, { name: file.name }), 'govuk-button--warning', () =>
      offerFile(plainName(file.name), content),
    ),
  ]
}

/** What the server told of the directory and of the ledger, for whoever verifies later. */
export async function toldBy(
  { paths }: Session,
  since: string,
): Promise<readonly { readonly name: string; readonly value: Canonical }[]> {
  const { head: directory } = await call(paths.directory, {})
  const told: { name: string; value: Canonical }[] = [{ name: 'directory.json', value: directory }]
  for (const month of monthsBetween(since, bangkokDay(Date.now()))) {
    const { head } = await call(paths.batches, { month })
    told.push({ name: `ledger-${month}.json`, value: head })
  }
  return told
}

/** All that was served, still sealed: whoever has the key sees the same fault in it. */
async function saveEvidence(session: Session, found: FoundReport, opened: OpenedReport): Promise<void> {
  const { refused } = opened.thread
  const told = await toldBy(session, found.arrived)
  const name = (index: number) => String(index).padStart(3, '0')
  const zip = zipOf([
    { name: 'fault.json', content: writeCanonical({ report: found.report, ...refused }) },
    ...told.map((one) => ({ name: one.name, content: writeCanonical(one.value) })),
    ...opened.stored.keyboxes.map((content, index) => ({ name: `keyboxes/${name(index)}.age`, content })),
    ...opened.stored.messages.map((content, index) => ({ name: `messages/${name(index)}.age`, content })),
  ])
  offerFile('evidence.zip', zip)
}
