import { randomUUID } from 'node:crypto'
import { sql } from 'drizzle-orm'
import type { FastifyInstance } from 'fastify'
import { get, type IncomingMessage } from 'node:http'
import {
  callNext,
  endTicket,
  queueUrls,
  setCounter,
  setCounterState,
  setService,
} from '../../src/modules/queue/module.ts'
import type { Database } from '../../src/platform/database/connection.ts'
import { inOrganization, type TenantTransaction } from '../../src/platform/database/tenant.ts'
import { systemActor } from '../../src/platform/identity/actor.ts'

const listeners = 1_000
const calls = 30
const seconds = 10
const visitors = 8
const longestMs = 20_000

export interface QueueTimes {
  readonly listeners: number
  /** Milliseconds from the begin of a call until the last of all who listen has it. */
  readonly heardByAll: readonly number[]
  /** Tickets in a second, each on the disk before its answer. */
  readonly ticketsInSecond: number
  readonly kioskKilobytes: number
}

/** A waiting room on a database of its own: tickets as fast as they are taken, then calls to a crowd that listens. */
export async function queueTimes(
  app: FastifyInstance,
  { database }: { readonly database: Database },
): Promise<QueueTimes> {
  const { rows } = await database.serving.query<{ id: string }>(
    'select organization_id as id from organization where host is null',
  )
  const inside = <T>(work: (tx: TenantTransaction) => Promise<T>) =>
    inOrganization(database.serving, rows[0]!.id, work)
  const at = Temporal.Now.instant()
  const { serviceId, counterId } = await inside(async (tx) => {
    const terms = { letter: 'ก', name: 'ชำระภาษี', nameEn: 'Taxes', minutes: 10, isOpen: true, at }
    const service = await setService(tx, systemActor, terms)
    const counter = await setCounter(tx, systemActor, { number: 1, services: [], at })
    if (!counter.ok) throw new Error('no counter')
    await setCounterState(tx, systemActor, { counterId: counter.counterId, state: 'open', at })
    return { ...service, counterId: counter.counterId }
  })
  const { ticketsInSecond, kioskKilobytes } = await tickets(app, serviceId)
  // As many as wait in a full room.
  await inside(({ db }) =>
    db.execute(sql`update queue_ticket set state = 'left', ended_at = now() where number > ${2 * calls}`),
  )
  const base = await app.listen({ host: '127.0.0.1', port: 0 })
  const crowd = await Promise.all(
    Array.from({ length: listeners }, () => listen(`${base}${queueUrls.live({ follow: 'yes' })}`)),
  )
  const heardByAll: number[] = []
  for (let call = 0; call < calls; call += 1) {
    const begun = performance.now()
    const called = await inside(async (tx) => {
      const now = Temporal.Now.instant()
      await endTicket(tx, systemActor, { counterId, outcome: 'served', at: now })
      return callNext(tx, systemActor, { counterId, at: now })
    })
    if (!called.ok) throw new Error(called.reason)
    const number = `"now":[{"label":"ก ${String(call + 1).padStart(3, '0')}"`
    await Promise.all(crowd.map((one) => one.hears(number)))
    heardByAll.push(performance.now() - begun)
  }
  for (const { answer } of crowd) answer.destroy()
  return { listeners, heardByAll, ticketsInSecond, kioskKilobytes }
}

async function tickets(
  app: FastifyInstance,
  serviceId: string,
): Promise<Pick<QueueTimes, 'ticketsInSecond' | 'kioskKilobytes'>> {
  const url = queueUrls.kiosk()
  const page = await app.inject({ url, headers: { host: 'localhost' } })
  const cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)![1]!
  let sent = 0
  const take = async (): Promise<void> => {
    sent += 1
    const fields = { _csrf: token, _submission: randomUUID(), class: 'general', service: serviceId }
    const { statusCode } = await app.inject({
      method: 'POST',
      url,
      cookies,
      // Each from a network of its own: one that takes hundreds is asked to wait.
      remoteAddress: `10.${sent >> 16}.${(sent >> 8) & 255}.${sent & 255}`,
      headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })
    if (statusCode !== 303) throw new Error(`a ticket was answered with ${statusCode}`)
  }
  await take()
  let taken = 0
  const begun = performance.now()
  const visit = async () => {
    while (performance.now() - begun < seconds * 1000) {
      await take()
      taken += 1
    }
  }
  await Promise.all(Array.from({ length: visitors }, visit))
  return {
    ticketsInSecond: taken / ((performance.now() - begun) / 1000),
    kioskKilobytes: Buffer.byteLength(page.body) / 1000,
  }
}

interface Listener {
  readonly answer: IncomingMessage
  hears(words: string): Promise<void>
}

/** Somebody who keeps the page open; resolves once the first event is there. */
function listen(url: string): Promise<Listener> {
  return new Promise((resolve, reject) => {
    get(url, { agent: false, headers: { host: 'localhost' } }, (answer) => {
      let last = ''
      let wanted: { words: string; found: () => void } | undefined
      answer.setEncoding('utf8')
      answer.on('data', (text: string) => {
        last = text
        if (wanted && last.includes(wanted.words)) wanted.found()
        resolve({
          answer,
          hears: (words) =>
            new Promise((found, lost) => {
              if (last.includes(words)) return found()
              const patience = setTimeout(() => lost(new Error(`nobody heard ${words}`)), longestMs)
              wanted = { words, found: () => (clearTimeout(patience), found()) }
            }),
        })
      })
    }).once('error', reject)
  })
}
