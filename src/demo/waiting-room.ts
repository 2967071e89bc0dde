import {
  callBeforeTurn,
  callNext,
  endTicket,
  issueTicket,
  setCounter,
  setCounterState,
  setService,
} from '../modules/queue/operations.ts'
import { done, type Office } from './office.ts'

const services = [
  { letter: 'ก', name: 'ชำระภาษีและค่าธรรมเนียม', nameEn: 'Taxes and fees', minutes: 8 },
  { letter: 'ข', name: 'เบี้ยยังชีพและสวัสดิการ', nameEn: 'Allowances and welfare', minutes: 12 },
  { letter: 'ค', name: 'งานช่าง ขออนุญาตก่อสร้าง', nameEn: 'Works and building permits', minutes: 15 },
]

/** A waiting room with three services and two counters, and what happened in it on three days and this morning. */
export async function addWaitingRoom({ tx, actor, daysAgo }: Office, now: Temporal.Instant): Promise<void> {
  const clerk = actor('clerk')
  const officer = actor('officer')
  const first = daysAgo(9).at
  const serviceIds: string[] = []
  for (const service of services) {
    serviceIds.push((await setService(tx, clerk, { ...service, isOpen: true, at: first })).serviceId)
  }
  const counterIds: string[] = []
  for (const number of [1, 2]) {
    counterIds.push(done(await setCounter(tx, clerk, { number, services: [], at: first })).counterId)
  }
  const [counterId] = counterIds as [string]
  const take = async (place: number, at: Temporal.Instant, isElderly = false) =>
    done(
      await issueTicket(tx, officer, {
        serviceId: serviceIds[place % serviceIds.length]!,
        class: isElderly ? 'elderly' : 'general',
        channel: place % 2 ? 'kiosk' : 'phone',
        at,
      }),
    ).ticketId
  for (const days of [9, 5, 2]) {
    const { at } = daysAgo(days)
    await setCounterState(tx, officer, { counterId, state: 'open', at })
    for (let place = 0; place < 8; place += 1) await take(place, at.add({ minutes: place * 2 }), place === 5)
    for (let place = 0; place < 7; place += 1) {
      const called = { counterId, at: at.add({ minutes: 16 + place * 7 }) }
      done(await callNext(tx, officer, called))
      const outcome = place === 3 ? 'absent' : 'served'
      await endTicket(tx, officer, { counterId, at: called.at.add({ minutes: 6 }), outcome })
    }
  }
  await setCounterState(tx, officer, { counterId, state: 'open', at: now })
  const today = [0, 1, 2, 3, 4].map((place) => ({ place, at: now.subtract({ minutes: 25 - place * 4 }) }))
  const ids: string[] = []
  for (const { place, at } of today) ids.push(await take(place, at))
  done(await callNext(tx, officer, { counterId, at: now.subtract({ minutes: 8 }) }))
  await endTicket(tx, officer, { counterId, at: now.subtract({ minutes: 3 }), outcome: 'served' })
  done(
    await callBeforeTurn(tx, officer, {
      counterId,
      ticketId: ids[2]!,
      reason: 'returned',
      at: now.subtract({ minutes: 2 }),
    }),
  )
}
