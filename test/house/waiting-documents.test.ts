import { afterAll, beforeAll, expect, test } from 'vitest'
import { publicationUrls } from '../../src/modules/publications/module.ts'
import { DocumentError } from '../../src/platform/documents/document-process.ts'
import { testApp, type TestApp } from '../support/app.ts'
import { Register } from '../support/register.ts'
import { expectProblem } from './reading.ts'

let app: TestApp
let poster: string
beforeAll(async () => {
  app = await testApp()
  const register = await Register.open(app)
  poster = publicationUrls.poster({ publicationId: await register.published() })
})
afterAll(() => app.close())

const get = (url: string) => app.server.inject({ url })

test('sixty posters asked for at once hold no connection while they wait, and who cannot wait is told', async () => {
  const { serving } = app.database.database
  let made = 0
  const asked = Array.from({ length: 60 }, async () => {
    const answer = await get(poster)
    if (answer.statusCode === 200) made += 1
    return answer
  })
  // One connection listens for changes as long as the program runs.
  const isFree = () => serving.waitingCount === 0 && serving.totalCount - serving.idleCount <= 1
  await expect.poll(isFree, { interval: 2 }).toBe(true)
  expect(made, 'while most of the posters wait for each other').toBeLessThan(25)
  const answers = await Promise.all(asked)
  const refused = answers.filter(({ statusCode }) => statusCode !== 200)
  expect(refused.length, 'more than 32 do not wait').toBeGreaterThan(0)
  for (const answer of refused) expectProblem(answer, 'document-unavailable')
  expect((await get(poster)).statusCode).toBe(200)
})

test('where no document can be made, the page says so in both languages', async () => {
  const { pdf } = app.services
  await pdf.close()
  await expect(
    pdf.write('poster', {}, { date: Temporal.PlainDate.from('2026-11-23'), title: '' }),
  ).rejects.toThrow(DocumentError)
  expectProblem(await get(poster), 'document-unavailable')
})
