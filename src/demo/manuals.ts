import {
  attachForm,
  beginManual,
  changeDraft,
  contentOf,
  draftOf,
  emptyContent,
  findManual,
  publishDraft,
  sendDraft,
  shippedTemplates,
  type ManualContent,
  type NewManual,
} from '../modules/manuals/operations.ts'
import { listDivisions } from '../platform/identity/divisions.ts'
import { done, type Moment, type Office } from './office.ts'

type Step = ManualContent['steps'][number]

interface SampleManual {
  readonly key: string
  readonly daysAgo: number
  /** The time of each step of the template, in its order. */
  readonly times: readonly NonNullable<Step['time']>[]
  readonly fees?: ManualContent['fees']
  readonly promise?: ManualContent['promise']
  readonly hasForm?: true
  /** Sent, and nobody has decided yet. */
  readonly isWaiting?: true
}

const minutes = (amount: number) => ({ amount, unit: 'minute' }) as const
const days = (amount: number) => ({ amount, unit: 'working-day' }) as const

const fromTemplates: readonly SampleManual[] = [
  {
    key: 'complaint',
    daysAgo: 190,
    times: [minutes(15), days(1), days(10), days(1)],
  },
  {
    key: 'elderly-allowance',
    daysAgo: 130,
    times: [minutes(10), minutes(20), days(5), days(1)],
    hasForm: true,
  },
  {
    key: 'waste-collection',
    daysAgo: 45,
    times: [minutes(10), days(2), days(1), days(3)],
    fees: [{ what: 'ค่าธรรมเนียมเก็บขนขยะรายเดือน (อัตราตัวอย่าง)', satang: 3_000, rule: '' }],
    promise: days(5),
    hasForm: true,
  },
  {
    key: 'building-permit',
    daysAgo: 4,
    times: [minutes(15), days(1), days(15), days(10), minutes(20)],
    fees: [{ what: 'ค่าธรรมเนียมใบอนุญาต', satang: null, rule: 'ตามพื้นที่อาคาร (กฎตัวอย่าง)' }],
    isWaiting: true,
  },
]

/** Manuals that citizens read, one that waits for its approval, and one of the staff whose yearly review is due. */
export async function addManuals(office: Office): Promise<void> {
  await addStaffManual(office)
  for (const sample of fromTemplates) await addFromTemplate(office, sample)
}

async function addFromTemplate(office: Office, sample: SampleManual): Promise<void> {
  const { tx } = office
  const { key, daysAgo } = sample
  const template = (await shippedTemplates()).find((one) => one.key === key)!
  const begun = contentOf(template, await listDivisions(tx))
  const { kind, source, sections } = template
  const moment = office.daysAgo(daysAgo)
  const manual = { kind, key, content: begun, template: { source, sections } }
  await write(office, { manual, filled: filledIn(begun, sample), sample, moment })
}

/** What the template leaves open, with times and places that are nobody's. */
function filledIn(content: ManualContent, { times, fees }: SampleManual): ManualContent {
  const responsible = content.division!.name
  return {
    ...content,
    title: `${content.title} (ตัวอย่าง)`,
    titleEn: `${content.titleEn} (sample)`,
    steps: content.steps.map((step, index) => ({ ...step, responsible, time: times[index]! })),
    fees: fees ?? content.fees,
    channels: content.channels.map((channel) => ({ ...channel, place: 'ที่ทำการ (สถานที่ตัวอย่าง)' })),
    complaints: 'แจ้งที่สำนักปลัด หรือทางเว็บไซต์นี้',
  }
}

async function addStaffManual(office: Office): Promise<void> {
  const { divisionId, name, nameEn } = office.division(1)
  const said = {
    title: 'การรับเรื่องร้องเรียนการทุจริต (ตัวอย่าง)',
    titleEn: 'Taking in complaints of corruption (sample)',
  }
  const step = (title: string, detail: string, time: Step['time']): Step => ({
    title,
    detail,
    time,
    responsible: name,
    law: '',
  })
  const content: ManualContent = {
    ...emptyContent(said),
    summary: 'รับเรื่อง ปกปิดชื่อผู้ร้อง และส่งต่อภายในเวลา',
    summaryEn: 'Take in a complaint, protect who complains, pass it on in time',
    audience: 'เจ้าหน้าที่ผู้รับเรื่อง',
    division: { divisionId, name, nameEn },
    steps: [
      step('รับเรื่องและออกเลขรับ', 'ไม่ถามชื่อผู้ร้อง ถ้าผู้ร้องไม่ประสงค์จะบอก', minutes(15)),
      step('ปกปิดข้อมูลของผู้ร้อง', 'แยกข้อมูลของผู้ร้องออกจากสำนวน', minutes(30)),
      step('เสนอผู้มีอำนาจ', '', days(1)),
      step('แจ้งผลให้ผู้ร้องทราบ', 'แจ้งด้วยเลขรับ ไม่ใช้ชื่อ', days(15)),
    ],
  }
  const manual = { kind: 'staff', key: 'taking-in-complaints', content, template: null } as const
  // Published more than a year ago: its review is due.
  const sample = { key: manual.key, daysAgo: 372, times: [] }
  await write(office, { manual, filled: content, sample, moment: office.daysAgo(sample.daysAgo) })
}

async function write(
  office: Office,
  {
    manual,
    filled,
    sample,
    moment: { today, at },
  }: {
    readonly manual: Omit<NewManual, 'at'>
    readonly filled: ManualContent
    readonly sample: SampleManual
    readonly moment: Moment
  },
): Promise<void> {
  const { tx } = office
  const officer = office.actor('officer')
  const { manualId } = done(await beginManual(tx, officer, { ...manual, at }))
  const content = { ...filled, promise: sample.promise ?? filled.promise }
  // A template is looked through section by section before it can be sent.
  for (const section of manual.template?.sections ?? []) {
    const draft = (await draftOf(tx, manualId))!
    done(await changeDraft(tx, officer, { draft, revision: draft.revision, section, content, at }))
  }
  if (sample.hasForm) await addForm(office, { manualId, at })
  const found = (await findManual(tx, manualId))!
  const draft = (await draftOf(tx, manualId))!
  done(await sendDraft(tx, officer, { manual: found, draft, revision: draft.revision, at }))
  if (sample.isWaiting) return
  const deciding = { person: office.person('clerk'), actor: office.actor('clerk') }
  const sent = (await draftOf(tx, manualId))!
  done(await publishDraft(tx, deciding, { manual: found, draft: sent, today, at }))
}

async function addForm(
  office: Office,
  { manualId, at }: { manualId: string; at: Temporal.Instant },
): Promise<void> {
  const { tx } = office
  const draft = (await draftOf(tx, manualId))!
  const title = 'แบบคำขอ'
  const lines = ['ชื่อผู้ขอ', 'ที่อยู่', 'เรื่องที่ขอ', 'ลายมือชื่อ']
  const paper = (name: string, filledWith: string) =>
    office.pdf({ name, title, paragraphs: lines.map((line) => `${line} ${filledWith}`) })
  const form = {
    title: `${title} (ตัวอย่าง)`,
    blank: await paper('แบบคำขอ (ตัวอย่าง)', '.'.repeat(60)),
    example: await paper('แบบคำขอที่กรอกแล้ว (ตัวอย่าง)', '(กรอกเป็นตัวอย่าง)'),
  }
  done(await attachForm(tx, office.actor('officer'), { draft, revision: draft.revision, ...form, at }))
}
