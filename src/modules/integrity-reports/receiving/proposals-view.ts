import { call, CallFailed } from '../client/calling.ts'
import { fetchDirectory, type OpenProposal } from '../client/known-directory.ts'
import { endorse, endorsersOf, type KeyEvent } from '../protocol/directory-events.ts'
import { fingerprintOf } from '../recovery/fingerprint-view.ts'
import { guardiansOf } from '../recovery/stop-view.ts'
import { button, element, filled, part } from './elements.ts'
import type { Session } from './session.ts'

/** The changes of the directory that wait, each with the fingerprint to compare. */
export function showProposals(session: Session, proposals: readonly OpenProposal[]): void {
  const { words } = session
  const rows = proposals.map((proposal) => rowOf(session, proposal))
  part('proposals').replaceChildren(
    ...(rows.length > 0 ? rows : [element('li', '', element('span', '', words.noProposals))]),
  )
}

function rowOf(session: Session, proposal: OpenProposal): HTMLElement {
  const { words, roles } = session
  const { event } = proposal
  const [entry] = event.entries
  if (!entry) return element('li')
  const act = words[`proposalAct_${event.act}`]
  const row = element(
    'li',
    '',
    element('b', '', `${act}: ${entry.position}`),
    element('span', 'ps-rows__meta', `${roles[entry.role] ?? entry.role} · ${entry.id}`),
    element('span', '', `${words.fingerprint} `, fingerprintOf(entry)),
    ...guardiansOf(session, session.recovery, entry),
  )
  const signed = signedBy(session, event)
  if (event.endorsements.some(({ by }) => by === session.file.id)) {
    row.append(element('span', 'ps-rows__meta', words.proposalSigned))
  } else if (!signed) {
    row.append(element('span', 'ps-rows__meta', words.proposalOthers))
  } else {
    row.append(...signing(session, { proposal, signed, position: entry.position, act }))
  }
  return row
}

/** The signature of the holder, where it counts for this change. */
function signedBy({ own, file, directory }: Session, event: KeyEvent): string | undefined {
  const [entry] = event.entries
  if (!own || !entry) return undefined
  const sig = endorse(file.signSeed, { act: event.act, entry, prev: event.prev })
  const by = own.entry.id
  return endorsersOf(directory.keys, { ...event, endorsements: [{ by, sig }] }).includes(by) ? sig : undefined
}

function signing(
  session: Session,
  asked: {
    readonly proposal: OpenProposal
    readonly signed: string
    readonly position: string
    readonly act: string
  },
): readonly HTMLElement[] {
  const { words, say, paths } = session
  const box = element('input', 'govuk-checkboxes__input')
  box.type = 'checkbox'
  box.id = `compared-${asked.proposal.id}`
  const label = element(
    'label',
    'govuk-label govuk-checkboxes__label',
    filled(words.compared, { position: asked.position }),
  )
  label.htmlFor = box.id
  const choice = element('div', 'govuk-checkboxes', element('div', 'govuk-checkboxes__item', box, label))
  const press = button(filled(words.sign, { act: asked.act, position: asked.position }), '', async () => {
    if (!box.checked) {
      box.focus()
      return say(words.comparedFirst)
    }
    try {
      const head = { proposal: asked.proposal.id, by: session.file.id, sig: asked.signed }
      const { head: answered } = await call(paths.endorse, head)
      const outcome = answered['outcome']
      if (outcome !== 'done' && outcome !== 'waiting') return say(words.signRefused)
      say(outcome === 'done' ? words.signDone : words.signWaiting)
      const directory = await fetchDirectory(paths.directory, session.log)
      if (directory.ok) showProposals({ ...session, directory }, directory.proposals)
      else say(words.directoryBroken)
    } catch (error) {
      if (!(error instanceof CallFailed)) throw error
      say(words.unreachable)
    }
  })
  return [choice, press]
}
