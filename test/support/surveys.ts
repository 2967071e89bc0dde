import { sql } from 'drizzle-orm'
import type { TenantTransaction } from '../../src/platform/database/tenant.ts'

/** The survey that is put in below, its link for everybody and its kiosk. */
export const sampleSurvey = '01900000-0000-7000-8000-0000000005e1'
export const sampleSurveyCode = 'sampleform'
export const sampleKioskCode = 'samplekiosk'

const words = (th: string, en: string) => ({ th, en })
const plain = { section: null, options: [], isRequired: true, counts: false, right: null }
const questions = [
  {
    ...plain,
    kind: 'rating',
    text: words('ได้รับบริการรวดเร็ว', 'It was quick'),
    section: words('บริการ', 'Service'),
  },
  { ...plain, kind: 'rating', text: words('โดยรวมพอใจเพียงใด', 'How satisfied are you?'), counts: true },
  { ...plain, kind: 'yes-no', text: words('มาเป็นครั้งแรกหรือไม่', 'Is it your first visit?'), isRequired: false },
  {
    ...plain,
    kind: 'several',
    text: words('มาเรื่องใด', 'What brought you here?'),
    options: [words('ภาษี', 'Taxes'), words('เบี้ยยังชีพ', 'Allowances'), words('ร้องเรียน', 'A complaint')],
    isRequired: false,
  },
  { ...plain, kind: 'number', text: words('รอกี่นาที', 'Minutes you waited'), isRequired: false },
  { ...plain, kind: 'text', text: words('อยากให้ปรับปรุงเรื่องใด', 'What should be better?'), isRequired: false },
]

/** Puts an open survey straight into the tables, with its counts of two months and a report. */
export async function insertSurvey(
  { db, organizationId }: TenantTransaction,
  { accountId }: { accountId: string },
): Promise<void> {
  await db.execute(sql`
    insert into survey (organization_id, survey_id, kind, topic, area, fiscal_year, division_id, title, title_en, intro,
      intro_en, rule, threshold, opens_on, closes_on, state, version)
    select organization_id, ${sampleSurvey}, 'satisfaction', 'service', 'life', 2570, division_id,
      'ความพึงพอใจตัวอย่าง', 'Sample satisfaction', 'ใช้เวลาหนึ่งนาที', 'It takes a minute', 'share', 80,
      '2026-10-01', '2027-09-30', 'open', 1
    from division where organization_id = ${organizationId} order by position limit 1`)
  await db.execute(sql`
    insert into survey_version values (${organizationId}, ${sampleSurvey}, 1, ${JSON.stringify(questions)})`)
  await db.execute(sql`
    insert into survey_place (organization_id, place_id, survey_id, code, channel, name, name_en) values
      (${organizationId}, '01900000-0000-7000-8000-0000000005e2', ${sampleSurvey}, ${sampleSurveyCode}, 'link',
        'เว็บไซต์', 'Web site'),
      (${organizationId}, '01900000-0000-7000-8000-0000000005e3', ${sampleSurvey}, ${sampleKioskCode}, 'kiosk',
        'เคาน์เตอร์ 1', 'Counter 1')`)
  await db.execute(sql`
    insert into survey_tally (organization_id, survey_id, version, place_id, month, shard, answers, counted, met, points,
      counts)
    select organization_id, survey_id, 1, place_id, month::date, 0, 30, 30, 22, 11800,
      '{0,0,8,12,10,0,0,8,12,10,10,20,9,12,9,30,20,300,7}'
    from survey_place, (values ('2026-10-01'), ('2026-11-01')) as of_month (month)
    where organization_id = ${organizationId}`)
  const figures = {
    from: '2025-10-01',
    to: '2026-09-30',
    surveys: [
      {
        surveyId: sampleSurvey,
        area: 'life',
        kind: 'satisfaction',
        title: 'ความพึงพอใจตัวอย่าง',
        titleEn: 'Sample satisfaction',
        rule: 'share',
        threshold: 80,
        found: { answers: 120, value: 81.5, share: 81.5, isReached: true },
      },
    ],
  }
  await db.execute(sql`
    insert into survey_report values (${organizationId}, 2569, 12, ${JSON.stringify(figures)},
      decode(repeat('ab', 32), 'hex'), '2026-10-05', ${accountId})`)
}

/** More surveys like that one, which nobody has answered. */
export async function copySurvey({ db }: TenantTransaction, many: number): Promise<void> {
  await db.execute(sql`
    with copy as (
      insert into survey (organization_id, survey_id, kind, topic, area, fiscal_year, division_id, title, title_en,
        intro, intro_en, rule, threshold, opens_on, closes_on, state, version)
      select organization_id, gen_random_uuid(), kind, topic, area, fiscal_year, division_id, title || ' ' || n,
        title_en || ' ' || n, intro, intro_en, rule, threshold, opens_on, closes_on, state, version
      from survey, generate_series(1, ${many}::int) n where survey_id = ${sampleSurvey}
      returning organization_id, survey_id
    )
    insert into survey_version
    select copy.organization_id, copy.survey_id, 1, questions from copy
    join survey_version on survey_version.survey_id = ${sampleSurvey}`)
}
