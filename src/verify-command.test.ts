import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  logKey,
  publishLog,
  sampleEntries,
  sampleEntry,
  signedCheckpoint,
  witnessKey,
  writeLog,
} from '../test/support/published-log.ts'
import { formatVerifierKey } from './platform/ledger/signed-note-key.ts'
import { verifyCommand } from './verify-command.ts'

const key = logKey()
const witness = witnessKey()
const entries = sampleEntries(5)
const vkeys = [key, witness].map(formatVerifierKey) as [string, string]
let folder: string
let good: string
let tampered: string

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'verify-command-'))
  good = join(folder, 'good')
  tampered = join(folder, 'tampered')
  const files = publishLog(entries, [key, witness])
  const changed = publishLog(entries.with(3, sampleEntry(3, { role: 'clerk' })), [key])
  await writeLog(good, files)
  await writeLog(tampered, new Map([...changed, ['checkpoint', files.get('checkpoint')!]]))
})
afterAll(() => rm(folder, { recursive: true }))

async function run(...args: string[]): Promise<{ code: number; text: string }> {
  let text = ''
  const code = await verifyCommand(args, (printed) => {
    text += printed
  })
  return { code, text }
}

describe('0: the ledger is right', () => {
  test('and says so in both languages', async () => {
    const { code, text } = await run(good)
    expect(code).toBe(0)
    for (const part of [
      'บัญชีการกระทำถูกต้องครบถ้วน',
      'The ledger is right and complete',
      'จำนวนรายการ: 5 (ตรวจแล้ว 5)',
      'Entries: 5 (Checked 5)',
      'Times (UTC): 2026-01-01T00:00Z – 2026-01-01T00:04Z',
      `${vkeys[0]} (the first that the ledger publishes: compare it with another source)`,
      'keep this one with --save',
    ]) {
      expect(text).toContain(part)
    }
  })

  test('and continues the checkpoint that was kept', async () => {
    const kept = join(folder, 'kept')
    const earlier = await run(good, '--save', kept)
    expect(earlier).toMatchObject({ code: 0 })
    expect(earlier.text).toContain(`The checkpoint was kept in ${kept}`)
    expect(await readFile(kept, 'utf8')).toBe(await readFile(join(good, 'checkpoint'), 'utf8'))
    const { code, text } = await run(good, '--checkpoint', kept)
    expect(code).toBe(0)
    expect(text).toContain('It continues the earlier checkpoint of 5 entries')
    expect(text).toContain('ต่อเนื่องจากจุดตรวจเดิมที่มี 5 รายการ')
    expect(text).not.toContain('--save')
  })

  test('and is signed by the keys that were given', async () => {
    const { code, text } = await run(good, '--key', vkeys[0], '--witness', vkeys[1])
    expect(code).toBe(0)
    expect(text).toContain(`${vkeys[0]} (given by you)`)
    expect(text).toContain('Cosigned by: witness.example 2026-11-23T22:04:00Z')
  })
})

describe('1: the ledger is wrong', () => {
  test('somebody changed it; the checkpoint is not kept', async () => {
    const kept = join(folder, 'not-kept')
    const { code, text } = await run(tampered, '--save', kept)
    expect(code).toBe(1)
    expect(text).toContain('The ledger is WRONG: 1 problem\n')
    expect(text).toContain('✗ The signed root does not fit the published entries')
    expect(text).toContain('✗ ค่ารากที่ลงลายมือชื่อไว้ไม่ตรงกับรายการที่เผยแพร่')
    await expect(readFile(kept)).rejects.toThrow('ENOENT')
  })

  test('another key than the one that was given has signed', async () => {
    const other = logKey()
    const { code, text } = await run(good, '--key', formatVerifierKey(other))
    expect(code).toBe(1)
    expect(text).toContain('No key that can be trusted has signed the checkpoint')
  })

  test('it is shorter than it was', async () => {
    const kept = join(folder, 'longer')
    await writeLog(folder, new Map([['longer', Buffer.from(signedCheckpoint(sampleEntries(6), [key]))]]))
    const { code, text } = await run(good, '--checkpoint', kept)
    expect(code).toBe(1)
    expect(text).toContain('entries were cut off')
  })
})

describe('2: nothing was checked', () => {
  test.each([
    [[], 'Usage: prongsai verify'],
    [['one', 'two'], 'Usage: prongsai verify'],
    [['one', '--unknown'], 'Usage: prongsai verify'],
    [['one', '--key'], 'Usage: prongsai verify'],
    [['one', '--key', 'hello'], '“hello” is not the key (vkey)'],
    [['one', '--key', vkeys[1]], `“${vkeys[1]}” is not the key (vkey)`],
    [['one', '--witness', vkeys[0]], `“${vkeys[0]}” is not the key (vkey)`],
    [['one', '--checkpoint', 'no-such-file'], 'The file no-such-file cannot be read or written'],
    [['no-such-folder'], 'checkpoint was not found'],
    [['http://'], 'http:// was not found'],
  ])('%j', async (args, words) => {
    const { code, text } = await run(...args)
    expect(code).toBe(2)
    expect(text).toContain(words)
    expect(text).toMatch(/\p{Script=Thai}/u)
  })

  test('the checkpoint cannot be kept where it should be', async () => {
    expect(await run(good, '--save', join(folder, 'no/such/folder'))).toMatchObject({ code: 2 })
  })
})
