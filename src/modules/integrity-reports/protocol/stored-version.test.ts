import { hexToBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { fromB64 } from './binding.ts'
import type { DirectoryEntry } from './directory.ts'
import { openFile } from './file.ts'
import { openKeybox } from './keybox.ts'
import { receiptKeys } from './receipt-keys.ts'
import stored from './stored-version-1.json' with { type: 'json' }
import { verifyThread } from './verification.ts'

function bytes(text: string): Uint8Array {
  return fromB64(text) ?? new Uint8Array()
}

test('a report that was stored with version 1 opens to its reporter and to its officer', async () => {
  const { org } = stored
  const reporter = await receiptKeys(org, hexToBytes(stored.receipt))
  for (const seed of [reporter.ageSeed, hexToBytes(stored.officerAgeSeed)]) {
    const keybox = await openKeybox(seed, bytes(stored.keybox))
    if (!keybox) throw new Error('the keybox did not open')
    expect(keybox.body.report).toBe('vOWXGiCNesIfsSCWxz5DHA')
    const thread = await verifyThread({
      org,
      report: keybox.body.report,
      keyboxes: [keybox],
      messages: stored.messages.map(bytes),
      directory: stored.directory as unknown as DirectoryEntry[],
      ledger: new Map(stored.tags.map(([tag = '', commitment = '']) => [tag, commitment])),
    })
    expect(thread.refused).toBeUndefined()
    const texts = thread.messages.map(({ content }) => new TextDecoder().decode(content))
    expect(texts).toEqual(['เรื่องที่ต้องเปิดได้อีกสิบปี', 'รับเรื่องแล้ว'])
    const file = thread.messages[0]?.head.files[0]
    if (!file || !thread.epoch) throw new Error('the message names no file')
    const content = await openFile(thread.epoch.keys.ageSeed, file, () =>
      new Blob([bytes(stored.file).slice()]).stream(),
    )
    expect(await new Response(content as ReadableStream<Uint8Array<ArrayBuffer>>).text()).toBe(
      'ใบเสนอราคาสามใบ ลายมือเดียวกัน',
    )
  }
})
