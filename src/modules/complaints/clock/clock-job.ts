import { z } from 'zod'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { Person, Role } from '../../../platform/identity/actor.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { activePeople } from '../../../platform/identity/people.ts'
import { defineJob } from '../../../platform/jobs/job.ts'
import { complaintCapabilities } from '../capabilities.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'
import { fallBack, levels, mostAtOnce, moveUp, resumeLongPauses, type MovedUp } from './moving-up.ts'

/** Those in office on a day who deal with complaints. */
function handlersAmong(people: readonly Person[]): Person[] {
  return people.filter((person) => holdsRoleFor(person, 'complaints.case-handling', complaintCapabilities))
}

/** Whom a complaint that moved up has reached: the head of its division, or the one in whose hands all of it is. */
function reached(people: readonly Person[], { to, divisionId }: MovedUp): string[] {
  const has = (role: Role, division?: string | null) =>
    people
      .filter(({ roles }) =>
        roles.some((held) => held.role === role && (division === undefined || held.divisionId === division)),
      )
      .map(({ accountId }) => accountId)
  if (to === levels.head && divisionId !== null) return has('head-of-division', divisionId)
  return has(to === levels['chief-executive'] ? 'chief-executive' : 'clerk')
}

/**
 * Every night: lets long pauses end, gives what belonged to somebody who left back to his division, and moves up what
 * has missed its day. Each person hears of it once, however many there are.
 */
export const complaintClockJob = defineJob({
  name: 'complaints-clock',
  input: z.object({}),
  schedule: '10 0 * * *',
  async handle({ at, transaction, notify }) {
    const people = await transaction((tx) => activePeople(tx, todayInBangkok(at)))
    const inOffice = handlersAmong(people).map(({ accountId }) => accountId)
    await transaction((tx) => resumeLongPauses(tx, at))
    await transaction((tx) => fallBack(tx, { inOffice, at }))
    for (let isMore = true; isMore;) {
      isMore = await transaction(async (tx) => {
        const moved = await moveUp(tx, at)
        const told = new Map<string, number>()
        for (const one of moved) {
          for (const accountId of reached(people, one)) told.set(accountId, (told.get(accountId) ?? 0) + 1)
        }
        const { th, en } = complaintRegisterMessages
        for (const [accountId, many] of told) {
          await notify(tx, {
            accounts: [accountId],
            kind: 'complaints.moved-up',
            title: { th: th.movedUpNotice(many), en: en.movedUpNotice(many) },
            address: complaintRegisterUrls.register({ part: 'late' }),
            at,
          })
        }
        return moved.length === mostAtOnce
      })
    }
  },
})
