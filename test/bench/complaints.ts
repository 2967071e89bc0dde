import { randomUUID } from 'node:crypto'
import type { FastifyInstance } from 'fastify'
import sharp from 'sharp'
import { complaints, complaintRegisterUrls, complaintUrls } from '../../src/modules/complaints/module.ts'
import { withOwner, type Database, type ServerAddress } from '../../src/platform/database/connection.ts'
import { inOrganization, organizationTransaction } from '../../src/platform/database/tenant.ts'
import type { Job, JobRun } from '../../src/platform/jobs/job.ts'
import { addPerson } from '../support/people.ts'

const kept = 200_000
const times = 60

export interface ComplaintTimes {
  readonly kept: number
  /** Complaints with a photo that were accepted in a second, each on the disk before its answer. */
  readonly filedInSecond: number
  readonly photoKilobytes: number
  /** Of the processor, in this process, for each of them: the database's own is not in it. */
  readonly processorMs: number
  /** Milliseconds that each asking took, inside the server. */
  readonly list: readonly number[]
  readonly search: readonly number[]
  readonly analysis: readonly number[]
  /** Seconds of a night on which one open complaint in a hundred has missed its day. */
  readonly clockSeconds: number
}

/** Complaints as a weak phone sends them, on a database of their own; then the register of many years of them. */
export async function complaintTimes(
  app: FastifyInstance,
  { database, address }: { readonly database: Database; readonly address: ServerAddress },
): Promise<ComplaintTimes> {
  const filed = await filedInSecond(app)
  const { organizationId, token } = await fill(address)
  const ask = async (...addresses: readonly string[]): Promise<number[]> => {
    const taken: number[] = []
    for (let round = 0; round < 2 * times; round += 1) {
      const url = addresses[round % addresses.length]!
      const begun = performance.now()
      const { statusCode } = await app.inject({
        url,
        headers: { host: 'localhost' },
        cookies: { session: token },
      })
      if (statusCode !== 200) throw new Error(`${url} answers ${statusCode}`)
      // The first half warms up.
      if (round >= times) taken.push(performance.now() - begun)
    }
    return taken
  }
  const { register, analysis } = complaintRegisterUrls
  return {
    kept,
    ...filed,
    list: await ask(register(), register({ part: 'late' }), register({ part: 'all', page: 40 })),
    search: await ask(
      register({ q: 'ไฟดับ', part: 'all' }),
      register({ q: 'ถนน หลุม', part: 'open' }),
      register({ q: '150000/2560' }),
    ),
    analysis: await ask(analysis()),
    clockSeconds: await night(database, organizationId),
  }
}

const seconds = 10
const visitors = 8
/** Whoever keeps the same content waits for the other, and villagers do not send the same photo. */
const differentPhotos = 64

/** As small as the form's own script makes the photos of a telephone. */
function takePhoto(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 128, sigma: 12 } as const
  return sharp({ create: { width: 800, height: 600, channels: 3, noise, background: '#777' } })
    .jpeg({ quality: 80 })
    .toBuffer()
}

const boundary = 'between-the-fields'

/** By hand: the client shares the processor with the server that is measured. */
function formOf({ token, photo }: { token: string; photo: Buffer }): Buffer {
  const part = (head: string) => `--${boundary}\r\nContent-Disposition: form-data; name=${head}`
  const fields = Object.entries({
    _csrf: token,
    _submission: randomUUID(),
    story: 'ถนนเป็นหลุมลึก รถล้มเมื่อคืน หน้าศาลาประชาคม',
  }).map(([name, value]) => part(`"${name}"\r\n\r\n${value}\r\n`))
  return Buffer.concat([
    Buffer.from(fields.join('') + part('"photos"; filename="a.jpg"\r\n\r\n')),
    photo,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ])
}

