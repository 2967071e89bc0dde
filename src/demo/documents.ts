import {
  decidePublication,
  enterPublication,
  findPublication,
  recordSpreading,
  sendPublication,
  withdrawPublication,
  type NewSpreading,
  type PublicationContent,
} from '../modules/publications/operations.ts'
import { sampleDocuments, type SampleDocument } from './document-texts.ts'
import { done, type Moment, type Office } from './office.ts'

/** The ids of what was published, by the keys of the samples. */
export type Documents = ReadonlyMap<string, string>

/** Fills the register of official documents, some of them replaced, withdrawn or still under way. */
export async function addDocuments(office: Office): Promise<Documents> {
  const ids = new Map<string, string>()
  for (const sample of sampleDocuments) ids.set(sample.key, await addDocument(office, sample, ids))
  return ids
}

async function addDocument(office: Office, sample: SampleDocument, ids: Documents): Promise<string> {
  const { tx } = office
  const moment = office.daysAgo(sample.daysAgo)
  const officer = office.actor('officer')
  const { title, body, replaces } = sample
  const before = replaces && (await findPublication(tx, ids.get(replaces.key)!))
  const publicationId = await enterPublication(tx, officer, {
    content: contentOf(office, sample, moment),
    files: sample.hasPaper
      ? [await office.pdf({ name: `${title} (ตัวอย่าง)`, title, paragraphs: body.split('\n') })]
      : [],
    ...(before ? { replaces: { publication: before, isEdition: replaces!.isEdition } } : {}),
    at: moment.at,
  })
  if (sample.stopsAt === 'draft') return publicationId
  done(await sendPublication(tx, officer, { publicationId, at: moment.at }))
  if (sample.stopsAt === 'sent') return publicationId
  await publish(office, publicationId, moment)
  for (const channel of sample.spread ?? []) await spread(office, { publicationId, channel, moment })
  if (sample.withdrawn !== undefined) {
    const ending = { publicationId, reason: sample.withdrawn, at: moment.at }
    done(await withdrawPublication(tx, office.actor('clerk'), ending))
  }
  return publicationId
}

/** Publishes a document that was sent: by the chief executive, whatever its kind. */
export async function publish(
  { tx, person }: Office,
  publicationId: string,
  { today, at }: Moment,
): Promise<void> {
  const decision = { publicationId, revision: 1, decision: 'publish', reason: '', today, at } as const
  done(await decidePublication(tx, person('chief-executive'), decision))
}

function contentOf(office: Office, sample: SampleDocument, { today }: Moment): PublicationContent {
  const { kind, title, titleEn, body, topics = [], division = 1, happens } = sample
  return {
    ...signedContent(office, { kind, title, titleEn, body, datedOn: today }),
    topics,
    divisionId: office.division(division).divisionId,
    happensFrom: happens ? office.inDays(happens.inDays) : null,
    happensAt: happens?.at ?? null,
    place: happens?.place ?? '',
  }
}

/** A document as the chief executive signs it. The title says that it is a sample: a poster leaves the site. */
export function signedContent(
  office: Office,
  { title, titleEn, ...said }: Pick<PublicationContent, 'kind' | 'title' | 'titleEn' | 'body' | 'datedOn'>,
): PublicationContent {
  return {
    ...said,
    title: `${title} (ตัวอย่าง)`,
    titleEn: `${titleEn} (sample)`,
    links: [],
    topics: [],
    signatoryName: 'ผู้ลงนามตัวอย่าง',
    signatoryPosition: 'นายกองค์การบริหารส่วนตำบล',
    signatoryCapacity: 'own',
    divisionId: office.division(1).divisionId,
    happensFrom: null,
    happensTo: null,
    happensAt: null,
    place: '',
    paperNumber: null,
  }
}

/** What is said of each channel, and what its evidence is called. */
const uses: Readonly<Record<NewSpreading['channel'], readonly [evidence: string, note: string]>> = {
  'web-site': ['', ''],
  'notice-board': ['ภาพป้ายประกาศ', 'ติดป้ายประกาศหน้าที่ทำการ'],
  loudspeaker: ['บันทึกหอกระจายข่าว', 'อ่านออกเสียงเช้าและเย็น ทุกหมู่บ้าน'],
  'social-network': ['ภาพหน้าเพจ', 'เผยแพร่ในเพจของหน่วยงาน'],
  newsletter: ['จดหมายข่าว', 'ลงในจดหมายข่าวประจำเดือน'],
  line: ['ภาพข้อความไลน์', 'ส่งในกลุ่มของทุกหมู่บ้าน'],
  meeting: ['บันทึกการประชุม', 'แจ้งในที่ประชุมประจำเดือน'],
  'service-point': ['ภาพจุดบริการ', 'วางไว้ที่เคาน์เตอร์บริการ'],
}

async function spread(
  office: Office,
  {
    publicationId,
    channel,
    moment: { today, at },
  }: { publicationId: string; channel: NewSpreading['channel']; moment: Moment },
): Promise<void> {
  const [called, note] = uses[channel]
  const name = `${called} (ตัวอย่าง)`
  const evidence = called.startsWith('ภาพ')
    ? await office.picture(name)
    : await office.pdf({ name, title: 'บันทึกการเผยแพร่', paragraphs: [note] })
  const use = { publicationId, channel, usedOn: today, note, link: undefined, at }
  done(await recordSpreading(office.tx, office.actor('officer'), { ...use, files: [evidence] }))
}
