import { z } from 'zod'
import type { CapabilityTable } from '../../../platform/identity/actor.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import type { KeyEvent } from '../protocol/directory-events.ts'
import { integrityReportUrls } from '../urls.ts'
import { directoryNow, keyEvents, recordEvent } from './events.ts'
import { directoryMessages } from './messages.ts'
import { CheckFirstPage, DirectoryPage } from './pages/directory-page.tsx'
import { RecipientsPage } from './pages/recipients-page.tsx'
import { openProposals, proposeChange, withdrawProposal } from './proposals.ts'
import { guardianshipText, hasRecoveryKey, keepGuardianship, knownRecovery } from '../recovery/keeping.ts'
import { entriesIn, recoveryKeyIn } from './typed-entries.ts'

/** To ask for a change; to make one takes the keys of recipients. */
export const directoryCapabilities: CapabilityTable = {
  'integrity-reports.directory': ['clerk', 'chief-executive'],
}

export const keep = { permission: 'integrity-reports.directory', reuse: 'never' } as const

async function directoryPage(act: Act, form: FormState, status = 200): Promise<Answer> {
  const { tx, view, now } = act
  return {
    kind: 'page',
    status,
    title: directoryMessages[view.language].directory,
    content: (
      <DirectoryPage
        directory={await directoryNow(tx, now)}
        events={await keyEvents(tx)}
        recovery={await knownRecovery(tx, now)}
        proposals={await openProposals(tx)}
        form={form}
      />
    ),
  }
}

/** The entries of a ceremony, or in words what is wrong with them. */
function firstEntries({ tx, body, view }: Act) {
  const t = directoryMessages[view.language]
  const text = textIn(body, 'entries')
  const read = entriesIn(text, tx.organizationId)
  if ('line' in read) return { fault: t.entryUnreadable(read.line) }
  if (read.entries.length === 0) return { fault: t.noEntries }
  return { text, entries: read.entries }
}

export function refused(act: Act, field: string, words: string): Promise<Answer> {
  return directoryPage(act, { typed: typedIn(act.body), errors: { [field]: words } }, 422)
}

export const directoryRoutes = [
  route(
    integrityReportUrls.recipients,
    { permission: 'public', event: 'none', reuse: 'never' },
    async ({ tx, view, now, services }) => ({
      kind: 'page',
      title: directoryMessages[view.language].recipients,
      content: (
        <RecipientsPage
          directory={await directoryNow(tx, now)}
          events={await keyEvents(tx)}
          witnesses={services.witnessKeys}
          recovery={await knownRecovery(tx, now)}
        />
      ),
    }),
  ),
  route(integrityReportUrls.keepDirectory, { ...keep, event: 'none' }, (act) =>
    directoryPage(act, emptyForm),
  ),
  route(
    integrityReportUrls.checkFirst,
    { ...keep, method: 'POST', event: 'none', once: false },
    async (act) => {
      const first = firstEntries(act)
      if ('fault' in first) return refused(act, 'entries', first.fault)
      return {
        kind: 'page',
        title: directoryMessages[act.view.language].check,
        content: <CheckFirstPage {...first} />,
      }
    },
  ),
  route(
    integrityReportUrls.begin,
    { ...keep, method: 'POST', event: 'integrity-reports.key' },
    async (act) => {
      const t = directoryMessages[act.view.language]
      const first = firstEntries(act)
      if ('fault' in first) return refused(act, 'entries', first.fault)
      const event: KeyEvent = {
        v: 1,
        type: 'integrity-key',
        act: 'genesis',
        entries: first.entries,
        prev: '',
        endorsements: [],
      }
      const broken = await recordEvent(act.tx, act.actor, { event, at: act.now })
      if (broken) return refused(act, 'entries', broken === 'chain' ? t.begun : t.noOutside)
      return { kind: 'redirect', to: integrityReportUrls.keepDirectory() }
    },
  ),
  route(
    integrityReportUrls.propose,
    { ...keep, method: 'POST', event: 'integrity-reports.key-proposed' },
    async (act) => {
      const t = directoryMessages[act.view.language]
      const chosen = z.enum(['add', 'rotate', 'retire', 'revoke']).safeParse(textIn(act.body, 'act'))
      if (!chosen.success) return refused(act, 'act', t.actMissing)
      const typed = textIn(act.body, 'entry')
      const recovery = recoveryKeyIn(typed, act.tx.organizationId)
      const read = entriesIn(typed, act.tx.organizationId)
      const entry = recovery?.entry ?? ('entries' in read ? read.entries[0] : undefined)
      if (!entry) return refused(act, 'entry', t.entryMissing)
      const isAdded = chosen.data === 'add' && entry.role === 'recovery'
      if (isAdded && !recovery) return refused(act, 'entry', t.guardiansMissing)
      if (isAdded && (await hasRecoveryKey(act.tx, act.now))) return refused(act, 'entry', t.recoveryKnown)
      const proposed = await proposeChange(act.tx, ownActor(act), {
        act: chosen.data,
        entry,
        guardianship: recovery && guardianshipText(recovery.guardianship),
        at: act.now,
      })
      if (typeof proposed === 'string') return refused(act, 'entry', t.entryKnown)
      if (recovery) await keepGuardianship(act.tx, recovery)
      return { kind: 'redirect', to: integrityReportUrls.keepDirectory() }
    },
  ),
  route(
    integrityReportUrls.withdrawProposal,
    {
      ...keep,
      method: 'POST',
      event: 'integrity-reports.key-proposal-withdrawn',
      parameters: z.object({ proposalId: z.uuid() }),
    },
    async ({ tx, actor, parameters, now }) =>
      (await withdrawProposal(tx, actor, { ...parameters, at: now }))
        ? { kind: 'redirect', to: integrityReportUrls.keepDirectory() }
        : { kind: 'absent' },
  ),
]
