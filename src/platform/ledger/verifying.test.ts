import { describe, expect, test } from 'vitest'
import {
  logKey,
  publishLog,
  sampleEntries,
  sampleEntry,
  signedCheckpoint,
  sourceOf,
  withEveryBitChanged,
  witnessedAt,
  witnessKey,
  type PublishedFiles,
} from '../../../test/support/published-log.ts'
import { checkpointText } from './checkpoint.ts'
import { LogUnreadable } from './log-source.ts'
import { leafHash, rootOf } from './merkle.ts'
import { formatVerifierKey, type SigningKey } from './signed-note-key.ts'
import { formatNote, signNote } from './signed-note.ts'
import { formatBundle } from './tiles.ts'
import { rotationKind, rotationSubject } from './verifying-keys.ts'
import { Problems } from './verifying-problems.ts'
import { rebuildLog } from './verifying-rebuild.ts'
import { verifyLedger, type VerifyingOptions } from './verifying.ts'

const key = logKey()

/** A copy of the files with some of them changed; undefined takes one away. */
function changed(
  files: PublishedFiles,
  change: Record<string, Uint8Array | string | undefined>,
): PublishedFiles {
  const copy = new Map(files)
  for (const [path, bytes] of Object.entries(change)) {
    if (bytes === undefined) copy.delete(path)
    else copy.set(path, Buffer.from(bytes))
  }
  return copy
}

async function problemsOf(files: PublishedFiles, options?: VerifyingOptions) {
  const { problems } = await verifyLedger(sourceOf(files), options)
  return problems
}

describe('a log that is right', () => {
  test.each([0, 1, 2, 255, 256, 257, 600])('of %d entries', async (size) => {
    const files = publishLog(sampleEntries(size), [key])
    const report = await verifyLedger(sourceOf(files))
    expect(report).toMatchObject({
      problems: [],
      problemCount: 0,
      entries: size,
      checkpoint: { size, origin: key.name },
      keys: [{ vkey: formatVerifierKey(key), trust: 'first' }],
      note: Buffer.from(files.get('checkpoint')!).toString(),
    })
    expect(report.from).toBe(size === 0 ? undefined : '2026-01-01T00:00Z')
  })

  test('has grown since its checkpoint was read: the full tiles serve as well', async () => {
    const entries = sampleEntries(512)
    const files = new Map([...publishLog(entries, [key]), ...publishLog(entries.slice(0, 300), [key])])
    files.delete('tile/0/001.p/44')
    files.delete('tile/entries/001.p/44')
    expect(await verifyLedger(sourceOf(files))).toMatchObject({ problems: [], entries: 300 })
  })

  test('begins with every earlier checkpoint', async () => {
    const entries = sampleEntries(300)
    const files = publishLog(entries, [key])
    for (const size of [0, 1, 255, 256, 299, 300]) {
      const earlierCheckpoint = signedCheckpoint(entries.slice(0, size), [key])
      const report = await verifyLedger(sourceOf(files), { earlierCheckpoint })
      expect(report).toMatchObject({ problems: [], earlierSize: size })
    }
  })

  test('is cosigned by the witnesses that are asked for', async () => {
    const witness = witnessKey()
    const files = publishLog(sampleEntries(2), [key, witness])
    expect(await verifyLedger(sourceOf(files), { witnesses: [witness] })).toMatchObject({
      problems: [],
      cosigners: [{ key: { name: witness.name }, seconds: witnessedAt }],
    })
    const other = witnessKey('other.example')
    expect(await problemsOf(files, { witnesses: [witness, other] })).toEqual([
      { code: 'cosignature-missing', where: 'other.example' },
    ])
  })
})

describe('every single changed bit is caught', () => {
  const files = publishLog(sampleEntries(2), [key])

  test.each(['checkpoint', 'keys'])('of %s', async (path) => {
    for (const { changed: bytes, at } of withEveryBitChanged(files.get(path)!)) {
      const { problemCount } = await verifyLedger(sourceOf(changed(files, { [path]: bytes })))
      expect(problemCount, at).toBeGreaterThan(0)
    }
  })

  // Checked below the signatures, which would not notice and take long.
  test.each([
    [2, 'tile/0/000.p/2'],
    [2, 'tile/entries/000.p/2'],
    [257, 'tile/1/000.p/1'],
  ])('of a log of %d: %s', async (size, path) => {
    const log = publishLog(sampleEntries(size), [key])
    for (const { changed: bytes, at } of withEveryBitChanged(log.get(path)!)) {
      const problems = new Problems()
      await rebuildLog({
        source: sourceOf(changed(log, { [path]: bytes })),
        size,
        rootsAt: new Set(),
        problems,
        onEntry() {},
      })
      expect(problems.found().problemCount, at).toBeGreaterThan(0)
    }
  })
})

