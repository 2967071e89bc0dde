import { randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { FastifyInstance } from 'fastify'
import { surveyUrls } from '../../src/modules/surveys/module.ts'
import { withOwner, type ServerAddress } from '../../src/platform/database/connection.ts'
import { organizationTransaction } from '../../src/platform/database/tenant.ts'
import { addPerson } from '../support/people.ts'
import { insertSurvey, sampleKioskCode, sampleSurvey, sampleSurveyCode } from '../support/surveys.ts'

const kept = 1_000_000
const times = 60

export interface SurveyTimes {
  readonly kept: number
  /** Forms of answers that were accepted in a second, each on the disk before its answer. */
  readonly answeredInSecond: number
  /** Milliseconds that each asking for the results took, inside the server; nothing is kept of a page. */
  readonly results: readonly number[]
  /** Of the page of a kiosk with its styles and its script, compressed. */
  readonly kioskKilobytes: number
}

/** Answers from many at once, then the results over a million of them, and what a kiosk loads. */
export async function surveyTimes(app: FastifyInstance, address: ServerAddress): Promise<SurveyTimes> {
  await fill(address)
  const results: number[] = []
  for (let round = 0; round < 2 * times; round += 1) {
    const begun = performance.now()
    await load(app, surveyUrls.results({ surveyId: sampleSurvey }))
    // The first half warms up.
    if (round >= times) results.push(performance.now() - begun)
  }
  return {
    kept,
    results,
    answeredInSecond: await answeredInSecond(app),
    kioskKilobytes: await kioskKilobytes(app),
  }
}

async function load(app: FastifyInstance, url: string): Promise<string> {
  const { statusCode, body } = await app.inject({ url, headers: { host: 'localhost' } })
  if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}`)
  return body
}

async function kioskKilobytes(app: FastifyInstance): Promise<number> {
  const page = await load(app, surveyUrls.kiosk({ code: sampleKioskCode }))
  const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+)"/g)].map(([, file = '']) => file)
  const bodies = [page, ...(await Promise.all(files.map((file) => load(app, file))))]
  return bodies.reduce((sum, body) => sum + gzipSync(body).length, 0) / 1000
}

const seconds = 10
const visitors = 16

/** So many visitors answer one after the other for a while. */
async function answeredInSecond(app: FastifyInstance): Promise<number> {
  const url = surveyUrls.answer({ code: sampleSurveyCode })
  const page = await app.inject({ url, headers: { host: 'localhost' } })
  const cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)![1]!
  const answer = async (): Promise<void> => {
    const fields = { _csrf: token, answer: randomUUID(), version: '1', q0: '4', q1: '5', q2: '1', q4: '10' }
    const { statusCode } = await app.inject({
      method: 'POST',
      url,
      cookies,
      headers: { host: 'localhost', 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams(fields).toString(),
    })
    if (statusCode !== 303) throw new Error(`an answer was answered with ${statusCode}`)
  }
  await answer()
  let answered = 0
  const begun = performance.now()
  const visit = async () => {
    while (performance.now() - begun < seconds * 1000) {
      await answer()
      answered += 1
    }
  }
  await Promise.all(Array.from({ length: visitors }, visit))
  return answered / ((performance.now() - begun) / 1000)
}

/** A year of answers by twenty ways in, and what they add up to, today's not yet moved. */
async function fill(address: ServerAddress): Promise<void> {
  const at = Temporal.Now.instant()
  await withOwner(address, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'select organization_id as id from organization where host is null',
    )
    await organizationTransaction(client, rows[0]!.id, async (tx) => {
      const { accountId } = await addPerson(tx, { role: 'officer', at })
      await insertSurvey(tx, { accountId })
      await client.query(`update survey set opens_on = current_date - 1, closes_on = current_date + 100`)
      await client.query(
        `insert into survey_place (organization_id, place_id, survey_id, code, channel, name, name_en)
         select $1, gen_random_uuid(), $2, 'place' || n, 'qr', 'จุด ' || n, 'Place ' || n from generate_series(1, 18) n`,
        [rows[0]!.id, sampleSurvey],
      )
      await client.query(
        `insert into survey_answer (organization_id, answer_id, survey_id, version, place_id, answered_on,
           answered_hour, given, points, met)
         select $1, gen_random_uuid(), $2, 1, places[1 + n % 20], date '2026-10-01' + n % 365, 9 + n % 8,
           array[1 + n % 5, 1 + n % 5, n % 2, null, 10, null], 100 * (1 + n % 5), n % 5 > 2
         from generate_series(1, $3::int) n, (select array_agg(place_id) as places from survey_place where survey_id = $2) of_places`,
        [rows[0]!.id, sampleSurvey, kept],
      )
      await client.query('delete from survey_tally')
      await client.query(
        `insert into survey_tally
         select organization_id, survey_id, 1, place_id, month, 0, count(*), count(*), count(*) filter (where met),
           sum(points), array[n, n, n, n, n, n, n, n, n, n, n, n, 0, 0, 0, 0, n, 10 * n, 0]
         from survey_answer, lateral (select date_trunc('month', answered_on)::date as month) as of_month,
           lateral (select 1::bigint as n) as of_one
         group by organization_id, survey_id, place_id, month, n`,
      )
    })
    await client.query('vacuum analyze')
  })
}
