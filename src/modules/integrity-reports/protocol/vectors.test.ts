import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex, hexToBytes, utf8ToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { identityOf } from './age-keys.ts'
import { b64, dom } from './binding.ts'
import { writeCanonical } from './canonical-json.ts'
import { fingerprint, recipientSet, shortEntry } from './directory.ts'
import { epochKeys, reportId } from './epoch.ts'
import { messageCommitment, messageTag } from './ledger-tags.ts'
import { bucketOf } from './padding.ts'
import { receiptFromIndices, receiptIndices } from './receipt.ts'
import { receiptKeys } from './receipt-keys.ts'

// The vectors of section 17 of the protocol. A change here is another protocol: old reports would not open.
const org = 'krajai.example'
const receipt = hexToBytes('000102030405060708090a')

function hashOf(text: string): string {
  return bytesToHex(sha256(utf8ToBytes(text)))
}

test('binds parts to a label', () => {
  expect(bytesToHex(dom('x', 'a'))).toBe('001770726f6e677361692f696e746567726974792f76312f780000000161')
})

test('writes canonical JSON', () => {
  expect(new TextDecoder().decode(writeCanonical({ b: 1, a: ['ก', true] }))).toBe('{"a":["ก",true],"b":1}')
})

test('chooses buckets', () => {
  expect([1, 4097, 1_048_577, 10_000_008].map(bucketOf)).toEqual([4096, 16_384, 1_081_344, 10_223_616])
})

test('derives everything from a receipt', async () => {
  expect(receiptIndices(receipt)).toEqual([0, 64, 1030, 64, 643, 28, 257, 266, 947])
  expect(receiptFromIndices([0, 64, 1030, 64, 643, 28, 257, 266, 947])).toEqual(receipt)
  const keys = await receiptKeys(org, receipt)
  expect(bytesToHex(keys.lookup)).toBe('9807f6f5975c4be5cd77def923e1232d')
  expect(bytesToHex(keys.authPublic)).toBe('5f5829cf11925fd12ee60571a55c1255f0ca60d6fc6386bb5a00b094ff9329b8')
  expect(bytesToHex(keys.signPublic)).toBe('5a12e59ac3f8d9ca5939b044f9a57f813ee5b34cb7a4a84b7fce5ac03c206521')
  expect(hashOf(identityOf(keys.ageSeed))).toBe(
    '5f604aafa461692f33daae703007fb2b9a5230679de77d3f0e7295f025e7c430',
  )
  expect(keys.recipient).toHaveLength(1959)
  expect(hashOf(keys.recipient)).toBe('122f58c1891f4eb4277131c90f3f8b0d135333cc1d7cbf52f0f0a8570db233fc')
  expect(reportId(org, keys)).toBe('vOWXGiCNesIfsSCWxz5DHA')
})

test('derives everything from the seed of an epoch', async () => {
  const keys = await epochKeys(org, new Uint8Array(32).fill(7))
  expect(hashOf(keys.recipient)).toBe('90ebaa9616fb64cae9ba8c86464e3ed34e04ddf709b7abf450964c3724dc24d3')
  expect(bytesToHex(keys.cap)).toBe('6d5cace07b40d2c54c7fdde26e1fb63c')
  expect(bytesToHex(keys.readPublic)).toBe('e94af1886155d2acc4c3bfb9e1a0ea1ae032848d1d92573bd20c7f3ccb0094cf')
  expect(bytesToHex(keys.tagKey)).toBe('1731757f50fe8a9dbb212b4fbdd518dda0a9e173ff313ec244f9814568c0721a')
  const position = { report: 'vOWXGiCNesIfsSCWxz5DHA', seq: 0 }
  expect(bytesToHex(messageTag(keys.tagKey, position))).toBe('816cf2866cfd10b9f3e988f1cf62d16e')
  expect(bytesToHex(messageCommitment(keys.tagKey, position, new Uint8Array()))).toBe(
    'd17755a91c2b269e02584a17c4924ca4406018eb3a32eef3113e392880d7be02',
  )
})

test('names an entry of the directory', () => {
  const entry = {
    enc: 'age1pq1test',
    id: 'officer1',
    role: 'officer' as const,
    sig: b64(new Uint8Array(32).fill(1)),
  }
  expect(fingerprint(entry)).toBe('60313 31114 81154 88603 24004 79127')
  expect(recipientSet([shortEntry(entry)])).toBe('_Zi_1Gp4lj4EkLPegm3edUiTEdElhCJp6jXK0ftGttI')
})