describe('a log that is wrong', () => {
  const entries = sampleEntries(600)
  const files = publishLog(entries, [key])

  test('somebody changed an entry', async () => {
    const bundle = formatBundle(entries.slice(256, 512).with(44, sampleEntry(300, { role: 'clerk' })))
    expect(await problemsOf(changed(files, { 'tile/entries/001': bundle }))).toEqual([
      { code: 'entry-changed', where: 300 },
      { code: 'tile-wrong', where: 'tile/1/000.p/2' },
      { code: 'root-differs' },
    ])
  })

  test('somebody changed an entry and every tile above it', async () => {
    const forged = publishLog(entries.with(300, sampleEntry(300, { role: 'clerk' })), [key])
    forged.set('checkpoint', files.get('checkpoint')!)
    expect(await problemsOf(forged)).toEqual([{ code: 'root-differs' }])
  })

  test.each([
    ['file-missing', 'tile/entries/001', undefined],
    ['file-missing', 'tile/0/002.p/88', undefined],
    ['file-missing', 'tile/1/000.p/2', undefined],
    ['file-malformed', 'tile/entries/000', 'hello'],
    ['file-malformed', 'tile/0/000', 'hello'],
    ['file-malformed', 'tile/1/000.p/2', ''],
  ] as const)('%s: %s', async (code, path, bytes) => {
    expect(await problemsOf(changed(files, { [path]: bytes }))).toEqual([{ code, where: path }])
  })

  test('an entry is no entry, or its time runs back', async () => {
    const strange = [sampleEntry(5), Buffer.from('{}'), sampleEntry(4)]
    expect(await problemsOf(publishLog(strange, [key]))).toEqual([
      { code: 'entry-malformed', where: 1 },
      { code: 'time-runs-back', where: 2 },
    ])
  })

  test('more is wrong than anybody reads', async () => {
    const log = publishLog(
      Array.from({ length: 300 }, () => Buffer.from('{}')),
      [key],
    )
    const report = await verifyLedger(sourceOf(log))
    expect(report.problemCount).toBe(300)
    expect(report.problems.length).toBe(50)
  })

  test.each([
    ['checkpoint-malformed', 'hello'],
    ['checkpoint-unsigned', signedCheckpoint(entries, [logKey()])],
    ['checkpoint-unsigned', signedCheckpoint(entries, [logKey('another')], 'another')],
    ['checkpoint-forged', signedCheckpoint(entries, [key]).replace('\n600\n', '\n599\n')],
  ])('%s', async (code, note) => {
    expect(await problemsOf(changed(files, { checkpoint: note }))).toEqual([{ code }])
  })

  test('a key of the log is unreadable', async () => {
    const keys = `${formatVerifierKey(key)}\nhello\n`
    expect(await problemsOf(changed(files, { keys }))).toEqual([{ code: 'key-malformed', where: 2 }])
  })

  test('where entries are missing nobody is said to have rewritten them', async () => {
    const earlierCheckpoint = signedCheckpoint(entries.slice(0, 500), [key])
    const report = await verifyLedger(sourceOf(changed(files, { 'tile/entries/001': undefined })), {
      earlierCheckpoint,
    })
    expect(report.problems).toEqual([{ code: 'file-missing', where: 'tile/entries/001' }])
    expect(report.earlierSize).toBeUndefined()
  })

  test('it signs a size that it does not have', async () => {
    const text = checkpointText({ origin: key.name, size: 2 ** 52, root: rootOf(entries.map(leafHash)) })
    const note = formatNote(text, signNote(text, key))
    const report = await verifyLedger(sourceOf(changed(files, { checkpoint: note })))
    expect(report.entries).toBe(512)
    expect(report.problems).toEqual([
      { code: 'file-missing', where: 'tile/0/002' },
      { code: 'file-missing', where: 'tile/entries/002' },
    ])
  })
})

