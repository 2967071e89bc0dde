import { expect } from 'vitest'
import { committeeWorkUrls } from '../../src/modules/publications/module.ts'
import { textOf } from '../house/reading.ts'
import type { Register } from './register.ts'
import type { Visitor } from './visitor.ts'

type Typed = Readonly<Record<string, string>>
interface Named {
  readonly committeeId: string
  readonly meetingId: string
}

/** Committees in the hands of those who keep them. */
export class CommitteeWork {
  readonly #register: Register

  constructor(register: Register) {
    this.#register = register
  }

  /** A committee as somebody types it. */
  committee(typed: Typed = {}): Record<string, string> {
    return {
      kind: 'working-group',
      name: 'คณะทำงานศูนย์ข้อมูลข่าวสาร',
      duties: 'ดูแลศูนย์ข้อมูลข่าวสาร',
      divisionId: this.#register.divisionId,
      from: '1/11/2569',
      programmes: '35, 37',
      ...typed,
    }
  }

  /** Enters a committee; its id. */
  async entered(typed: Typed = {}): Promise<string> {
    const visitor = this.#register.as('officer')
    await visitor.open(committeeWorkUrls.committeeNew())
    await visitor.submit(committeeWorkUrls.committeeNew(), this.committee(typed))
    expect(visitor.page!.statusCode, textOf(visitor.page!.body).slice(0, 600)).toBe(200)
    return visitor.url.split('/').at(-1)!
  }

  /** Names an order of a committee; the id of the appointment. */
  async named(committeeId: string, orderId: string): Promise<string> {
    const visitor = this.#register.as('officer')
    await visitor.open(committeeWorkUrls.committeeWork({ committeeId }))
    await visitor.submit(committeeWorkUrls.committeeOrder({ committeeId }), { orderId })
    expect(visitor.page!.statusCode, textOf(visitor.page!.body).slice(0, 600)).toBe(200)
    return visitor.url.split('/').at(-1)!
  }

  /** Names an order and enters a chair of the organisation and a citizen; the id of the appointment. */
  async appointed(committeeId: string, orderId: string): Promise<string> {
    const appointmentId = await this.named(committeeId, orderId)
    const list = { committeeId, appointmentId }
    await this.member(list, { name: 'ทดสอบ ประธาน', post: 'ปลัด', origin: 'inside', role: 'chair' })
    await this.member(list, { name: 'ทดสอบ ประชาชน', origin: 'citizen', role: 'member' })
    return appointmentId
  }

  /** Adds a member to a list; the visitor who did, on the page that answers. */
  async member(list: { committeeId: string; appointmentId: string }, typed: Typed): Promise<Visitor> {
    const visitor = this.#register.as('officer')
    await visitor.open(committeeWorkUrls.memberNew(list))
    await visitor.submit(committeeWorkUrls.memberNew(list), typed)
    expect(visitor.page!.statusCode, textOf(visitor.page!.body).slice(0, 600)).toBe(200)
    return visitor
  }

  /** The page of a member, as the list leads to it. */
  async memberPage(list: { committeeId: string; appointmentId: string }, name: string): Promise<string> {
    const { body } = await this.#register.as('officer').open(committeeWorkUrls.committeeMembers(list))
    return new RegExp(`href="([^"]+)"[^>]*>${name}<`).exec(body)![1]!
  }

  /** A committee whose order is published. */
  async inForce(typed: Typed = {}) {
    const committeeId = await this.entered(typed)
    const order = { kind: 'order', title: 'แต่งตั้งคณะทำงาน', datedOn: '1/11/2569' }
    const orderId = await this.#register.published(order)
    return { committeeId, orderId, appointmentId: await this.appointed(committeeId, orderId) }
  }

  /** A meeting as somebody types it. */
  meeting(typed: Typed = {}): Record<string, string> {
    return {
      meetsOn: '23/11/2569',
      meetsAt: '09:30',
      where: 'ห้องประชุม อบต.',
      'text-1': 'เรื่องเสนอให้ที่ประชุมพิจารณา',
      ...typed,
    }
  }

  /** Plans a meeting; its id and the page that answers. */
  async planned(committeeId: string, typed: Typed = {}) {
    const visitor = this.#register.as('officer')
    await visitor.open(committeeWorkUrls.meetingNew({ committeeId }))
    const page = await visitor.submit(committeeWorkUrls.meetingNew({ committeeId }), this.meeting(typed))
    return { committeeId, meetingId: visitor.url.split('/').at(-1)!, page }
  }

  /** Plans a meeting of today, records that the chair was there, and writes something under its first item. */
  async held(committeeId: string): Promise<Named> {
    const { meetingId } = await this.planned(committeeId)
    const meeting = { committeeId, meetingId }
    const visitor = this.#register.as('officer')
    const attendance = committeeWorkUrls.meetingAttendance(meeting)
    const form = await visitor.open(attendance)
    const [, chair] = /name="present"[^>]*value="([^"]+)"/.exec(form.body)!
    await visitor.submit(attendance, { present: chair!, others: '๒' })
    expect(textOf(visitor.page!.body)).toMatch(/มาประชุม 1 จาก \d คน · ผู้เข้าร่วมอื่น 2 คน/)
    const minutes = committeeWorkUrls.meetingMinutes(meeting)
    const written = await visitor.open(minutes)
    const [field] = /minutes-[0-9a-f-]{36}/.exec(written.body)!
    await visitor.submit(minutes, { [field]: 'ที่ประชุมหารือแล้ว' })
    expect(textOf(visitor.page!.body)).toContain('ที่ประชุมหารือแล้ว')
    return meeting
  }

  /** A resolution under the first item as somebody types it into the form of a page; the other officer follows it up. */
  resolution(page: string): Record<string, string> {
    const optionOf = (field: string, text: string) => {
      const [select] = new RegExp(`<select[^>]*name="${field}"[\\s\\S]*?</select>`).exec(page)!
      return new RegExp(`value="([^"]+)"[^>]*>[^<]*${text}`).exec(select)![1]!
    }
    return {
      itemId: optionOf('itemId', ''),
      text: 'ติดป้าย',
      divisionId: this.#register.divisionId,
      followerId: optionOf('followerId', 'ผู้ทดสอบ other'),
      dueOn: '30/11/2569',
    }
  }

  /** Records a resolution; its id. */
  async resolved(meeting: Named, typed: Typed): Promise<string> {
    const visitor = this.#register.as('officer')
    const url = committeeWorkUrls.resolutionNew(meeting)
    const page = await visitor.open(url)
    await visitor.submit(url, { ...this.resolution(page.body), ...typed })
    // Those of one item stand in the order in which they were made.
    return [...visitor.page!.body.matchAll(/\/resolutions\/([0-9a-f-]{36})"/g)].at(-1)![1]!
  }

  /** Says what came of a resolution, as its follower. */
  async ended(resolution: { committeeId: string; resolutionId: string }, typed: Typed) {
    const visitor = this.#register.as('other')
    await visitor.open(committeeWorkUrls.resolution(resolution))
    return visitor.submit(committeeWorkUrls.resolutionEnd(resolution), typed)
  }
}
