import { randomUUID } from 'node:crypto'
import {
  countUp,
  findSurvey,
  keepAnswer,
  makeSurvey,
  openSurvey,
  recordPlace,
  templates,
} from '../modules/surveys/operations.ts'
import { fiscalYearEnd, fiscalYearOf } from '../platform/calendar/fiscal-year.ts'
import { done, type Office } from './office.ts'

interface SampleSurvey {
  readonly template: string
  readonly area: 'infrastructure' | 'life' | null
  /** The place of the division whose survey it is. */
  readonly division: number
  /** A counter with a kiosk beside the link. */
  readonly counter?: { readonly name: string; readonly nameEn: string }
  /** How the whole was rated, answer by answer, the oldest first. */
  readonly ratings: readonly number[]
  readonly words?: readonly string[]
}

const samples: readonly SampleSurvey[] = [
  {
    template: 'service',
    area: 'infrastructure',
    division: 3,
    counter: { name: 'เคาน์เตอร์ขออนุญาตก่อสร้าง', nameEn: 'Building permits counter' },
    ratings: [5, 4, 5, 3, 4, 5, 5, 2, 4, 5, 4, 5, 5, 3, 4, 5, 4, 4, 5, 5, 1, 4, 5, 4, 5, 5, 4, 3, 5, 4],
    words: ['รอนาน เก้าอี้ไม่พอ', 'เจ้าหน้าที่พูดดี', 'เอกสารเยอะไป', 'อยากให้มีที่จอดรถ', 'รอคิวนาน', 'บริการเร็วดี'],
  },
  {
    template: 'service',
    area: 'life',
    division: 5,
    ratings: [4, 3, 5, 2, 4, 3, 4, 5, 3, 2, 4, 4, 5, 3],
  },
  { template: 'information-centre', area: null, division: 1, ratings: [5, 5, 4, 4] },
  { template: 'no-gift-policy', area: null, division: 1, ratings: [1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1] },
]

/** Surveys with answers of the past weeks, one of them with too few to be told. */
export async function addSurveys(office: Office): Promise<void> {
  for (const sample of samples) await addSurvey(office, sample)
  // As the night does.
  await countUp(office.tx, office.daysAgo(0).at)
}

async function addSurvey(
  office: Office,
  { template, area, division, counter, ratings, words = [] }: SampleSurvey,
): Promise<void> {
  const { tx } = office
  const officer = office.actor('officer')
  const begun = office.daysAgo(40)
  const fiscalYear = fiscalYearOf(office.today)
  const surveyId = await makeSurvey(tx, officer, {
    template: templates.find(({ name }) => name === template)!,
    fiscalYear,
    divisionId: office.division(division).divisionId,
    area,
    opensOn: begun.today,
    closesOn: fiscalYearEnd(fiscalYear),
    at: begun.at,
  })
  done(await openSurvey(tx, officer, { surveyId, at: begun.at }))
  const place = { surveyId, phase: null, at: begun.at } as const
  const link = await recordPlace(tx, officer, {
    ...place,
    channel: 'qr',
    name: 'ป้ายหน้าสำนักงาน',
    nameEn: 'Sign at the entrance',
  })
  const kiosk = counter && (await recordPlace(tx, officer, { ...place, channel: 'kiosk', ...counter }))
  const survey = (await findSurvey(tx, surveyId))!
  const { questions, version } = survey
  const text = questions.findIndex(({ kind }) => kind === 'text')
  for (const [index, rating] of ratings.entries()) {
    const written = words[index / 5]
    const given = questions.map(({ kind, right }) => {
      if (kind === 'rating') return rating
      if (kind === 'text') return written === undefined ? null : 1
      return right
    })
    await keepAnswer(tx, {
      answerId: randomUUID(),
      survey,
      version,
      questions,
      placeId: kiosk && index % 2 === 0 ? kiosk.placeId : link.placeId,
      given,
      texts: written === undefined ? [] : [{ question: text, words: written }],
      at: office.daysAgo(38 - index).at,
    })
  }
}
