import { decideMeasure, enterResult, findMeasure, reportMeasure } from '../modules/ita/operations.ts'
import { fiscalYearOf } from '../platform/calendar/fiscal-year.ts'
import { done, type Office } from './office.ts'

/** Invented results, the oldest first: they rise, and two indicators of the last year fall. */
const results = [
  {
    total: 81.42,
    parts: { iit: 82.1, eit: 79.35, oit: 82.47 },
    scores: [84, 80, 81, 83, 82, 79, 78, 81, 83, 82],
  },
  {
    total: 86.9,
    parts: { iit: 87.2, eit: 84.1, oit: 88.78 },
    scores: [89, 86, 87, 88, 86, 85, 82, 85, 90, 87.5],
  },
  {
    total: 89.63,
    parts: { iit: 88.4, eit: 85.9, oit: 93.35 },
    scores: [91, 88, 86, 90, 87, 88, 81, 89, 95, 91.7],
  },
] as const

const grades = ['B', 'A', 'A']
const announcedMonthAndDay = { month: 8, day: 20 }

/** Results of the three assessments before this year's, and what was decided because of the last one. */
export async function addAssessments(office: Office): Promise<void> {
  const { tx } = office
  const officer = office.actor('officer')
  const lastYear = fiscalYearOf(office.today) - 1
  for (const [index, { total, parts, scores }] of results.entries()) {
    const itaYear = lastYear - results.length + 1 + index
    done(
      await enterResult(tx, officer, {
        itaYear,
        sequence: 0,
        total,
        parts,
        indicators: new Map(scores.map((score, place) => [place + 1, score])),
        grade: grades[index]!,
        announcedOn: Temporal.PlainDate.from({ year: itaYear - 543, ...announcedMonthAndDay }),
        source: 'ตัวอย่าง ไม่ใช่ผลจริง (sample)',
        url: null,
        file: await office.pdf({
          name: `ผล ITA ${itaYear} (ตัวอย่าง)`,
          title: `ผลการประเมิน ITA ${itaYear}`,
          paragraphs: ['คะแนนทุกข้อเป็นตัวเลขที่สมมติขึ้น'],
        }),
        reason: '',
        at: office.daysAgo(40).at,
      }),
    )
  }
  await addMeasures(office, lastYear)
}

async function addMeasures(office: Office, itaYear: number): Promise<void> {
  const { tx } = office
  const officer = office.actor('officer')
  const decided = office.daysAgo(35)
  const terms = {
    ownerId: officer.accountId,
    divisionId: office.division(1).divisionId,
    decidedOn: decided.today,
  }
  const { measureId } = await decideMeasure(tx, officer, {
    itaYear,
    terms: {
      ...terms,
      indicator: 7,
      programmes: [7, 9],
      action: 'ปรับหน้าแรกของเว็บไซต์ให้หาข้อมูลที่ประชาชนถามบ่อยได้ภายในสองคลิก (ตัวอย่าง)',
      dueOn: office.today.subtract({ days: 5 }),
    },
    at: decided.at,
  })
  const measure = (await findMeasure(tx, measureId))!
  const report = {
    measure,
    revision: measure.revision,
    state: 'done',
    note: 'จัดหน้าแรกใหม่ และทดลองกับประชาชนห้าคน',
    url: null,
    file: await office.pdf({
      name: 'บันทึกการทดลองใช้ (ตัวอย่าง)',
      title: 'บันทึกการทดลองใช้หน้าแรก',
      paragraphs: ['ผู้ทดลองห้าคนหาข้อมูลที่กำหนดพบครบทุกข้อ'],
    }),
    isPublic: true,
    at: office.daysAgo(8).at,
  } as const
  done(await reportMeasure(tx, officer, report))
  await decideMeasure(tx, officer, {
    itaYear,
    terms: {
      ...terms,
      indicator: 3,
      programmes: [14, 15],
      action: 'เผยแพร่เกณฑ์การเลื่อนขั้นเงินเดือนก่อนการพิจารณาทุกครั้ง (ตัวอย่าง)',
      dueOn: office.today.add({ days: 60 }),
    },
    at: decided.at,
  })
}
