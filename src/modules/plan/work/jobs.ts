import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import { openDueReports } from '../reports/report.ts'
import { openCurrentYear } from './opening.ts'

export const planWorkJobs = [
  // Minutes after midnight, so that 1 October finds its year open, and the report of the one before.
  defineJob({
    name: 'open-plan-year',
    input: z.object({}),
    schedule: '7 0 * * *',
    handle: ({ at, transaction }) =>
      transaction(async (tx) => {
        await openCurrentYear(tx, at)
        await openDueReports(tx, at)
      }),
  }),
]
