import { build } from 'esbuild'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { modules } from '../../src/modules.ts'
import { inOrganization } from '../../src/platform/database/tenant.ts'
import { projectRoot } from '../../src/platform/project-root.ts'
import { testApp, type TestApp } from './app.ts'
import { launchBrowser, phone } from './browser.ts'
import { testOutside } from './outside.ts'
import { addPerson } from './people.ts'
import { recordingProxy, type RecordingProxy } from './recording-proxy.ts'
import { Visitor } from './visitor.ts'

/** What recipients do on their own devices, and what a test must know to look for it. Runs in a page of the site. */
const recipients = `
import { call, callThrough, outcomeOf } from './client/calling.ts'
import { fetchDirectory } from './client/known-directory.ts'
import { openDoor } from './client/thread.ts'
import { englishList, thaiList } from './client/wordlists.ts'
import { answer } from './protocol/answer.ts'
import { identityOf, recipientOf } from './protocol/age-keys.ts'
import { b64, fromB64, publicKeyOf } from './protocol/binding.ts'
import { writeCanonical } from './protocol/canonical-json.ts'
import { epochKeys } from './protocol/epoch.ts'
import { openFile } from './protocol/file.ts'
import { newRecipientKeys } from './protocol/key-file.ts'
import { openKeybox } from './protocol/keybox.ts'
import { receiptKeys } from './protocol/receipt-keys.ts'
import { readTypedReceipt } from './protocol/typed-receipt.ts'
import { verifyThread } from './protocol/verification.ts'

const paths = { challenge: '/r/challenge', open: '/r/open', more: '/r/more' }
const people = new Map()

async function enter(position, keybox) {
  const { keys, entry } = people.get(position)
  const opened = await openKeybox(keys.ageSeed, fromB64(keybox))
  if (!opened) return undefined
  const { head } = await call('/r/directory', {})
  const directory = await fetchDirectory('/r/directory', { keys: head.ledgerKeys, witnesses: [] })
  const epoch = await epochKeys(directory.org, fromB64(opened.body.seed))
  const door = { id: epoch.cap, seed: epoch.readSeed }
  const stored = await openDoor(door, paths)
  const thread = await verifyThread({
    org: directory.org, report: opened.body.report, keyboxes: [opened], messages: stored.messages,
    directory: directory.keys.map((known) => known.entry), ledger: undefined,
  })
  return { keys, entry, opened, epoch, door, thread }
}

globalThis.recipients = {
  async make(org, wanted) {
    const lines = []
    for (const { id, role, position, reportsTo } of wanted) {
      const keys = newRecipientKeys()
      const enc = await recipientOf(keys.ageSeed)
      const sig = b64(publicKeyOf(keys.signSeed))
      const entry = { v: 1, org, id, role, position, reportsTo, enc, sig, from: '2026-10-01' }
      people.set(position, { keys, entry })
      lines.push(new TextDecoder().decode(writeCanonical(entry)))
    }
    return lines
  },
  async read(position, keybox) {
    const entered = await enter(position, keybox)
    if (!entered) return undefined
    const files = []
    for (const message of entered.thread.messages) {
      for (const file of message.head.files) {
        const parts = []
        for (let part = 0; part * 1048576 < file.size; part += 1) {
          parts.push(await callThrough({ door: entered.door, path: '/r/get', challengePath: paths.challenge, head: { blob: file.blob, part } }))
        }
        const opened = await openFile(entered.epoch.ageSeed, file, () => new Blob(parts).stream())
        files.push({ name: file.name, content: b64(new Uint8Array(await new Response(opened).arrayBuffer())) })
      }
    }
    return {
      refused: entered.thread.refused,
      texts: entered.thread.messages.map(({ content }) => new TextDecoder().decode(content)),
      heads: entered.thread.messages.map(({ head }) => ({ kind: head.kind, excluded: head.excluded, concerned: head.concerned })),
      files,
    }
  },
  async say(position, keybox, kind, text) {
    const { keys, entry, door, thread } = await enter(position, keybox)
    const sender = { by: entry.id, role: entry.role, signSeed: keys.signSeed }
    const composed = await answer(thread, sender, { kind: { kind }, content: new TextEncoder().encode(text) })
    const { seq, prev, message, tag, commitment } = composed
    const head = { seq, prev, tag: b64(tag), commitment: b64(commitment), blobs: [] }
    return outcomeOf(callThrough({ door, path: '/r/append', challengePath: paths.challenge, head, payload: message }))
  },
  /** Everything that must never leave a device, as base64url. */
  async secrets(org, typed, keyboxes) {
    const { receipt } = readTypedReceipt(typed, [thaiList, englishList])
    const reporter = await receiptKeys(org, receipt)
    const secrets = {
      receipt, 'receipt auth': reporter.authSeed, 'receipt sign': reporter.signSeed, 'receipt age': reporter.ageSeed,
    }
    for (const [position, { keys }] of people) {
      secrets[position + ' age'] = keys.ageSeed
      secrets[position + ' sign'] = keys.signSeed
    }
    for (const [number, keybox] of keyboxes.entries()) {
      const opened = await openKeybox(reporter.ageSeed, fromB64(keybox))
      if (!opened) continue
      const seed = fromB64(opened.body.seed)
      const epoch = await epochKeys(org, seed)
      Object.assign(secrets, {
        ['epoch ' + number]: seed, ['epoch age ' + number]: epoch.ageSeed,
        ['epoch read ' + number]: epoch.readSeed, ['epoch tag ' + number]: epoch.tagKey,
      })
    }
    const identities = Object.fromEntries(
      Object.entries(secrets).filter(([name]) => name.includes('age')).map(([name, seed]) => [name + ' identity', identityOf(seed)]),
    )
    return { secrets: Object.fromEntries(Object.entries(secrets).map(([name, bytes]) => [name, b64(bytes)])), identities }
  },
}
`

