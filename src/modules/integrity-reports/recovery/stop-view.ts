import { call, CallFailed } from '../client/calling.ts'
import type { KnownRecovery, KnownRequest } from '../client/known-recovery.ts'
import type { DirectoryEntry } from '../protocol/directory.ts'
import { button, element, filled, part } from '../receiving/elements.ts'
import type { Session } from '../receiving/session.ts'
import { integrityReportUrls } from '../urls.ts'
import { groupsOf } from './fingerprint-view.ts'
import { momentInWords } from './moment-in-words.ts'
import { signStep } from './signing-steps.ts'

/** What is asked of the guardians, with a way to stop it for whoever receives reports. */
export function showRequests(session: Session): void {
  const rows = session.recovery.requests.map((request) => rowOf(session, request))
  part('recovery').replaceChildren(...rows)
  part('recovery').hidden = rows.length === 0
}

function rowOf(session: Session, request: KnownRequest): HTMLElement {
  const { stopWords: words, directory, own, language } = session
  const position = directory.keys.findLast(({ entry }) => entry.id === request.lost)?.entry.position
  const row = element(
    'li',
    '',
    element('b', '', filled(words.title, { position: position ?? request.lost })),
    element('span', '', filled(words.reason, { reason: request.reason })),
    element('span', 'ps-rows__meta', filled(words.from, { when: momentInWords(request.opensAt, language) })),
  )
  const mayStop = own?.state === 'active' && (own.entry.role === 'officer' || own.entry.role === 'outside')
  if (mayStop) row.append(...stopping(session, request, own.entry))
  return row
}

function stopping(
  { stopWords: words, file, say }: Session,
  request: KnownRequest,
  own: DirectoryEntry,
): readonly HTMLElement[] {
  const box = element('input', 'govuk-checkboxes__input')
  box.type = 'checkbox'
  box.id = `stop-${request.id}`
  const label = element('label', 'govuk-label govuk-checkboxes__label', words.sure)
  label.htmlFor = box.id
  const choice = element('div', 'govuk-checkboxes', element('div', 'govuk-checkboxes__item', box, label))
  const press = button(words.stop, 'govuk-button--warning', async () => {
    if (!box.checked) {
      box.focus()
      return say(words.sureFirst)
    }
    try {
      const sig = signStep(file.signSeed, request.id, 'stop')
      const head = { request: request.id, by: own.id, sig }
      const { head: answered } = await call(integrityReportUrls.stopRecovery(), head)
      const isStopped = answered['outcome'] === 'ok'
      if (isStopped) press.closest('li')?.remove()
      say(isStopped ? words.stopped : words.refused)
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      say(words.unreachable)
    }
  })
  return [element('p', 'ps-measure', words.ask), choice, press]
}

/** Who holds the shares of a recovery key that is proposed: by its id they are signed with it. */
export function guardiansOf(
  { stopWords: words }: Pick<Session, 'stopWords'>,
  recovery: KnownRecovery,
  entry: DirectoryEntry,
): readonly HTMLElement[] {
  if (entry.role !== 'recovery') return []
  const guardianship = recovery.guardiansOf(entry)
  if (!guardianship) return [element('span', 'govuk-error-message', words.guardiansUnknown)]
  const { k, n, guardians } = guardianship
  const lines = guardians.map(({ institution, fingerprint }) =>
    element('li', '', `${institution} `, element('code', 'ps-fingerprint', ...groupsOf(fingerprint))),
  )
  return [
    element('span', '', filled(words.guardians, { k, n })),
    element('ol', 'govuk-list govuk-list--number', ...lines),
  ]
}
