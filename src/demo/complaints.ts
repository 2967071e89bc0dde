import {
  acceptComplaint,
  acknowledgeComplaint,
  assignComplaint,
  closeComplaint,
  disputeComplaint,
  endComplaint,
  fileComplaint,
  listVillages,
  mergeComplaint,
  rateComplaint,
  setVillage,
  stopClock,
  summarizeComplaint,
  type NewComplaint,
} from '../modules/complaints/operations.ts'
import { publicActor } from '../platform/identity/actor.ts'
import { addAreaMap, nearVillage, sampleVillagePoints } from './area-map.ts'
import { done, type Office } from './office.ts'

interface SampleComplaint {
  readonly daysAgo: number
  readonly channel: NewComplaint['channel']
  readonly category: string
  readonly village: number
  readonly story: string
  /** The place of the division that deals with it; none for what nobody has taken up. */
  readonly division?: number
  readonly hasPhoto?: true
  /** After how many days the complainant was asked something, which he has not answered. */
  readonly asked?: { readonly after: number; readonly words: string }
  readonly ended?: {
    readonly after: number
    readonly words: string
    readonly isFixed?: true
    readonly summary?: string
  }
  readonly disputed?: { readonly after: number; readonly words: string }
  readonly rated?: { readonly rating: number; readonly words: string }
  /** Joined with the one before. */
  readonly isSame?: true
}

const complaints: readonly SampleComplaint[] = [
  {
    daysAgo: 110,
    channel: 'online',
    category: 'light',
    village: 1,
    story: 'ไฟทางหน้าศาลากลางบ้านดับมาสามคืน',
    division: 3,
    hasPhoto: true,
    ended: {
      after: 4,
      words: 'เปลี่ยนหลอดและสายแล้ว',
      isFixed: true,
      summary: 'ไฟทางหน้าศาลากลางบ้านดับ เปลี่ยนหลอดแล้ว',
    },
    rated: { rating: 5, words: 'มาเร็วดี' },
  },
  {
    daysAgo: 88,
    channel: 'counter',
    category: 'roads',
    village: 2,
    story: 'ถนนลูกรังเป็นหลุมลึก รถจักรยานยนต์ล้มแล้วสองคัน',
    division: 3,
    ended: { after: 12, words: 'เกลี่ยดินและลงหินคลุกแล้ว', isFixed: true },
    disputed: { after: 30, words: 'ฝนตกแล้วเป็นหลุมอีก' },
  },
  {
    daysAgo: 64,
    channel: 'telephone',
    category: 'waste',
    village: 3,
    story: 'รถขยะไม่มาเก็บสองสัปดาห์',
    division: 5,
    ended: { after: 20, words: 'รถเสีย ซ่อมเสร็จแล้ว เพิ่มรอบเก็บวันเสาร์', summary: 'รถเก็บขยะเสีย เพิ่มรอบเก็บวันเสาร์' },
    rated: { rating: 3, words: '' },
  },
  {
    daysAgo: 40,
    channel: 'village-meeting',
    category: 'water',
    village: 1,
    story: 'น้ำประปาไหลอ่อนตอนเช้า',
    division: 3,
    ended: { after: 9, words: 'ปรับเวลาเดินเครื่องสูบน้ำ และแจ้งแผนเปลี่ยนท่อในปีงบประมาณหน้า' },
    rated: { rating: 4, words: '' },
  },
  {
    daysAgo: 24,
    channel: 'online',
    category: 'noise',
    village: 2,
    story: 'โรงสีเดินเครื่องกลางคืน เสียงดังมาก',
    division: 5,
    asked: { after: 6, words: 'เสียงดังช่วงเวลาใด และวันไหนบ้าง' },
  },
  {
    daysAgo: 22,
    channel: 'line',
    category: 'roads',
    village: 3,
    story: 'ต้นไม้ล้มขวางทางเข้าหมู่บ้าน',
    division: 1,
  },
  {
    daysAgo: 6,
    channel: 'online',
    category: 'light',
    village: 3,
    story: 'เสาไฟเอียงใกล้โรงเรียน กลัวล้ม',
    division: 3,
    hasPhoto: true,
  },
  {
    daysAgo: 5,
    channel: 'online',
    category: 'light',
    village: 3,
    story: 'เสาไฟหน้าโรงเรียนเอียง',
    isSame: true,
  },
  { daysAgo: 1, channel: 'online', category: 'service', village: 1, story: 'รอรับเอกสารนานกว่าสองชั่วโมง' },
]

