import { z } from 'zod'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { readCall, writeCall } from '../exchange/call.ts'
import { b64, fromB64 } from '../protocol/binding.ts'
import { recipientsInForce } from '../reporting/recipients-in-force.ts'
import { integrityReportUrls } from '../urls.ts'
import { ageFault } from './age-header.ts'
import { keepOfflineFile, offlineFile, offlineFiles } from './keeping-files.ts'
import { offlineMessages } from './offline-messages.ts'
import { OfflinePage, OfflineSentPage } from './offline-page.tsx'
import { recipientsFile } from './recipients-file.ts'

const told = { permission: 'public', event: 'none', reuse: 'never', site: 'confidential' } as const
const called = { ...told, method: 'POST', languages: 'one', takes: 'bytes' } as const
const leaving = 'leave-at-once.js'

async function offlinePage({ tx, view, now }: Act, fault?: string): Promise<Answer> {
  const isOpen = (await recipientsInForce(tx, now)).length > 0
  return {
    kind: 'page',
    ...(fault ? { status: 422 } : {}),
    title: offlineMessages[view.language].title,
    scripts: [leaving],
    content: (
      <OfflinePage isOpen={isOpen} {...(fault ? { form: { typed: {}, errors: { file: fault } } } : {})} />
    ),
  }
}

/** What somebody sends who has encrypted by himself, and how recipients get at it. */
export const offlineRoutes = [
  route(integrityReportUrls.offline, { ...told, hasForm: true }, (act) => offlinePage(act)),
  route(integrityReportUrls.offlineSent, told, async ({ view }) => ({
    kind: 'page',
    title: offlineMessages[view.language].sent,
    scripts: [leaving],
    content: <OfflineSentPage />,
  })),
  route(integrityReportUrls.recipientsFile, { ...told, languages: 'one' }, async ({ tx, now }) => ({
    kind: 'data',
    type: 'text/plain; charset=utf-8',
    body: recipientsFile(await recipientsInForce(tx, now)),
  })),
  route(
    integrityReportUrls.sendOffline,
    { ...told, method: 'POST', takes: 'one-file', hasForm: true },
    async (act) => {
      const { tx, bytes, now, view } = act
      const t = offlineMessages[view.language]
      const fault = ageFault(bytes)
      if (fault) return offlinePage(act, t[`fault_${fault}`])
      if ((await recipientsInForce(tx, now)).length === 0) return offlinePage(act, t.fault_closed)
      if ((await keepOfflineFile(tx, bytes, now)) === 'full') return offlinePage(act, t.fault_full)
      return { kind: 'redirect', to: integrityReportUrls.offlineSent() }
    },
  ),
  route(integrityReportUrls.offlineFiles, called, async ({ tx }) => ({
    kind: 'data',
    type: 'application/octet-stream',
    body: writeCall({
      v: 1,
      files: (await offlineFiles(tx)).map(({ fileHash, bytes, until }) => ({
        id: b64(fileHash),
        bytes,
        until,
      })),
    }),
  })),
  route(integrityReportUrls.offlineFile, called, async ({ tx, bytes }) => {
    const asked = z.object({ id: z.string() }).safeParse(readCall(bytes)?.head)
    const fileHash = asked.success ? fromB64(asked.data.id) : undefined
    const body = fileHash && (await offlineFile(tx, fileHash))
    return { kind: 'data', type: 'application/octet-stream', body: body ?? new Uint8Array() }
  }),
]
