import { z } from 'zod'
import type { Database } from './platform/database/connection.ts'
import { checkFiles } from './platform/files/checking.ts'
import type { FileStore } from './platform/files/store.ts'
import { sweepFiles } from './platform/files/sweeping.ts'
import { forgetCarriedForms } from './platform/forms/carrying.ts'
import { forgetSubmissions } from './platform/forms/submission.ts'
import { forgetDevices, forgetGuesses } from './platform/identity/guessing.ts'
import { forgetOpenidAttempts } from './platform/identity/openid.ts'
import { forgetLinks } from './platform/identity/one-time-links.ts'
import { forgetChallenges } from './platform/identity/passkeys-challenges.ts'
import { endOverdueSessions, forgetSessions } from './platform/identity/sessions.ts'
import { defineJob, type Job } from './platform/jobs/job.ts'
import { forgetMessages } from './platform/notifications/delivering.ts'

const nothing = z.object({})

interface Swept {
  readonly database: Database
  readonly files: FileStore
  readonly log: (message: string) => void
}

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
export function sweepingJobs({ database, files, log }: Swept): Job[] {
  return [
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
    defineJob({
      name: 'sweep-files',
      input: nothing,
      schedule: '37 3 * * *',
      isForAll: true,
      async handle({ at }) {
        await sweepFiles({ serving: database.serving, store: files, at })
        // A file that is gone or altered cannot be mended here; whoever keeps the backups must hear of it.
        for (const { sha256, fault } of await checkFiles({ serving: database.serving, store: files })) {
          log(`file ${sha256}: ${fault}`)
        }
      },
    }),
  ]
}
