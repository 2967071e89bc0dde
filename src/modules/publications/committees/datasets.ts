import { z } from 'zod'
import { defineDataset, meaning } from '../../../platform/open-data/dataset.ts'
import { appointmentInForce, lastWithdrawn, listCommittees, originsOf } from './committee.ts'
import { resolutionsWhere } from './resolution.ts'

const text = (th: string, en: string) => z.string().meta(meaning(th, en))
const textOrNone = (th: string, en: string) => z.string().nullable().meta(meaning(th, en))
const count = (th: string, en: string) => z.number().meta(meaning(th, en))

/** The committees in public as open data: how many members are from where, and nobody's name. */
export const committeesDataset = defineDataset({
  name: 'committees',
  title: { th: 'คณะกรรมการและคณะทำงาน', en: 'Committees and working groups' },
  description: {
    th: 'คณะที่เคยมีคำสั่งแต่งตั้งเผยแพร่ รวมที่คำสั่งถูกถอนแล้ว พร้อมจำนวนกรรมการและสัดส่วนภาคประชาชน ไม่มีชื่อบุคคล',
    en: 'Those whose order was published, also where it was withdrawn later, with how many members and how many citizens they have; no names',
  },
  keywords: { th: ['คณะกรรมการ', 'คณะทำงาน', 'การมีส่วนร่วม'], en: ['committees', 'participation'] },
  updated: 'as-it-happens',
  changedBy: [
    'publications.published',
    'publications.withdrawn',
    'publications.committee-changed',
    'publications.committee-appointed',
    'publications.committee-members-set',
    'publications.committee-ended',
  ],
  people: 'none',
  row: z.object({
    committeeId: text('รหัสคณะ', 'Identifier of the committee'),
    kind: text('ประเภท', 'Kind'),
    name: text('ชื่อ', 'Name'),
    division: text('หน่วยงานที่รับผิดชอบ', 'Division in charge'),
    orderId: text('รหัสคำสั่งแต่งตั้งที่มีผล หรือที่ถูกถอน', 'Identifier of the order in force, or of that withdrawn'),
    from: text('เริ่มวันที่', 'First day'),
    until: textOrNone('สิ้นสุดตามวาระ', 'Last day of its term'),
    endedOn: textOrNone('สิ้นสุดเมื่อ', 'Day on which it ended'),
    withdrawnOn: textOrNone('วันที่คำสั่งถูกถอน', 'Day on which its order was withdrawn'),
    members: count('จำนวนกรรมการ', 'Members'),
    outside: count('กรรมการจากหน่วยงานอื่น', 'Members of other agencies'),
    citizens: count('กรรมการภาคประชาชน', 'Citizens among the members'),
  }),
  read: async (tx) =>
    (await listCommittees(tx)).flatMap((committee) => {
      const gone = lastWithdrawn(committee)
      const appointment = appointmentInForce(committee) ?? gone
      if (!appointment) return []
      const { committeeId, kind, name, division, from, until, endedOn } = committee
      const origins = originsOf(appointment.members)
      return [
        {
          committeeId,
          kind,
          name,
          division: division.th,
          orderId: appointment.order.publicationId,
          from: from.toString(),
          until: until?.toString() ?? null,
          endedOn: endedOn?.toString() ?? null,
          withdrawnOn: gone?.withdrawn.on.toString() ?? null,
          members: appointment.members.length,
          outside: origins.outside,
          citizens: origins.citizen,
        },
      ]
    }),
})

/** The resolutions whose minutes are published as open data, with the division that answers for each. */
export const resolutionsDataset = defineDataset({
  name: 'committee-resolutions',
  title: { th: 'มติคณะกรรมการและการติดตาม', en: 'Resolutions of committees and what came of them' },
  description: {
    th: 'มติจากรายงานการประชุมที่เผยแพร่แล้ว หน่วยงานที่รับผิดชอบ กำหนด และผล',
    en: 'Resolutions of published minutes, with the division in charge, the day they are due and the outcome',
  },
  keywords: { th: ['มติ', 'รายงานการประชุม', 'การติดตาม'], en: ['resolutions', 'minutes', 'follow-up'] },
  updated: 'as-it-happens',
  changedBy: [
    'publications.published',
    'publications.withdrawn',
    'publications.committee-resolution-changed',
    'publications.committee-resolution-ended',
  ],
  people: 'none',
  row: z.object({
    resolutionId: text('รหัสมติ', 'Identifier of the resolution'),
    committeeId: text('รหัสคณะ', 'Identifier of the committee'),
    meeting: count('ครั้งที่', 'Number of the meeting'),
    year: count('ปี พ.ศ. ของครั้งที่', 'Buddhist year of the meeting'),
    meetsOn: text('วันประชุม', 'Day of the meeting'),
    text: text('มติ', 'Resolution'),
    division: text('หน่วยงานที่รับผิดชอบ', 'Division in charge'),
    dueOn: text('กำหนดเสร็จ', 'Day on which it is due'),
    state: text('สถานะ', 'State'),
    endedOn: textOrNone('วันที่บันทึกผล', 'Day of the outcome'),
    outcome: textOrNone('ผล', 'Outcome'),
    link: textOrNone('ลิงก์หลักฐาน', 'Link to the evidence'),
  }),
  read: async (tx) =>
    (await resolutionsWhere(tx, undefined))
      .filter(({ isPublic }) => isPublic)
      .map((resolution) => ({
        resolutionId: resolution.resolutionId,
        committeeId: resolution.committeeId,
        meeting: resolution.number,
        year: resolution.year,
        meetsOn: resolution.meetsOn.toString(),
        text: resolution.text,
        division: resolution.division.th,
        dueOn: resolution.dueOn.toString(),
        state: resolution.state,
        endedOn: resolution.endedOn?.toString() ?? null,
        outcome: resolution.outcome,
        link: resolution.link,
      })),
})
