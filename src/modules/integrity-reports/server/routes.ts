import { randomBytes } from 'node:crypto'
import { z } from 'zod'
import { publicKeys } from '../../../platform/ledger/keys.ts'
import { Problem } from '../../../platform/web/problem.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { readCall, writeCall } from '../exchange/call.ts'
import {
  isAppendHead,
  isCloseHead,
  isCreateHead,
  isDoorHead,
  isEndorseHead,
  isGetHead,
  isMoreHead,
  isPartHead,
  type AppendHead,
  type CloseHead,
  type CreateHead,
  type DoorHead,
  type EndorseHead,
  type GetHead,
  type MoreHead,
  type PartHead,
} from '../exchange/heads.ts'
import type { Canonical, CanonicalObject } from '../protocol/canonical-json.ts'
import { isFreshChallenge, isSolved, newChallenge } from '../protocol/server-verification.ts'
import { integrityReportUrls } from '../urls.ts'
import { provenEvents } from '../directory/events.ts'
import { endorseProposal, openProposals } from '../directory/proposals.ts'
import { appendMessage } from './appending.ts'
import { readPart, receivePart } from './blob-parts.ts'
import { closeReport } from './closing.ts'
import { createReport } from './creating.ts'
import { closeDoors, knock } from './doors.ts'
import { bytesOf } from './keeping.ts'
import { batchesOfMonth, poolOfDay } from './pool.ts'
import { PuzzleStrength } from './strength.ts'
import { answerOfDoor } from './thread.ts'

/** Marks the challenges of this run of the program; one from before a restart is asked for again. */
const serverKey = randomBytes(32)
const strength = new PuzzleStrength()

const called = {
  method: 'POST',
  permission: 'public',
  event: 'none',
  reuse: 'never',
  languages: 'one',
  site: 'confidential',
  takes: 'bytes',
} as const

/** What browsers say to the server, and nothing of it is about a person. */
export const callRoutes = [
  route(integrityReportUrls.challenge, called, async ({ now }) => {
    const challenge = newChallenge(serverKey, new Date(now.epochMilliseconds))
    return bytesAnswer(writeCall({ v: 1, bits: strength.bits(now) }, challenge))
  }),
  route(integrityReportUrls.part, called, async ({ tx, bytes, now }) => {
    const { head, payload } = read<PartHead>(isPartHead, bytes)
    return told(await receivePart(tx, head, payload, now))
  }),
  route(integrityReportUrls.create, called, async ({ tx, bytes, now }) => {
    const { head, payload } = read<CreateHead>(isCreateHead, bytes)
    if (!isPaid(head, now)) return told('again')
    strength.arrived(head.report, now)
    return told(await createReport(tx, head, payload))
  }),
  route(integrityReportUrls.open, called, async (act) => {
    const { reportId } = await knocked<DoorHead>(act, isDoorHead, integrityReportUrls.open())
    return bytesAnswer(await answerOfDoor(act.tx, reportId, 0))
  }),
  route(integrityReportUrls.more, called, async (act) => {
    const { head, reportId } = await knocked<MoreHead>(act, isMoreHead, integrityReportUrls.more())
    return bytesAnswer(await answerOfDoor(act.tx, reportId, head.from))
  }),
  route(integrityReportUrls.append, called, async (act) =>
    told(
      await appendMessage(act.tx, await knocked<AppendHead>(act, isAppendHead, integrityReportUrls.append())),
    ),
  ),
  route(integrityReportUrls.get, called, async (act) => {
    const part = await readPart(act.tx, await knocked<GetHead>(act, isGetHead, integrityReportUrls.get()))
    return bytesAnswer(part ?? new Uint8Array())
  }),
  route(integrityReportUrls.burn, called, async (act) => {
    const { head, reportId } = await knocked<DoorHead>(act, isDoorHead, integrityReportUrls.burn())
    if (reportId) await closeDoors(act.tx, reportId, [bytesOf(head.door)])
    // The same to whoever had no door to burn.
    return told('ok')
  }),
  route(integrityReportUrls.close, called, async (act) => {
    const { confidentialYears: years } = act.services
    const call = await knocked<CloseHead>(act, isCloseHead, integrityReportUrls.close())
    const closed = await closeReport(act.tx, call, { years, at: act.now })
    return told(closed.outcome, closed.outcome === 'ok' ? { until: closed.until } : {})
  }),
  route(integrityReportUrls.directory, called, async ({ tx, services, now }) => {
    const { ledgerKeys: keys, witnessKeys: witnesses } = services
    const events = await provenEvents(tx, { keys, at: now, witnesses })
    const proposals = await openProposals(tx)
    return bytesAnswer(
      writeCall({
        v: 1,
        org: tx.organizationId,
        ledgerKeys: await publicKeys(tx, 'log'),
        events: events.map((event) => ({ ...event })),
        proposals: proposals.map(({ proposalId, event }) => ({ id: proposalId, event })),
      }),
    )
  }),
  route(
    integrityReportUrls.endorse,
    { ...called, event: 'integrity-reports.key-endorsed' },
    async ({ tx, bytes, now }) => {
      const { head } = read<EndorseHead>(isEndorseHead, bytes)
      return told(await endorseProposal(tx, { proposalId: head.proposal, by: head.by, sig: head.sig }, now))
    },
  ),
  route(integrityReportUrls.pool, called, async ({ tx, bytes }) => {
    const { day } = readQuestion(z.object({ day: z.iso.date() }), bytes)
    const keyboxes = await poolOfDay(tx, day)
    return bytesAnswer(writeCall({ v: 1, keyboxes: keyboxes.length }, Buffer.concat(keyboxes)))
  }),
  route(integrityReportUrls.batches, called, async ({ tx, bytes, services, now }) => {
    const { month } = readQuestion(z.object({ month: z.string().regex(/^\d{4}-\d{2}$/) }), bytes)
    const batches = await batchesOfMonth(tx, month, { keys: services.ledgerKeys, at: now })
    return bytesAnswer(writeCall({ v: 1, batches: batches.map((batch) => ({ ...batch })) }))
  }),
]

