import {
  assignRequest,
  endRequest,
  extendRequest,
  rateRequest,
  receiveRequest,
  type Ending,
  type NewRequest,
} from '../modules/information-requests/operations.ts'
import { publicActor } from '../platform/identity/actor.ts'
import { done, type Office } from './office.ts'

interface SampleRequest {
  readonly daysAgo: number
  readonly channel: NewRequest['channel']
  readonly delivery: NewRequest['delivery']
  readonly wanted: string
  /** The place of the division that answers. */
  readonly division: number
  /** After how many days the time was made longer, and by how many. */
  readonly extended?: { readonly after: number; readonly by: number; readonly reason: string }
  readonly ended?: Pick<Ending, 'outcome' | 'answer' | 'grounds'> & {
    readonly after: number
    readonly hasFile?: true
  }
  readonly rated?: { readonly rating: number; readonly words: string }
}

const requests: readonly SampleRequest[] = [
  {
    daysAgo: 125,
    channel: 'online',
    delivery: 'email',
    wanted: 'ขอสำเนาสัญญาจ้างปรับปรุงถนนสายหลักของปีที่ผ่านมา',
    division: 2,
    ended: { after: 7, outcome: 'granted', answer: 'แนบสำเนาสัญญาจ้างตามที่ขอ', hasFile: true },
    rated: { rating: 5, words: 'ได้รับเร็ว' },
  },
  {
    daysAgo: 90,
    channel: 'counter',
    delivery: 'copy',
    wanted: 'ขอรายชื่อและที่อยู่ของผู้รับเบี้ยยังชีพในหมู่บ้าน',
    division: 5,
    ended: {
      after: 9,
      outcome: 'refused',
      answer: 'รายชื่อและที่อยู่เป็นข้อมูลส่วนบุคคล ให้ได้เฉพาะจำนวนผู้รับเบี้ยยังชีพ ซึ่งเผยแพร่ในเว็บไซต์แล้ว',
      grounds: ['15-5'],
    },
  },
  {
    daysAgo: 55,
    channel: 'letter',
    delivery: 'certified-copy',
    wanted: 'ขอสำเนารายงานการประชุมสภาที่มีการพิจารณางบประมาณ',
    division: 1,
    ended: { after: 23, outcome: 'granted', answer: 'ขออภัยที่ตอบช้ากว่ากำหนด สำเนารับได้ที่ศูนย์' },
    rated: { rating: 2, words: 'นานเกินไป' },
  },
  {
    daysAgo: 34,
    channel: 'online',
    delivery: 'read',
    wanted: 'ขอดูแบบแปลนและประมาณราคาของอาคารเอนกประสงค์',
    division: 3,
    ended: { after: 3, outcome: 'granted', answer: 'มาดูได้ที่ศูนย์ในวันและเวลาราชการ' },
    rated: { rating: 4, words: '' },
  },
  {
    daysAgo: 13,
    channel: 'telephone',
    delivery: 'copy',
    wanted: 'ขอสรุปรายจ่ายของงานประเพณีสามปีย้อนหลัง',
    division: 4,
    extended: { after: 10, by: 10, reason: 'ต้องรวบรวมเอกสารจากปีก่อน ๆ' },
  },
  {
    daysAgo: 4,
    channel: 'online',
    delivery: 'email',
    wanted: 'ขอรายการครุภัณฑ์คอมพิวเตอร์ที่ใช้งานอยู่',
    division: 1,
  },
]

/** Requests for information in all states. Returns the tracking code of one that is open, for whoever looks around. */
export async function addRequests(office: Office): Promise<string> {
  let code = ''
  for (const sample of requests) code = await addRequest(office, sample)
  return code
}

async function addRequest(office: Office, sample: SampleRequest): Promise<string> {
  const { tx } = office
  const { daysAgo, channel, delivery, wanted, division, extended, ended, rated } = sample
  const officer = office.actor('officer')
  const received = office.daysAgo(daysAgo)
  const later = (days: number) => office.daysAgo(daysAgo - days)
  const { requestId, code } = await receiveRequest(tx, channel === 'online' ? publicActor : officer, {
    channel,
    wanted,
    delivery,
    requester: 'ผู้ขอตัวอย่าง',
    contact: null,
    notices: null,
    receivedOn: received.today,
    at: received.at,
    secrets: office.secrets,
  })
  const { divisionId } = office.division(division)
  done(await assignRequest(tx, office.actor('clerk'), { requestId, divisionId, at: later(1).at }))
  if (extended) {
    const dueOn = received.today.add({ days: 15 + extended.by })
    const { reason, after } = extended
    done(await extendRequest(tx, officer, { requestId, dueOn, reason, at: later(after).at }))
  }
  if (!ended) return code
  const { after, hasFile, ...ending } = ended
  const paper = { name: 'สำเนาตามคำขอ (ตัวอย่าง)', title: 'สำเนาตามคำขอ', paragraphs: [wanted] }
  const files = hasFile ? [await office.pdf(paper)] : []
  done(await endRequest(tx, officer, { requestId, ...ending, files, at: later(after).at }))
  if (rated) {
    const { rating, words } = rated
    const said = { requestId, rating, words: words || null, at: later(after + 1).at }
    done(await rateRequest(tx, publicActor, said))
  }
  return code
}
