import type { NewSpreading, PublicationContent } from '../modules/publications/operations.ts'

/** A document of the sample register, with what was done with it. */
export interface SampleDocument {
  /** By which the others name it. */
  readonly key: string
  readonly kind: PublicationContent['kind']
  readonly daysAgo: number
  readonly title: string
  readonly titleEn: string
  readonly body: string
  readonly topics?: readonly string[]
  /** The place of its division among the usual ones. */
  readonly division?: number
  /** In how many days what it announces takes place, from the start of the demonstration. */
  readonly happens?: { readonly inDays: number; readonly at: string; readonly place: string }
  /** Whether its text comes as a paper too. */
  readonly hasPaper?: boolean
  readonly spread?: readonly NewSpreading['channel'][]
  /** The document that it takes the place of; `isEdition` where it corrects it. */
  readonly replaces?: { readonly key: string; readonly isEdition: boolean }
  readonly withdrawn?: string
  /** How far it came, where it was not published. */
  readonly stopsAt?: 'draft' | 'sent'
}

const signed = 'จึงประกาศให้ทราบโดยทั่วกัน'

/** Some of what an office publishes in a year, the oldest first. */
export const sampleDocuments: readonly SampleDocument[] = [
  {
    key: 'personnel-report',
    kind: 'report',
    daysAgo: 396,
    title: 'รายงานผลการบริหารและพัฒนาทรัพยากรบุคคลประจำปี',
    titleEn: 'Yearly report on human resources',
    body: 'ผลการสรรหา การพัฒนา และการประเมินบุคลากรของปีที่ผ่านมา\nงบประมาณที่ใช้ ปัญหา อุปสรรค และข้อเสนอแนะสำหรับปีต่อไป',
    topics: ['personnel'],
    hasPaper: true,
  },
  {
    key: 'no-gift-before',
    kind: 'policy',
    daysAgo: 330,
    title: 'นโยบายไม่รับของขวัญและของกำนัลทุกชนิดจากการปฏิบัติหน้าที่',
    titleEn: 'No Gift Policy of the year before',
    body: `ผู้บริหารและเจ้าหน้าที่ทุกคนไม่รับของขวัญหรือของกำนัลจากการปฏิบัติหน้าที่\n${signed}`,
    topics: ['no-gift-policy', 'executive-intent'],
    spread: ['notice-board'],
  },
  {
    key: 'structure',
    kind: 'announcement',
    daysAgo: 300,
    title: 'โครงสร้างส่วนราชการและอำนาจหน้าที่',
    titleEn: 'Divisions, their powers and duties',
    body: `แบ่งส่วนราชการเป็นสำนักปลัด กองคลัง กองช่าง กองการศึกษา ศาสนาและวัฒนธรรม กองสวัสดิการสังคม และหน่วยตรวจสอบภายใน\nอำนาจหน้าที่ของแต่ละส่วนราชการเป็นไปตามเอกสารแนบ\n${signed}`,
    hasPaper: true,
  },
  {
    key: 'ethics',
    kind: 'announcement',
    daysAgo: 260,
    title: 'ประมวลจริยธรรมและแนวปฏิบัติ Dos & Don’ts',
    titleEn: 'Code of ethics, with its dos and don’ts',
    body: `สิ่งที่พึงทำ: บริการด้วยความเสมอภาค เปิดเผย ตรวจสอบได้\nสิ่งที่ไม่พึงทำ: ใช้ตำแหน่งเอื้อประโยชน์แก่ตนเองหรือพวกพ้อง รับของขวัญ ใช้ทรัพย์สินของราชการในเรื่องส่วนตัว\n${signed}`,
    topics: ['ethics-code'],
    hasPaper: true,
    spread: ['notice-board', 'meeting'],
  },
  {
    key: 'procurement-plan',
    kind: 'announcement',
    daysAgo: 215,
    title: 'แผนการจัดซื้อจัดจ้างประจำปี',
    titleEn: 'Procurement plan of the year',
    body: `เผยแพร่แผนการจัดซื้อจัดจ้าง จำนวน 12 โครงการ ตามบัญชีแนบท้าย\n${signed}`,
    topics: ['procurement'],
    division: 2,
    hasPaper: true,
  },
  {
    key: 'procurement-plan-corrected',
    kind: 'announcement',
    daysAgo: 205,
    title: 'แผนการจัดซื้อจัดจ้างประจำปี (แก้ไขวงเงิน)',
    titleEn: 'Procurement plan of the year (amounts corrected)',
    body: `เผยแพร่แผนการจัดซื้อจัดจ้าง จำนวน 12 โครงการ ตามบัญชีแนบท้าย โดยแก้ไขวงเงินของโครงการลำดับที่ 7\n${signed}`,
    topics: ['procurement'],
    division: 2,
    hasPaper: true,
    replaces: { key: 'procurement-plan', isEdition: true },
  },
  {
    key: 'complaints',
    kind: 'manual',
    daysAgo: 175,
    title: 'แนวปฏิบัติการจัดการเรื่องร้องเรียนการทุจริตและประพฤติมิชอบ',
    titleEn: 'How complaints of corruption are dealt with',
    body: 'ข้อมูลที่ต้องใช้ในการร้องเรียน ช่องทาง ขั้นตอน ส่วนราชการที่รับผิดชอบ และระยะเวลา\nชื่อผู้ร้องเรียนเป็นความลับ ผู้ร้องเรียนติดตามเรื่องได้ด้วยเลขรับ',
    topics: ['complaint-procedure'],
    hasPaper: true,
    spread: ['service-point'],
  },
  {
    key: 'clean-up',
    kind: 'news',
    daysAgo: 140,
    title: 'ชวนประชาชนร่วมทำความสะอาดคลองและสองข้างทาง',
    titleEn: 'Join in cleaning the canal and the roadsides',
    body: 'ขอเชิญประชาชนทุกหมู่บ้านร่วมทำความสะอาดคลองและสองข้างทาง มีอุปกรณ์และน้ำดื่มให้\nนัดพบหน้าที่ทำการ แต่งกายตามสบาย',
    spread: ['loudspeaker'],
  },
  {
    key: 'conflict',
    kind: 'announcement',
    daysAgo: 120,
    title: 'มาตรการป้องกันผลประโยชน์ทับซ้อน',
    titleEn: 'Measures against conflict of interest',
    body: `เจ้าหน้าที่เปิดเผยความสัมพันธ์กับผู้ยื่นข้อเสนอก่อนปฏิบัติหน้าที่ทุกครั้ง\nผู้มีส่วนได้เสียไม่ร่วมพิจารณา\n${signed}`,
    topics: ['conflict-of-interest'],
    spread: ['notice-board'],
  },
  {
    key: 'selected',
    kind: 'announcement',
    daysAgo: 95,
    title: 'รายชื่อผู้ผ่านการคัดเลือกเป็นผู้ช่วยปฏิบัติงาน',
    titleEn: 'Who was selected as assistants',
    body: 'บัญชีรายชื่อตามเอกสารแนบ',
    topics: ['personnel'],
    withdrawn: 'เอกสารแนบมีข้อมูลส่วนบุคคลเกินความจำเป็น จะประกาศใหม่โดยใช้เลขประจำตัวผู้สมัคร',
  },
  {
    key: 'spending',
    kind: 'report',
    daysAgo: 75,
    title: 'รายงานการใช้จ่ายงบประมาณและความคุ้มค่า รอบไตรมาส',
    titleEn: 'Quarterly report on spending and value for money',
    body: 'รายรับและรายจ่ายของไตรมาส เทียบกับแผน\nรายการที่ใช้จ่ายต่ำกว่าแผนเกินร้อยละสิบ พร้อมเหตุผล',
    topics: ['finance', 'value-for-money'],
    division: 2,
    hasPaper: true,
    spread: ['meeting'],
  },
  {
    key: 'no-gift',
    kind: 'policy',
    daysAgo: 48,
    title: 'นโยบายไม่รับของขวัญและของกำนัลทุกชนิดจากการปฏิบัติหน้าที่ (No Gift Policy)',
    titleEn: 'No Gift Policy',
    body: `ผู้บริหารและเจ้าหน้าที่ทุกคนไม่รับของขวัญ ของกำนัล หรือประโยชน์อื่นใดจากการปฏิบัติหน้าที่ ทั้งก่อน ระหว่าง และหลังปฏิบัติหน้าที่\nขอให้ประชาชนและคู่สัญญาร่วมกันไม่ให้ของขวัญ พบเห็นการฝ่าฝืนแจ้งได้ทุกช่องทาง\n${signed}`,
    topics: ['no-gift-policy', 'executive-intent'],
    hasPaper: true,
    spread: ['notice-board', 'loudspeaker', 'meeting'],
    replaces: { key: 'no-gift-before', isEdition: false },
  },
  {
    key: 'procurement-analysis',
    kind: 'report',
    daysAgo: 40,
    title: 'รายงานผลการจัดซื้อจัดจ้างประจำปีและผลวิเคราะห์',
    titleEn: 'Yearly report on procurement, with its analysis',
    body: 'จำนวนและวงเงินแยกตามวิธี ปัญหา อุปสรรค และข้อเสนอแนะ\nข้อเสนอแนะ: รวมรายการที่ซื้อบ่อย และประกาศแผนให้เร็วขึ้นหนึ่งไตรมาส',
    topics: ['procurement-analysis', 'procurement'],
    division: 2,
    hasPaper: true,
    spread: ['notice-board'],
  },
  {
    key: 'property',
    kind: 'order',
    daysAgo: 33,
    title: 'ระเบียบการยืมและการคืนทรัพย์สินของราชการ',
    titleEn: 'Rules for lending and returning public property',
    body: 'ผู้ยืมลงทะเบียนก่อนรับของทุกครั้ง และคืนภายในกำหนด\nให้สำนักปลัดตรวจนับทรัพย์สินที่ให้ยืมทุกไตรมาส',
    topics: ['property'],
  },
  {
    key: 'risks',
    kind: 'report',
    daysAgo: 21,
    title: 'การประเมินความเสี่ยงการทุจริตและมาตรการจัดการ',
    titleEn: 'Fraud risks and what is done about them',
    body: 'ความเสี่ยงของงานอนุมัติอนุญาต การใช้อำนาจ การจัดซื้อจัดจ้าง และการบริหารงานบุคคล พร้อมระดับและมาตรการ',
    topics: ['risk-assessment'],
    hasPaper: true,
  },
  {
    key: 'forum',
    kind: 'news',
    daysAgo: 5,
    title: 'ขอเชิญร่วมเวทีประชาคมทบทวนแผนพัฒนาท้องถิ่น',
    titleEn: 'Village forum on the local development plan',
    body: 'ขอเชิญประชาชนร่วมเวทีประชาคม เสนอปัญหาและความต้องการของแต่ละหมู่บ้าน\nเสนอความเห็นล่วงหน้าได้ที่สำนักปลัดในวันและเวลาราชการ\nผู้ใช้เก้าอี้รถเข็นแจ้งล่วงหน้า เจ้าหน้าที่จัดทางลาดให้',
    happens: { inDays: 12, at: '09:30', place: 'หอประชุมขององค์การบริหารส่วนตำบล' },
    spread: ['loudspeaker', 'line'],
  },
  {
    key: 'tax-year',
    kind: 'announcement',
    daysAgo: 3,
    title: 'กำหนดเวลายื่นแบบและชำระภาษีที่ดินและสิ่งปลูกสร้าง',
    titleEn: 'When land and building tax is due',
    body: `ผู้มีหน้าที่เสียภาษีตรวจรายการที่ดินและสิ่งปลูกสร้างของตนได้ที่กองคลัง\n${signed}`,
    topics: ['finance'],
    division: 2,
    stopsAt: 'sent',
  },
  {
    key: 'training',
    kind: 'news',
    daysAgo: 1,
    title: 'อบรมคุณธรรมและจริยธรรมสำหรับเจ้าหน้าที่',
    titleEn: 'Training in ethics for the staff',
    body: '',
    topics: ['ethics-code'],
    stopsAt: 'draft',
  },
]