/** The work that keeps floods slow, done for this very report within half an hour. */
function isPaid({ challenge, bits, report, solution }: CreateHead, now: Temporal.Instant): boolean {
  const bytes = bytesOf(challenge)
  return (
    bits >= strength.bits(now) - 1 &&
    isFreshChallenge(serverKey, bytes, { now: new Date(now.epochMilliseconds), use: 'puzzle' }) &&
    isSolved({ challenge: bytes, report, bits }, solution)
  )
}

function read<Head>(
  isHead: (value: Canonical) => boolean,
  bytes: Uint8Array,
): { readonly head: Head; readonly payload: Uint8Array } {
  const call = readCall(bytes)
  if (!call || !isHead(call.head)) throw new Problem('bad-request')
  return { head: call.head as Head, payload: call.payload }
}

function readQuestion<Question>(form: z.ZodType<Question>, bytes: Uint8Array): Question {
  const asked = form.safeParse(readCall(bytes)?.head)
  if (!asked.success) throw new Problem('bad-request')
  return asked.data
}

async function knocked<Head extends CanonicalObject & { readonly door: string }>(
  { tx, bytes, now }: Act,
  isHead: (value: Canonical) => boolean,
  path: string,
) {
  const found = await knock<Head>(tx, isHead, { serverKey, path, now, bytes })
  if (!found) throw new Problem('bad-request')
  return found
}

/** From 400 on nothing is kept of what was sent. */
const statusOf: Readonly<Record<string, number>> = {
  ok: 200,
  waiting: 200,
  done: 200,
  nothing: 404,
  refused: 403,
  again: 409,
  conflict: 409,
  missing: 409,
  taken: 409,
  'too-large': 413,
  full: 507,
}

function told(outcome: string, more: CanonicalObject = {}): Answer {
  return { ...bytesAnswer(writeCall({ v: 1, outcome, ...more })), status: statusOf[outcome] ?? 500 }
}

function bytesAnswer(body: Uint8Array) {
  return { kind: 'data', type: 'application/octet-stream', body } as const
}
