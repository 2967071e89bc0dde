import {
  addMember,
  appointByOrder,
  draftMinutes,
  endResolution,
  enterCommittee,
  enterPublication,
  findMeeting,
  planMeeting,
  recordAttendance,
  resolveAt,
  sendPublication,
  writeMinutes,
} from '../modules/publications/operations.ts'
import { publish, signedContent } from './documents.ts'
import { done, type Moment, type Office } from './office.ts'

const name = 'คณะกรรมการติดตามแผนป้องกันการทุจริต'

const members = [
  ['รองนายกองค์การบริหารส่วนตำบล', 'inside', 'chair'],
  ['ผู้แทนสภาองค์การบริหารส่วนตำบล', 'inside', 'vice-chair'],
  ['ผู้แทนสถานศึกษาในพื้นที่', 'outside', 'member'],
  ['ผู้แทนโรงพยาบาลส่งเสริมสุขภาพตำบล', 'outside', 'member'],
  ['ผู้แทนประชาคมหมู่บ้าน', 'citizen', 'member'],
  ['ผู้แทนกลุ่มสตรี', 'citizen', 'member'],
  ['ผู้แทนผู้สูงอายุ', 'citizen', 'member'],
  ['ปลัดองค์การบริหารส่วนตำบล', 'inside', 'secretary'],
] as const

interface SampleItem {
  readonly text: string
  readonly minutes: string
  readonly resolved?: {
    readonly text: string
    /** How many days after the meeting. */
    readonly dueAfter: number
    readonly division: number
    readonly outcome?: string
  }
}

const meetings: readonly {
  readonly daysAgo: number
  readonly absent: readonly number[]
  readonly items: readonly SampleItem[]
}[] = [
  {
    daysAgo: 84,
    absent: [3],
    items: [
      { text: 'เรื่องที่ประธานแจ้งให้ที่ประชุมทราบ', minutes: 'ประธานแจ้งอำนาจหน้าที่ตามคำสั่งแต่งตั้ง' },
      {
        text: 'ความก้าวหน้าของแผนป้องกันการทุจริต',
        minutes: 'เลขานุการรายงานโครงการที่ดำเนินการแล้วและที่ยังไม่เริ่ม',
        resolved: {
          text: 'ให้ทุกกองรายงานผลของโครงการที่รับผิดชอบทุกเดือน',
          dueAfter: 30,
          division: 1,
          outcome: 'ทุกกองรายงานครบ และนำขึ้นเว็บไซต์แล้ว',
        },
      },
      {
        text: 'การเปิดเผยผลการจัดซื้อจัดจ้าง',
        minutes: 'ที่ประชุมเห็นว่าประชาชนค้นหาผลการจัดซื้อจัดจ้างได้ยาก',
        resolved: { text: 'ให้กองคลังเผยแพร่ผลการจัดซื้อจัดจ้างภายในเจ็ดวัน', dueAfter: 60, division: 2 },
      },
    ],
  },
  {
    daysAgo: 20,
    absent: [1, 6],
    items: [
      { text: 'เรื่องรับรองรายงานการประชุม', minutes: 'ที่ประชุมรับรองรายงานการประชุมครั้งก่อนโดยไม่มีการแก้ไข' },
      { text: 'เรื่องสืบเนื่อง', minutes: 'กองคลังชี้แจงว่ายังเผยแพร่ผลการจัดซื้อจัดจ้างไม่ครบ' },
      {
        text: 'การรับฟังความเห็นของประชาชน',
        minutes: 'ผู้แทนประชาคมเสนอให้รับฟังความเห็นที่หมู่บ้าน ไม่ใช่ที่ทำการเท่านั้น',
        resolved: { text: 'ให้สำนักปลัดจัดเวทีประชาคมหมุนเวียนทุกหมู่บ้าน', dueAfter: 60, division: 1 },
      },
    ],
  },
]

/** A committee with members of all origins, two meetings with their minutes, and a third to come. */
export async function addCommittee(office: Office): Promise<void> {
  const committeeId = await appoint(office, office.daysAgo(110))
  for (const meeting of meetings) await meet(office, committeeId, meeting)
  await plan(office, {
    committeeId,
    meetsOn: office.inDays(14),
    texts: ['เรื่องรับรองรายงานการประชุม', 'เรื่องสืบเนื่อง', 'ผลการจัดเวทีประชาคม'],
    moment: office.daysAgo(2),
  })
}