/** Complaints in all states. Returns the tracking code of one that is under way, for whoever looks around. */
export async function addComplaints(office: Office): Promise<string> {
  const { tx } = office
  await addAreaMap(office)
  const { at } = office.daysAgo(120)
  for (const number of [1, 2, 3]) {
    const village = { number, name: `บ้านตัวอย่าง ${number}`, nameEn: `Sample village ${number}` }
    const point = sampleVillagePoints[number - 1]!
    done(await setVillage(tx, office.actor('clerk'), { ...village, point, villageId: undefined, at }))
  }
  const villages = await listVillages(tx)
  let shown = ''
  let before = ''
  for (const [step, sample] of complaints.entries()) {
    const villageId = villages.find(({ number }) => number === sample.village)!.villageId
    const { complaintId, code } = await addComplaint(office, sample, { villageId, step })
    if (sample.isSame) {
      const merged = { complaintId, into: before, at: office.daysAgo(sample.daysAgo - 1).at }
      done(await mergeComplaint(tx, office.actor('officer'), merged))
    }
    if (sample.asked) shown = code
    before = complaintId
  }
  return shown
}

async function addComplaint(
  office: Office,
  sample: SampleComplaint,
  { villageId, step }: { villageId: string; step: number },
): Promise<{ complaintId: string; code: string }> {
  const { tx } = office
  const { daysAgo, channel, category, story, division, hasPhoto, asked, ended } = sample
  const officer = office.actor('officer')
  const received = office.daysAgo(daysAgo)
  const later = (days: number) => office.daysAgo(daysAgo - days)
  const filed = await fileComplaint(tx, channel === 'online' ? publicActor : officer, {
    channel,
    category,
    villageId,
    place: null,
    // Not everybody points at a place.
    coordinates: step % 3 === 2 ? null : nearVillage(sample.village, step),
    happenedOn: null,
    isDangerous: false,
    story,
    complainant: 'ผู้ร้องเรียนตัวอย่าง',
    contact: null,
    notices: null,
    photos: hasPhoto ? [await office.picture('ภาพตัวอย่าง.jpg')] : [],
    joins: null,
    receivedOn: received.today,
    at: received.at,
    secrets: office.secrets,
  })
  const { complaintId } = filed
  if (division === undefined) return filed
  done(await acknowledgeComplaint(tx, officer, { complaintId, at: received.at }))
  const { divisionId } = office.division(division)
  const given = { complaintId, divisionId, assigneeId: null, reason: null, at: later(1).at }
  done(await assignComplaint(tx, office.actor('clerk'), given))
  done(await acceptComplaint(tx, officer, { complaintId, at: later(2).at }))
  if (asked) {
    const question = { complaintId, kind: 'asked', words: asked.words, at: later(asked.after).at } as const
    done(await stopClock(tx, officer, question))
  }
  if (ended) await endSample(office, sample, complaintId)
  return filed
}

async function endSample(
  office: Office,
  { daysAgo, ended, disputed, rated }: SampleComplaint,
  complaintId: string,
): Promise<void> {
  const { tx } = office
  const officer = office.actor('officer')
  const { after, words, isFixed, summary } = ended!
  const end = office.daysAgo(daysAgo - after)
  const told = { complaintId, words, files: [], at: end.at }
  const ending = isFixed
    ? ({ ...told, kind: 'fixed', fixedOn: end.today } as const)
    : ({ ...told, kind: 'answered' } as const)
  done(await endComplaint(tx, officer, ending))
  if (summary) done(await summarizeComplaint(tx, officer, { complaintId, summary, at: end.at }))
  if (rated) done(await rateComplaint(tx, publicActor, { complaintId, ...rated, at: end.at }))
  if (disputed) {
    const said = { complaintId, words: disputed.words, at: office.daysAgo(daysAgo - disputed.after).at }
    done(await disputeComplaint(tx, publicActor, said))
  } else {
    done(await closeComplaint(tx, officer, { complaintId, at: office.daysAgo(daysAgo - after - 10).at }))
  }
}