describe('an earlier checkpoint', () => {
  const entries = sampleEntries(20)
  const files = publishLog(entries, [key])

  test.each([
    ['earlier-malformed', 'hello'],
    ['earlier-unsigned', signedCheckpoint(entries.slice(0, 5), [logKey()])],
    ['earlier-forged', signedCheckpoint(entries.slice(0, 5), [key]).replace('\n5\n', '\n6\n')],
    ['shrunk', signedCheckpoint(sampleEntries(21), [key])],
    ['rewritten', signedCheckpoint([...entries.slice(0, 4), sampleEntry(7)], [key])],
  ])('%s', async (code, earlierCheckpoint) => {
    const report = await verifyLedger(sourceOf(files), { earlierCheckpoint })
    expect(report.problems).toEqual([{ code }])
    expect(report.earlierSize).toBeUndefined()
  })

  test('of another log of the same keepers', async () => {
    const other = logKey('another')
    const earlierCheckpoint = signedCheckpoint(entries.slice(0, 5), [other], 'another')
    expect(await problemsOf(files, { earlierCheckpoint, keys: [key, other] })).toEqual([
      { code: 'earlier-of-another-log' },
    ])
  })
})

describe('keys', () => {
  const next = logKey()
  const last = logKey()
  const rotation = (to: SigningKey, index: number) =>
    sampleEntry(index, { kind: rotationKind, subject: rotationSubject(formatVerifierKey(to)) })
  const entries = [...sampleEntries(3), rotation(next, 3), sampleEntry(4), rotation(last, 5), sampleEntry(6)]
  const handovers = {
    'handover/1': signedCheckpoint(entries.slice(0, 4), [key, next]),
    'handover/2': signedCheckpoint(entries.slice(0, 6), [next, last]),
  }
  const keys = `${[key, next, last].map(formatVerifierKey).join('\n')}\n`
  const files = changed(publishLog(entries, [last]), { keys, ...handovers })

  test('hand over one to the next', async () => {
    const report = await verifyLedger(sourceOf(files))
    expect(report.problems).toEqual([])
    expect(report.keys.map(({ trust }) => trust)).toEqual(['first', 'handed-over', 'handed-over'])
    const given = await verifyLedger(sourceOf(files), { keys: [next] })
    expect(given.problems).toEqual([])
    expect(given.keys.map(({ trust }) => trust)).toEqual(['unknown', 'given', 'handed-over'])
  })

  test('that have handed over still prove what they signed then', async () => {
    const earlierCheckpoint = signedCheckpoint(entries.slice(0, 2), [key])
    expect(await verifyLedger(sourceOf(files), { earlierCheckpoint })).toMatchObject({
      problems: [],
      earlierSize: 2,
    })
  })

  test('that have handed over sign no more', async () => {
    const note = signedCheckpoint(entries, [next])
    expect(await problemsOf(changed(files, { checkpoint: note }))).toEqual([{ code: 'checkpoint-unsigned' }])
  })

  const notHandedOver = [
    { code: 'key-not-handed-over', where: `${last.name}+${last.id}` },
    { code: 'checkpoint-unsigned' },
  ]

  test.each([
    ['is missing', undefined],
    ['is signed by another key', signedCheckpoint(entries.slice(0, 6), [last])],
    ['is older than the entry', signedCheckpoint(entries.slice(0, 5), [next])],
    ['is of another tree', signedCheckpoint([...entries.slice(0, 5), sampleEntry(9)], [next])],
    ['lies beyond the log', signedCheckpoint([...entries, sampleEntry(9)], [next])],
  ])('are not believed where the handing over %s', async (_, note) => {
    expect(await problemsOf(changed(files, { 'handover/2': note }))).toEqual(notHandedOver)
  })

  test('are not believed without an entry in the log', async () => {
    const silent = entries.with(5, sampleEntry(5))
    const log = changed(publishLog(silent, [last]), {
      keys,
      ...handovers,
      'handover/2': signedCheckpoint(silent.slice(0, 6), [next, last]),
    })
    expect(await problemsOf(log)).toEqual(notHandedOver)
  })

  test('of a forger do not help him against a key from elsewhere', async () => {
    const forged = changed(publishLog(entries, [last]), {
      keys: `${[key, last].map(formatVerifierKey).join('\n')}\n`,
      'handover/1': signedCheckpoint(entries.slice(0, 6), [last]),
    })
    expect(await problemsOf(forged, { keys: [key] })).toEqual(notHandedOver)
    const replaced = publishLog(sampleEntries(3), [last])
    expect(await problemsOf(replaced, { keys: [key] })).toEqual([{ code: 'checkpoint-unsigned' }])
  })

  test('from elsewhere are enough for a log that publishes none', async () => {
    const bare = changed(publishLog(entries, [last]), { keys: undefined })
    expect(await problemsOf(bare, { keys: [last] })).toEqual([])
    await expect(verifyLedger(sourceOf(bare))).rejects.toThrow(new LogUnreadable('keys', 'absent'))
  })
})

test('where there is no checkpoint there is no log', async () => {
  await expect(verifyLedger(sourceOf(new Map()))).rejects.toThrow(new LogUnreadable('checkpoint', 'absent'))
})
