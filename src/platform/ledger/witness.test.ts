import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { describe, expect, test } from 'vitest'
import {
  logKey,
  origin,
  sampleEntries,
  sampleEntry,
  signedCheckpoint,
  witnessedAt,
  witnessKey,
} from '../../../test/support/published-log.ts'
import { consistencyPath, emptyRoot, leafHash, rootOf, type Hash } from './merkle.ts'
import { formatNote, openNote } from './signed-note.ts'
import { askWitness, type Submission } from './witness-asking.ts'
import { formatWitnessRequest, parseWitnessRequest, witnessCheckpoint, type WitnessedLog } from './witness.ts'

const key = logKey()
const witness = witnessKey()
const entries = sampleEntries(20)

function pathOf(log: readonly Uint8Array[], oldSize: number): Promise<Hash[]> {
  const leaves = log.map(leafHash)
  return consistencyPath(oldSize, log.length, (level, index) =>
    rootOf(leaves.slice(index * 2 ** level, (index + 1) * 2 ** level)),
  )
}

/** What the witness remembers when it has cosigned the first entries. */
function remembered(size: number): WitnessedLog {
  return { origin, keys: [key], size, root: rootOf(entries.slice(0, size).map(leafHash)) }
}

const answerTo = (log: WitnessedLog | undefined, body: string) =>
  witnessCheckpoint(log, parseWitnessRequest(body)!, { key: witness, seconds: witnessedAt })

describe('what a witness is asked', () => {
  // The example of C2SP tlog-witness.
  const example =
    'old 20852014\n' +
    'PlRNCrwHpqhGrupue0L7gxbjbMiKA9temvuZZDDpkaw=\n' +
    'jrJZDmY8Y7SyJE0MWLpLozkIVMSMZcD5kvuKxPC3swk=\n' +
    '5+pKlUdi2LeF/BcMHBn+Ku6yhPGNCswZZD1X/6QgPd8=\n' +
    '/6WVhPs2CwSsb5rYBH5cjHV/wSmA79abXAwhXw3Kj/0=\n' +
    '\n' +
    'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n' +
    '\n' +
    '— example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n'

  test('is read and written as in the specification', () => {
    const request = parseWitnessRequest(example)!
    expect(request).toMatchObject({
      oldSize: 20_852_014,
      path: { length: 4 },
      checkpoint: { size: 20_852_163 },
    })
    const note = example.slice(example.indexOf('\n\n') + 2)
    expect(formatWitnessRequest(request.oldSize, request.path, note)).toBe(example)
  })

  test.each([
    '',
    'old 1',
    example.replace('old ', 'new '),
    example.replace('old 20852014', 'old 020852014'),
    example.replace('old 20852014', 'old -1'),
    example.replace('kaw=', 'kaw'),
    example.replace('\n\n', '\n'),
    example.replace('20852163', 'many'),
    example.replace(/— .*\n/, ''),
    example.replace('old 20852014\n', `old 20852014\n${`${'A'.repeat(43)}=\n`.repeat(60)}`),
  ])('%j is malformed', (wrong) => {
    expect(parseWitnessRequest(wrong)).toBeUndefined()
  })
})

describe('what a witness answers', () => {
  const note = signedCheckpoint(entries, [key])

  test.each([0, 1, 7, 16, 19, 20])('it cosigns what continues the %d entries it knows', async (size) => {
    const body = formatWitnessRequest(size, await pathOf(entries, size), note)
    const answer = answerTo(remembered(size), body)
    expect(answer).toMatchObject({ status: 200, checkpoint: { origin, size: 20 } })
    const text = note.slice(0, note.indexOf('\n\n') + 1)
    expect(openNote(formatNote(text, answer.body), [witness])).toMatchObject({
      ok: true,
      signers: [{ seconds: witnessedAt }],
    })
  })

  test('404: it does not know the log', async () => {
    const body = formatWitnessRequest(0, [], note)
    expect(answerTo(undefined, body)).toMatchObject({ status: 404, body: '' })
    expect(answerTo({ ...remembered(0), origin: 'another' }, body).status).toBe(404)
  })

  test('403: no key of the log has signed, or one was forged', () => {
    const signed = signedCheckpoint(entries, [logKey()])
    expect(answerTo(remembered(0), formatWitnessRequest(0, [], signed)).status).toBe(403)
    const forged = note.replace('\n20\n', '\n21\n')
    expect(answerTo(remembered(0), formatWitnessRequest(0, [], forged)).status).toBe(403)
  })

  test('400: the log shrinks', () => {
    expect(answerTo(remembered(5), formatWitnessRequest(21, [], note)).status).toBe(400)
  })

  test('409: it remembers another size, and says which', async () => {
    for (const size of [0, 4, 6, 20]) {
      const body = formatWitnessRequest(size, await pathOf(entries, size), note)
      expect(answerTo(remembered(5), body)).toEqual({ status: 409, type: 'text/x.tlog.size', body: '5\n' })
    }
  })

  test('409: the same size has another root', () => {
    const forked = signedCheckpoint(entries.with(3, sampleEntry(77)), [key])
    expect(answerTo(remembered(20), formatWitnessRequest(20, [], forked)).status).toBe(409)
  })

  test('422: the proof does not hold', async () => {
    const path = await pathOf(entries, 7)
    for (const wrong of [path.slice(1), [...path, path[0]!], path.toReversed(), []]) {
      expect(answerTo(remembered(7), formatWitnessRequest(7, wrong, note)).status).toBe(422)
    }
    expect(answerTo(remembered(0), formatWitnessRequest(0, path, note)).status).toBe(422)
    expect(answerTo(remembered(20), formatWitnessRequest(20, path, note)).status).toBe(422)
    const forked = entries.with(3, sampleEntry(77))
    const body = formatWitnessRequest(7, await pathOf(forked, 7), signedCheckpoint(forked, [key]))
    expect(answerTo(remembered(7), body).status).toBe(422)
  })

  test('a log of nothing can be cosigned', () => {
    const body = formatWitnessRequest(0, [], signedCheckpoint([], [key]))
    expect(answerTo({ ...remembered(0), root: emptyRoot }, body).status).toBe(200)
  })
})

