import { z } from 'zod'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { openingOf } from '../../../platform/ledger/opening.ts'
import { receiptOf } from '../../../platform/ledger/receipts.ts'
import { textIn } from '../../../platform/web/form-input.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { Problem } from '../../../platform/web/problem.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { knownLog } from '../directory/known-log.ts'
import { keep, refused } from '../directory/routes.tsx'
import { readCall, writeCall } from '../exchange/call.ts'
import { isSaidHead, type SaidHead } from '../exchange/recovery-heads.ts'
import { integrityReportUrls } from '../urls.ts'
import {
  askRecovery,
  endRecovery,
  guardianships,
  recordCombined,
  recoveryRequests,
  stopRecovery,
  withdrawRecovery,
  type Said,
} from './keeping.ts'
import { combineMessages } from './combine-messages.ts'
import { makeMessages } from './make-messages.ts'
import { recoveryMessages } from './messages.ts'
import { CombinePage } from './pages/combine-page.tsx'
import { MakePage } from './pages/make-page.tsx'
import { SharePage } from './pages/share-page.tsx'
import { shareMessages } from './share-messages.ts'

const page = { permission: 'public', event: 'none', reuse: 'revision', site: 'confidential' } as const
const called = {
  method: 'POST',
  permission: 'public',
  event: 'none',
  reuse: 'never',
  languages: 'one',
  site: 'confidential',
  takes: 'bytes',
} as const
const longestReason = 500

/** Recovery of a lost key by its guardians: what is asked in public, and pages on which the server sees no share. */
export const recoveryRoutes = [
  route(
    integrityReportUrls.askRecovery,
    { ...keep, method: 'POST', event: 'integrity-reports.recovery-asked' },
    async (act) => {
      const t = recoveryMessages[act.view.language]
      const lost = textIn(act.body, 'lost')
      const reason = textIn(act.body, 'reason').trim()
      if (lost === '') return refused(act, 'lost', t.lostMissing)
      if (reason === '' || reason.length > longestReason) return refused(act, 'reason', t.reasonMissing)
      const asked = await askRecovery(act.tx, ownActor(act), { lost, reason, at: act.now })
      if (asked === 'no-key') return refused(act, 'lost', t.noKey)
      if (asked === 'unknown') return refused(act, 'lost', t.lostMissing)
      if (asked === 'open') return refused(act, 'lost', t.openAlready)
      return { kind: 'redirect', to: integrityReportUrls.keepDirectory() }
    },
  ),
  route(
    integrityReportUrls.withdrawRecovery,
    {
      ...keep,
      method: 'POST',
      event: 'integrity-reports.recovery-withdrawn',
      parameters: z.object({ requestId: z.uuid() }),
    },
    async ({ tx, actor, parameters, now }) =>
      (await withdrawRecovery(tx, actor, { ...parameters, at: now }))
        ? { kind: 'redirect', to: integrityReportUrls.keepDirectory() }
        : { kind: 'absent' },
  ),
  route(integrityReportUrls.recoveryKey, page, async ({ tx, view }) => ({
    kind: 'page',
    title: makeMessages[view.language].title,
    content: <MakePage org={tx.organizationId} />,
    scripts: ['leave-at-once.js', 'recovery-key.js'],
  })),
  route(integrityReportUrls.recoveryShare, page, async ({ tx, view, services }) => ({
    kind: 'page',
    title: shareMessages[view.language].title,
    content: <SharePage log={await knownLog(tx, services)} />,
    scripts: ['leave-at-once.js', 'recovery-share.js'],
  })),
  route(integrityReportUrls.recover, page, async ({ tx, view, services }) => ({
    kind: 'page',
    title: combineMessages[view.language].title,
    content: <CombinePage log={await knownLog(tx, services)} />,
    scripts: ['leave-at-once.js', 'recovery-combining.js'],
  })),
  route(integrityReportUrls.recoveryState, called, async (act) => ({
    kind: 'data',
    type: 'application/octet-stream',
    body: writeCall({
      v: 1,
      guardianships: await guardianships(act.tx),
      requests: await openRequests(act.tx, act),
    }),
  })),
  route(
    integrityReportUrls.stopRecovery,
    { ...called, event: 'integrity-reports.recovery-stopped' },
    async ({ tx, bytes, now }) => told(await stopRecovery(tx, said(bytes), now)),
  ),
  route(
    integrityReportUrls.recoveryCombined,
    { ...called, event: 'integrity-reports.recovery-combined' },
    async ({ tx, bytes, now }) => told(await recordCombined(tx, said(bytes), now)),
  ),
  route(
    integrityReportUrls.endRecovery,
    { ...called, event: 'integrity-reports.key' },
    async ({ tx, bytes, now }) => told(await endRecovery(tx, said(bytes), now)),
  ),
]

/** Requests that are not finished, each with the entry of the ledger that made it public. */
async function openRequests(tx: TenantTransaction, { services, now }: Act) {
  const requests = await recoveryRequests(tx)
  const open = requests.filter(({ state }) => state === 'asked' || state === 'combined')
  return Promise.all(
    open.map(async ({ requestId, state, ledgerIndex }) => {
      const opening = await openingOf(tx, ledgerIndex)
      const proof = await receiptOf(tx, ledgerIndex, { keys: services.ledgerKeys, at: now })
      if (!opening || proof === undefined) throw new Error(`entry ${ledgerIndex} of the ledger is not there`)
      const { payload, salt } = opening
      return { id: requestId, state, payload, salt: salt.toString('base64url'), proof }
    }),
  )
}

function said(bytes: Uint8Array): Said {
  const head = readCall(bytes)?.head
  if (!head || !isSaidHead(head)) throw new Problem('bad-request')
  const { request, by, sig } = head as SaidHead
  return { requestId: request, by, sig }
}

/** From 400 on nothing is kept. */
function told(outcome: 'ok' | 'refused'): Answer {
  return {
    kind: 'data',
    type: 'application/octet-stream',
    body: writeCall({ v: 1, outcome }),
    status: outcome === 'ok' ? 200 : 403,
  }
}
