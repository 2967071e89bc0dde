import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import { openCurrentYear } from './opening.ts'

export const planWorkJobs = [
  // Minutes after midnight, so that 1 October finds its year open.
  defineJob({
    name: 'open-plan-year',
    input: z.object({}),
    schedule: '7 0 * * *',
    handle: ({ at, transaction }) => transaction((tx) => openCurrentYear(tx, at)),
  }),
]