describe('asking a witness', () => {
  interface Asked {
    /** What it remembers; another answer takes the place of its own. */
    log?: WitnessedLog
    answer?: { status: number; body: string }
    readonly url: string
    readonly bodies: string[]
  }

  /** A witness as another organisation runs it, on a port of its own. */
  async function withWitness(
    log: WitnessedLog | undefined,
    use: (asked: Asked) => Promise<void>,
  ): Promise<void> {
    const server = createServer((request, response) => {
      void (async () => {
        const body = Buffer.concat(await Array.fromAsync(request)).toString()
        asked.bodies.push(`${request.method} ${request.url} ${body}`)
        const answer = asked.answer ?? answerTo(asked.log, body)
        if ('checkpoint' in answer && asked.log) asked.log = { ...asked.log, ...answer.checkpoint }
        response.writeHead(answer.status).end(answer.body)
      })()
    }).listen(0, '127.0.0.1')
    await once(server, 'listening')
    const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/witness`
    const asked: Asked = { ...(log ? { log } : {}), url, bodies: [] }
    try {
      await use(asked)
    } finally {
      server.closeAllConnections()
      server.close()
    }
  }

  const submission = (log: readonly Uint8Array[], oldSize: number): Submission => ({
    note: signedCheckpoint(log, [key]),
    size: log.length,
    oldSize,
    pathFrom: (size) => pathOf(log, size),
  })
  const ask = (url: string, log: readonly Uint8Array[], oldSize: number) =>
    askWitness({ url, key: witness }, submission(log, oldSize))

  test('brings its cosignature, time after time', async () => {
    await withWitness(remembered(0), async (asked) => {
      expect(await ask(asked.url, entries.slice(0, 5), 0)).toMatchObject({ ok: true, seconds: witnessedAt })
      const reply = await ask(`${asked.url}/`, entries, 5)
      expect(reply).toMatchObject({ ok: true })
      const note = signedCheckpoint(entries, [key])
      expect(openNote(note + (reply.ok ? reply.line : ''), [witness]).ok).toBe(true)
      expect(asked.bodies.map((body) => body.split('\n')[0])).toEqual([
        'POST /witness/add-checkpoint old 0',
        'POST /witness/add-checkpoint old 5',
      ])
    })
  })

  test('begins again from the size that it remembers', async () => {
    await withWitness(remembered(13), async (asked) => {
      expect(await ask(asked.url, entries, 0)).toMatchObject({ ok: true })
      expect(asked.bodies.length).toBe(2)
    })
  })

  test('tells why there is none', async () => {
    const forked = entries.with(3, sampleEntry(77))
    await withWitness(undefined, async ({ url }) => {
      expect(await ask(url, entries, 0)).toEqual({ ok: false, reason: 'unknown-log', status: 404 })
    })
    await withWitness({ ...remembered(0), keys: [logKey()] }, async ({ url }) => {
      expect(await ask(url, entries, 0)).toEqual({ ok: false, reason: 'refused', status: 403 })
    })
    await withWitness(remembered(7), async ({ url }) => {
      expect(await ask(url, forked, 7)).toEqual({ ok: false, reason: 'refused', status: 422 })
      expect(await ask(url, entries.slice(0, 5), 0)).toEqual({ ok: false, reason: 'conflict', status: 409 })
    })
    await withWitness(remembered(20), async ({ url }) => {
      expect(await ask(url, forked, 0)).toEqual({ ok: false, reason: 'conflict', status: 409 })
    })
  })

  test('does not believe every answer', async () => {
    await withWitness(remembered(0), async (asked) => {
      for (const [status, body, reason] of [
        [200, '', 'no-cosignature'],
        [200, 'hello', 'no-cosignature'],
        [200, 'x'.repeat(70_000), 'unreachable'],
        [409, 'many\n', 'conflict'],
        [500, '', 'unreachable'],
        [418, '', 'unreachable'],
      ] as const) {
        asked.answer = { status, body }
        expect(await ask(asked.url, entries, 0)).toMatchObject({ ok: false, reason })
      }
      const elsewhere = signedCheckpoint(entries.slice(0, 3), [witness]).split('\n\n')[1]!
      asked.answer = { status: 200, body: elsewhere }
      expect(await ask(asked.url, entries, 0)).toMatchObject({ ok: false, reason: 'no-cosignature' })
    })
  })

  test('does not fail where nobody answers', async () => {
    let closed = ''
    await withWitness(undefined, async ({ url }) => {
      closed = url
    })
    expect(await ask(closed, entries, 0)).toEqual({ ok: false, reason: 'unreachable' })
  })
})