async function appoint(office: Office, { today, at }: Moment): Promise<string> {
  const { tx } = office
  const officer = office.actor('officer')
  const content = {
    ...signedContent(office, {
      kind: 'order',
      title: `แต่งตั้ง${name}`,
      titleEn: 'Appointment of the committee that follows the anti-corruption plan',
      body: 'แต่งตั้งบุคคลตามบัญชีเป็นกรรมการ มีหน้าที่ติดตามและเสนอแนะการดำเนินการตามแผน',
      datedOn: today,
    }),
  }
  const orderId = await enterPublication(tx, officer, { content, files: [], at })
  done(await sendPublication(tx, officer, { publicationId: orderId, at }))
  await publish(office, orderId, { today, at })
  const committeeId = await enterCommittee(tx, officer, {
    content: {
      name: `${name} (ตัวอย่าง)`,
      nameEn: 'Committee that follows the anti-corruption plan (sample)',
      kind: 'committee',
      duties: 'ติดตามการดำเนินการตามแผน\nรับฟังความเห็นของประชาชน\nเสนอแนะต่อนายกองค์การบริหารส่วนตำบลทุกไตรมาส',
      divisionId: office.division(1).divisionId,
      from: today,
      until: null,
      programmes: [35, 37],
    },
    at,
  })
  const { appointmentId } = done(await appointByOrder(tx, officer, { committeeId, orderId, at }))
  for (const [index, [post, origin, role]] of members.entries()) {
    const member = {
      name: `ผู้แทนตัวอย่าง คนที่ ${index + 1}`,
      post,
      origin,
      role,
      accountId: null,
      place: index + 1,
    }
    done(await addMember(tx, officer, { committeeId, appointmentId, member, at }))
  }
  return committeeId
}

async function plan(
  { tx, actor }: Office,
  {
    committeeId,
    meetsOn,
    texts,
    moment: { today, at },
  }: { committeeId: string; meetsOn: Temporal.PlainDate; texts: readonly string[]; moment: Moment },
): Promise<string> {
  const content = {
    meetsOn,
    meetsAt: '13:30',
    place: 'ห้องประชุมขององค์การบริหารส่วนตำบล',
    agenda: texts.map((text) => ({ text, isArising: text === 'เรื่องสืบเนื่อง', itemId: undefined })),
  }
  const planned = done(await planMeeting(tx, actor('officer'), { committeeId, content, today, at }))
  return planned.meetingId
}

async function meet(
  office: Office,
  committeeId: string,
  { daysAgo, absent, items }: (typeof meetings)[number],
): Promise<void> {
  const { tx } = office
  const officer = office.actor('officer')
  const moment = office.daysAgo(daysAgo)
  const { today, at } = moment
  const texts = items.map(({ text }) => text)
  const meetingId = await plan(office, {
    committeeId,
    meetsOn: today,
    texts,
    moment: office.daysAgo(daysAgo + 7),
  })
  const named = { committeeId, meetingId }
  const planned = (await findMeeting(tx, named))!
  const present = planned.members
    .filter((_, index) => !absent.includes(index))
    .map(({ memberId }) => memberId)
  const { revision } = planned
  const attended = { ...named, revision, present, othersPresent: 4, today, at }
  done(await recordAttendance(tx, officer, attended))
  const minutes = new Map(planned.agenda.map(({ itemId }, index) => [itemId, items[index]!.minutes]))
  done(await writeMinutes(tx, officer, { ...named, revision: revision + 1, minutes, at }))
  for (const [index, { resolved }] of items.entries()) {
    if (resolved) await resolve(office, { named, itemId: planned.agenda[index]!.itemId, resolved, moment })
  }
  const drafted = done(await draftMinutes(tx, officer, { ...named, at }))
  done(await sendPublication(tx, officer, { publicationId: drafted.publicationId, at }))
  await publish(office, drafted.publicationId, moment)
}

async function resolve(
  office: Office,
  {
    named,
    itemId,
    resolved: { text, dueAfter, division, outcome },
    moment: { today, at },
  }: {
    readonly named: { readonly committeeId: string; readonly meetingId: string }
    readonly itemId: string
    readonly resolved: NonNullable<SampleItem['resolved']>
    readonly moment: Moment
  },
): Promise<void> {
  const { tx } = office
  const { divisionId } = office.division(division)
  const dueOn = today.add({ days: dueAfter })
  const content = { text, divisionId, followerId: null, dueOn }
  const made = done(await resolveAt(tx, office.actor('officer'), { ...named, itemId, content, at }))
  if (outcome === undefined) return
  const { committeeId } = named
  const { resolutionId } = made
  const ended = { committeeId, resolutionId, state: 'done', outcome, link: undefined } as const
  done(await endResolution(tx, office.actor('officer'), { ...ended, today: dueOn.subtract({ days: 2 }), at }))
}