/** So many visitors file one after the other for a while. */
async function filedInSecond(
  app: FastifyInstance,
): Promise<Pick<ComplaintTimes, 'filedInSecond' | 'photoKilobytes' | 'processorMs'>> {
  const photos = await Promise.all(Array.from({ length: differentPhotos }, takePhoto))
  const url = complaintUrls.file({ category: 'roads' })
  const page = await app.inject({ url, headers: { host: 'localhost' } })
  const cookies = Object.fromEntries(page.cookies.map(({ name, value }) => [name, value]))
  const token = /name="_csrf" value="([^"]+)"/.exec(page.body)![1]!
  let sent = 0
  const file = async (): Promise<void> => {
    const payload = formOf({ token, photo: photos[sent % photos.length]! })
    sent += 1
    const { statusCode, body } = await app.inject({
      method: 'POST',
      url,
      cookies,
      // Each from a network of its own: one that sends many is asked to wait.
      remoteAddress: `10.${sent >> 16}.${(sent >> 8) & 255}.${sent & 255}`,
      headers: { host: 'localhost', 'content-type': `multipart/form-data; boundary=${boundary}` },
      payload,
    })
    if (statusCode !== 303)
      throw new Error(`a complaint was answered with ${statusCode}: ${body.slice(0, 200)}`)
  }
  await file()
  let filed = 0
  const before = process.cpuUsage()
  const begun = performance.now()
  const visit = async () => {
    while (performance.now() - begun < seconds * 1000) {
      await file()
      filed += 1
    }
  }
  await Promise.all(Array.from({ length: visitors }, visit))
  const { user, system } = process.cpuUsage(before)
  return {
    processorMs: (user + system) / 1000 / filed,
    filedInSecond: filed / ((performance.now() - begun) / 1000),
    photoKilobytes: photos[0]!.length / 1000,
  }
}

/** All open: as a register that nobody has ever worked off. One in a hundred misses its day tonight. */
async function fill(address: ServerAddress): Promise<{ organizationId: string; token: string }> {
  const at = Temporal.Now.instant()
  const words = ['ถนน', 'หลุม', 'ไฟดับ', 'ขยะ', 'น้ำ', 'ท่วม', 'เสียง', 'ดัง', 'ซอย', 'วัด', 'โรงเรียน', 'สะพาน']
  return withOwner(address, async (client) => {
    const { rows } = await client.query<{ id: string }>(
      'select organization_id as id from organization where host is null',
    )
    const organizationId = rows[0]!.id
    const token = await organizationTransaction(client, organizationId, async (tx) => {
      const officer = await addPerson(tx, { role: 'officer', at })
      await client.query(
        `insert into complaint (organization_id, complaint_id, register_year, register_number, code_hash, channel,
           category, story, place, received_on, due_on, state)
         select $1, gen_random_uuid(), 2560, n, decode(md5(n::text), 'hex'), 'online',
           (array['roads', 'light', 'water', 'waste', 'noise'])[1 + n % 5],
           ($2::text[])[1 + n % 12] || ($2::text[])[1 + n / 12 % 12], 'ซอย ' || n % 3000,
           current_date - n % 700, current_date + case when n % 100 = 0 then -1 else 1 + n % 15 end, 'received'
         from generate_series(1, $3::int) n`,
        [organizationId, words, kept],
      )
      await client.query(
        `insert into complaint_word (organization_id, word, complaint_id)
         select $1, word, complaint_id from complaint, lateral (
           select ($2::text[])[1 + register_number % 12] as word
           union select ($2::text[])[1 + register_number / 12 % 12]
           union select 'ซอย'
         ) of_words where organization_id = $1 and register_year = 2560`,
        [organizationId, words],
      )
      return officer.token
    })
    // As the server does by itself within a minute of so many new rows.
    await client.query('vacuum analyze')
    return { organizationId, token }
  })
}

async function night(database: Database, organizationId: string): Promise<number> {
  const job = complaints.jobs!.find(({ name }) => name === 'complaints-clock') as Job<object>
  const run = {
    input: {},
    at: Temporal.Now.instant(),
    organizationId,
    transaction: (work) => inOrganization(database.serving, organizationId, work),
    notify: async () => {},
  } as Partial<JobRun<object>>
  const begun = performance.now()
  await job.handle(run as JobRun<object>)
  return (performance.now() - begun) / 1000
}
