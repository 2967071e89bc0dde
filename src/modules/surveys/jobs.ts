import { z } from 'zod'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import { defineJob } from '../../platform/jobs/job.ts'
import { forgetTexts } from './forgetting.ts'
import { mixInvitations } from './inviting.ts'
import { closeThoseOver } from './making.ts'
import { countUp } from './results/counting-up.ts'

/** Every night: closes what is over, adds the day's answers to what is published, and mixes the links that were used. */
export const countSurveys = defineJob({
  name: 'surveys-count',
  input: z.object({}),
  schedule: '20 0 * * *',
  async handle({ at, transaction }) {
    await transaction((tx) => closeThoseOver(tx, todayInBangkok(at)))
    await transaction((tx) => countUp(tx, at))
    await transaction((tx) => mixInvitations(tx))
  },
})

/** Every night: erases what people wrote two years ago. */
export const forgetSurveyTexts = defineJob({
  name: 'surveys-forget',
  input: z.object({}),
  schedule: '40 2 * * *',
  async handle({ at, transaction }) {
    await transaction((tx) => forgetTexts(tx, at))
  },
})
