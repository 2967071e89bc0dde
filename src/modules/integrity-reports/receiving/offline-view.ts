import { button, element, filled, offerFile, part } from './elements.ts'
import { listOfflineFiles, textOf, tryOfflineFiles, type OpenedFile } from './offline-files.ts'
import { inWords, type Session } from './session.ts'

/** Files that came without a script: how many there are, and those among them that the key opens. */
export async function showOfflineFiles(session: Session, told: (work: () => Promise<void>) => Promise<void>) {
  const { words, paths, file } = session
  const files = await listOfflineFiles(paths)
  const tried = new Set<string>()
  const opened: OpenedFile[] = []
  const list = part('offline-files')
  list.replaceChildren()
  const megabytes = Math.ceil(files.reduce((sum, { bytes }) => sum + bytes, 0) / 1024 / 1024)
  const say = (text: string): void => {
    part('offline-said').textContent = text
  }
  say(files.length === 0 ? words.offlineNone : filled(words.offlineCount, { count: files.length, megabytes }))
  part('offline-try').replaceChildren()
  if (files.length === 0) return
  const tryNext = async (): Promise<void> => {
    say(words.offlineTrying)
    const more = await tryOfflineFiles({ paths, ageSeed: file.ageSeed }, files, tried)
    opened.push(...more)
    list.append(...more.map((one) => rowOf(session, one)))
    const values = { opened: opened.length, tried: tried.size, count: files.length }
    say(filled(words.offlineTried, values))
    if (tried.size === files.length) part('offline-try').replaceChildren()
  }
  part('offline-try').append(button(words.offlineTry, 'govuk-button--secondary', () => told(tryNext)))
}

/** Text is only ever text; whatever else it is goes to the disk under a neutral name. */
function rowOf(session: Session, { content, until }: OpenedFile): HTMLElement {
  const { words } = session
  const text = textOf(content)
  const kept = filled(words.offlineKept, { day: inWords(session, until) })
  return element(
    'li',
    '',
    element('b', '', words.offlineFile),
    element('span', 'ps-rows__meta', kept),
    text === undefined ? element('span', '', words.offlineNoText) : element('p', 'ps-offline-text', text),
    button(words.offlineSave, 'govuk-button--secondary', () =>
      offerFile(text === undefined ? 'report.bin' : 'report.txt', content),
    ),
  )
}
