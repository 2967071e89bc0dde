import { describe, expect, test } from 'vitest'
import {
  logKey,
  origin,
  sampleEntries,
  signedCheckpoint,
  withEveryBitChanged,
  witnessedAt,
  witnessKey,
} from '../../../test/support/published-log.ts'
import { inclusionPath, leafHash, rootOf } from './merkle.ts'
import { formatProof, parseProof, type LogProof } from './proof.ts'
import { formatVerifierKey } from './signed-note-key.ts'
import { verifyReceipt } from './verifying-receipt.ts'

const key = logKey()
const witness = witnessKey()
const vkeys = [key, witness].map(formatVerifierKey)
const entries = sampleEntries(3)
const leaves = entries.map(leafHash)

async function proofOf(index: number): Promise<LogProof> {
  const path = await inclusionPath(index, 3, (level, at) =>
    rootOf(leaves.slice(at * 2 ** level, (at + 1) * 2 ** level)),
  )
  return { extra: entries[index]!, index, path, checkpoint: signedCheckpoint(entries, [key, witness]) }
}

const proof = await proofOf(1)
const receipt = formatProof(proof)

describe('the text of a receipt', () => {
  // The example of C2SP tlog-proof, whose signatures are shortened there; the extra line is whole here.
  test('the example of the specification is read', () => {
    const example =
      'c2sp.org/tlog-proof@v1\n' +
      'extra YWdlLXYxLjIuMS1kYXJ3aW4tYXJtNjQudGFyLmd6\n' +
      'index 73894\n' +
      'gSKyXoYZUgZ6jduWYrkDOARinOMGJveXjgMkBTcdPlQ=\n' +
      'B95lDa8R83lS8n0eG+o0buTxRKQTYFi//1U8anccXmA=\n' +
      '\n' +
      'example.com/fancylog\n109482\nsFodV/vSp5O8n9a8QpW6PRY97tfOSW5bsc2Xl/EQi08=\n\n' +
      '— example.com/fancylog hI2DJw[...]1roloI=\n'
    const parsed = parseProof(example)!
    expect(parsed).toMatchObject({ index: 73_894, path: { length: 2 } })
    expect(parsed.checkpoint.startsWith('example.com/fancylog\n109482\n')).toBe(true)
    expect(formatProof(parsed)).toBe(example)
  })

  test('is read back as it was written', () => {
    expect(parseProof(receipt)).toEqual(proof)
    const { extra: _, ...without } = { ...proof, index: 0, path: [] }
    expect(parseProof(formatProof(without))).toEqual(without)
  })

  test.each([
    ['nothing', ''],
    ['another version', receipt.replace('@v1', '@v2')],
    ['no index', receipt.replace('index 1\n', '')],
    ['an index with a zero before it', receipt.replace('index 1', 'index 01')],
    ['an index below zero', receipt.replace('index 1', 'index -1')],
    ['no base64', receipt.replace('extra ', 'extra !')],
    ['an empty extra', receipt.replace(/extra .*/, 'extra')],
    ['a short hash', receipt.replace(/(index 1\n)..../, '$1')],
    ['64 hashes', formatProof({ ...proof, path: Array.from({ length: 64 }, () => leaves[0]!) })],
    ['no empty line', receipt.replace('\n\n', '\n')],
    ['carriage returns', receipt.replaceAll('\n', '\r\n')],
  ])('with %s is none', (_, wrong) => {
    expect(parseProof(wrong)?.checkpoint === proof.checkpoint).toBe(false)
  })
})

describe('checking a receipt', () => {
  test('says what is in the log, where, and who signed', () => {
    expect(verifyReceipt(receipt, undefined, vkeys)).toMatchObject({
      ok: true,
      index: 1,
      entry: { kind: 'plan.loaded', time: '2026-01-01T00:01Z' },
      checkpoint: { origin, size: 3, signers: [{ key: { name: origin } }, { seconds: witnessedAt }] },
    })
  })

  test.each([0, 1, 2])('proves entry %d', async (index) => {
    expect(verifyReceipt(formatProof(await proofOf(index)), undefined, vkeys)).toMatchObject({
      ok: true,
      index,
    })
  })

  test('takes the entry from elsewhere where the receipt does not hold it', () => {
    const { extra: _, ...without } = proof
    const bare = formatProof(without)
    expect(verifyReceipt(bare, undefined, vkeys)).toEqual({ ok: false, reason: 'no-entry' })
    expect(verifyReceipt(bare, entries[1], vkeys)).toMatchObject({ ok: true, index: 1 })
    expect(verifyReceipt(bare, entries[0], vkeys)).toEqual({ ok: false, reason: 'not-included' })
  })

  test('every single changed bit is caught', () => {
    const short = formatProof({ ...proof, checkpoint: signedCheckpoint(entries, [key]) })
    for (const { changed, at } of withEveryBitChanged(Buffer.from(short))) {
      expect(verifyReceipt(Buffer.from(changed).toString(), undefined, vkeys).ok, at).toBe(false)
    }
  })

  test('says why it proves nothing', () => {
    const verdict = (text: string, keys = vkeys) => verifyReceipt(text, undefined, keys)
    expect(verdict('hello')).toEqual({ ok: false, reason: 'not-a-receipt' })
    expect(verdict(receipt, [])).toEqual({ ok: false, reason: 'unknown-key' })
    expect(verdict(receipt, ['nonsense', formatVerifierKey(logKey())])).toEqual({
      ok: false,
      reason: 'unknown-key',
    })
    expect(verdict(receipt.replace('\n3\n', '\n4\n'))).toEqual({ ok: false, reason: 'forged' })
    expect(verdict(receipt.replace('index 1', 'index 0'))).toEqual({ ok: false, reason: 'not-included' })
    const foreign = Buffer.from('{}')
    const strange = signedCheckpoint([foreign], [key])
    expect(verdict(formatProof({ extra: foreign, index: 0, path: [], checkpoint: strange }))).toEqual({
      ok: false,
      reason: 'not-an-entry',
    })
  })
})