/** As a page of the site can be asked of by a test. */
export interface Recipients {
  make(org: string, wanted: readonly object[]): Promise<string[]>
  read(
    position: string,
    keybox: string,
  ): Promise<
    | {
        readonly refused: unknown
        readonly texts: string[]
        readonly heads: { kind: string; excluded?: string[]; concerned?: string[] }[]
        readonly files: { name: string; content: string }[]
      }
    | undefined
  >
  say(position: string, keybox: string, kind: string, text: string): Promise<string>
  secrets(
    org: string,
    typed: string,
    keyboxes: readonly string[],
  ): Promise<{ secrets: Record<string, string>; identities: Record<string, string> }>
}

export interface ConfidentialSite {
  readonly app: TestApp
  readonly proxy: RecordingProxy
  readonly browser: Browser
  readonly base: string
  readonly org: string
  readonly log: string[]
  /** In a page of its own, which is open as long as the site. */
  readonly recipients: Recipients
  window(options?: Parameters<Browser['newContext']>[0]): Promise<BrowserContext>
  keyboxes(): Promise<string[]>
  /** What the program does every night. */
  batch(): Promise<void>
  close(): Promise<void>
}

export const positions = { officer: 'ผู้รับเรื่องหนึ่ง', clerk: 'ปลัด', chief: 'นายก', outside: 'ผู้รับภายนอก' }

/** The whole program behind a recorder, with recipients in its directory unless there are to be none. */
export async function confidentialSite(hasRecipients = true): Promise<ConfidentialSite> {
  const log: string[] = []
  const app = await testApp({
    clock: () => Temporal.Now.instant(),
    logger: pino({ level: 'trace' }, { write: (line) => void log.push(line) }),
  })
  const address = await app.server.listen({ port: 0, host: '127.0.0.1' })
  const proxy = await recordingProxy(Number(new URL(address).port))
  const base = `http://report.localhost:${proxy.port}`
  const browser = await launchBrowser()
  const window = (options = {}) => browser.newContext({ baseURL: base, viewport: phone, ...options })
  const page = await (await window()).newPage()
  await page.goto('/report/form')
  await page.evaluate(await recipientsScript())
  const org = await app.database.organizationId()
  const asked = recipientsIn(page)
  if (hasRecipients) {
    const lines = await asked.make(org, [
      { id: 'officer-1', role: 'officer', position: positions.officer, reportsTo: [positions.clerk] },
      { id: 'clerk-1', role: 'officer', position: positions.clerk, reportsTo: [positions.chief] },
      { id: 'outside-1', role: 'outside', position: positions.outside, reportsTo: [] },
    ])
    await holdCeremony(app, org, lines)
  }
  return {
    app,
    proxy,
    browser,
    base,
    org,
    log,
    recipients: asked,
    window,
    keyboxes: () =>
      app.database.asOwner(org, async ({ db }) => {
        const { rows } = await db.execute<{ content: Buffer }>(
          'select content from integrity_keybox where report_id is not null',
        )
        return rows.map(({ content }) => content.toString('base64url'))
      }),
    async batch() {
      const job = modules
        .flatMap(({ jobs = [] }) => jobs)
        .find(({ name }) => name === 'integrity-reports-batch')
      await job!.handle({
        organizationId: org,
        input: {},
        at: Temporal.Now.instant(),
        attempt: 1,
        isLastAttempt: false,
        transaction: (work) => inOrganization(app.database.database.serving, org, work),
        metrics: app.services.metrics,
        ...testOutside,
        notify: async () => {},
        tellFiler: async () => {},
      })
    },
    async close() {
      await browser.close()
      await proxy.close()
      await app.close()
    },
  }
}

async function recipientsScript(): Promise<string> {
  const { outputFiles } = await build({
    stdin: {
      contents: recipients,
      resolveDir: join(projectRoot, 'src/modules/integrity-reports'),
      loader: 'js',
    },
    write: false,
    bundle: true,
    format: 'iife',
    platform: 'browser',
    loader: { '.txt': 'text' },
  })
  return outputFiles[0]?.text ?? ''
}

function recipientsIn(page: Page): Recipients {
  const ask = <Result>(name: keyof Recipients, values: readonly unknown[]): Promise<Result> =>
    page.evaluate<Result>(`recipients.${name}(...${JSON.stringify(values)})`)
  return {
    make: (...values) => ask('make', values),
    read: (...values) => ask('read', values),
    say: (...values) => ask('say', values),
    secrets: (...values) => ask('secrets', values),
  }
}

async function holdCeremony(app: TestApp, org: string, lines: readonly string[]): Promise<void> {
  const { token } = await inOrganization(app.database.database.serving, org, (tx) =>
    addPerson(tx, { role: 'clerk', at: Temporal.Now.instant() }),
  )
  const clerk = new Visitor(app.server)
  clerk.setCookie('session', token)
  await clerk.open('/integrity-reports/directory')
  await clerk.submit('/first', { entries: lines.join('\n') })
  await clerk.submit('/begin')
}
