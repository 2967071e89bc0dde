import { z } from 'zod'
import { defineJob } from '../../../platform/jobs/job.ts'
import { keepFigures } from '../country/keeping.ts'
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
  // Every organisation's own, for the view of all of them.
  defineJob({
    name: 'keep-plan-figures',
    input: z.object({}),
    schedule: '23 * * * *',
    handle: ({ at, transaction, metrics }) => transaction((tx) => keepFigures(tx, metrics, at)),
  }),
]
