/** A copy of the program, for a test that kills it: takes a job of the queue and never comes to its end. */
import { z } from 'zod'
import { openDatabase, type ServerAddress } from '../../src/platform/database/connection.ts'
import { defineJob } from '../../src/platform/jobs/job.ts'
import { JobQueue } from '../../src/platform/jobs/queue.ts'
import { testOutside } from './outside.ts'

const [address = '', name = ''] = process.argv.slice(2)
const database = await openDatabase(JSON.parse(address) as ServerAddress)
const endless = defineJob({
  name,
  input: z.object({ number: z.number() }),
  retries: 1,
  handle() {
    process.stdout.write('begun\n')
    return new Promise(() => {})
  },
})
const queue = await JobQueue.open(database, [endless], {
  clock: () => Temporal.Now.instant(),
  log: () => {},
  notify: async () => {},
  tellFiler: async () => {},
  metrics: new Map(),
  ...testOutside,
})
await queue.work()
