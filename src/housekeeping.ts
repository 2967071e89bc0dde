import { z } from 'zod'
import { forgetCarriedForms } from './platform/forms/carrying.ts'
import { forgetSubmissions } from './platform/forms/submission.ts'
import { forgetDevices, forgetGuesses } from './platform/identity/guessing.ts'
import { forgetOpenidAttempts } from './platform/identity/openid.ts'
import { forgetLinks } from './platform/identity/one-time-links.ts'
import { forgetChallenges } from './platform/identity/passkeys-challenges.ts'
import { endOverdueSessions, forgetSessions } from './platform/identity/sessions.ts'
import { defineJob } from './platform/jobs/job.ts'
import { forgetMessages } from './platform/notifications/delivering.ts'

const nothing = z.object({})

/** What the program forgets by itself; each part says beside its table how long it is kept. */
const forgetting = [
  forgetSubmissions,
  forgetCarriedForms,
  endOverdueSessions,
  forgetSessions,
  forgetGuesses,
  forgetDevices,
  forgetLinks,
  forgetChallenges,
  forgetOpenidAttempts,
  forgetMessages,
]

/** Done every night, when nobody is at work. */
export const sweepingJobs = [
  defineJob({
    name: 'forget',
    input: nothing,
    schedule: '17 3 * * *',
    async handle({ at, transaction }) {
      await transaction(async (tx) => {
        for (const forget of forgetting) await forget(tx, at)
      })
    },
  }),
]
