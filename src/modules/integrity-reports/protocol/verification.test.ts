import { describe, expect, test } from 'vitest'
import { answer } from './answer.ts'
import { beginReport } from './begin-report.ts'
import { b64 } from './binding.ts'
import { compose } from './composing.ts'
import type { DirectoryEntry } from './directory.ts'
import { recipientSet, shortEntry } from './directory.ts'
import { openKeybox } from './keybox.ts'
import { receiptKeys } from './receipt-keys.ts'
import { newReceipt } from './receipt.ts'
import { rekey } from './rekey.ts'
import {
  changed,
  composed,
  excluded,
  first,
  firstKeyboxWith,
  flipped,
  forged,
  genesisMembers,
  genesisTo,
  officer,
  opened,
  org,
  outside,
  person,
  refusal,
  rekeyTo,
  replaced,
  reporter,
  reporterKeys,
  saying,
  second,
  served,
  soFar,
  words,
} from './staged-thread.ts'
import { verifyThread } from './verification.ts'

describe('a true thread', () => {
  test('is shown whole to the reporter', async () => {
    const thread = await verifyThread(served)
    expect(thread.refused).toBeUndefined()
    expect(thread.messages.map(({ head, content }) => [head.by, new TextDecoder().decode(content)])).toEqual([
      ['reporter', 'They took money for the road.'],
      ['officer1', 'Which road?'],
      ['reporter', 'The one to the temple.'],
      ['outside1', ''],
      ['officer2', 'I took over.'],
    ])
    expect(thread.next.seq).toBe(5)
  })

  test('is shown whole without a ledger, and before anything is in it', async () => {
    expect(await refusal({ ledger: undefined })).toBeUndefined()
    expect(await refusal({ ledger: new Map() })).toBeUndefined()
  })

  test('is read by the second officer from the beginning, by what was granted', async () => {
    const granted = await opened(second.ageSeed, changed.grants[0] ?? new Uint8Array())
    const own = await opened(second.ageSeed, changed.keybox)
    expect(await refusal({ keyboxes: [own, granted] })).toBeUndefined()
  })

  test('is read by the first officer up to the change, of which the ledger tells', async () => {
    const messages = served.messages.slice(0, 3)
    expect(await refusal({ keyboxes: [first.keybox], messages })).toEqual({ seq: 3, check: 'withheld' })
    expect(await openKeybox(officer.ageSeed, changed.keybox)).toBeUndefined()
  })

  test('does not open to the excluded officer', async () => {
    expect(await openKeybox(excluded.ageSeed, changed.keybox)).toBeUndefined()
  })

  test('passes with a forged keybox of the same epoch beside the true one', async () => {
    const forgery = await firstKeyboxWith({ authorSeed: officer.signSeed })
    expect(await refusal({ keyboxes: [forgery, ...served.keyboxes] })).toBeUndefined()
  })

  test('can not be begun or changed against its own rules', async () => {
    const order = { org, reporter: reporterKeys, concerned: [], excluded: ['officer3'] }
    await expect(beginReport({ ...order, recipients: [officer.entry] })).rejects.toThrow('outside')
    await expect(beginReport({ ...order, recipients: [excluded.entry, outside.entry] })).rejects.toThrow(
      'excluded',
    )
    const thread = await verifyThread(served)
    const change = { granted: [], grantedKeyboxes: [], reason: '', content: words('') }
    await expect(rekey(thread, second, { ...change, recipients: [second.entry] })).rejects.toThrow('outside')
    await expect(
      rekey(thread, second, { ...change, recipients: [excluded.entry, outside.entry] }),
    ).rejects.toThrow('excluded')
    const broken = await verifyThread({ ...served, messages: served.messages.slice(0, -1) })
    await expect(answer(broken, second, saying('Yes'))).rejects.toThrow('refused')
    await expect(rekey(broken, second, { ...change, recipients: [outside.entry] })).rejects.toThrow('refused')
  })
})

// The twenty tamper tests of section 6 of the protocol; the two about files stand beside the files.
describe('refuses', () => {
  test('a flipped bit', async () => {
    const message = served.messages[1] ?? new Uint8Array()
    for (const at of [0, 40, 1700, message.length - 1]) {
      expect(await refusal({ messages: replaced(1, flipped(message, at)) })).toEqual({
        seq: 1,
        check: 'opens',
      })
    }
  })

  test('two messages exchanged', async () => {
    const [zero, one, two, ...rest] = served.messages
    const messages = [zero, two, one, ...rest].filter((message) => message !== undefined)
    expect(await refusal({ messages })).toEqual({ seq: 1, check: 'position' })
  })

  test('a message served twice', async () => {
    const messages = replaced(2, served.messages[1] ?? new Uint8Array())
    expect(await refusal({ messages })).toEqual({ seq: 2, check: 'position' })
  })

  test('a message dropped from the middle', async () => {
    expect(await refusal({ messages: replaced(1) })).toEqual({ seq: 1, check: 'position' })
  })

  test('an end cut off, by the tags in the ledger, also where the epoch changes', async () => {
    for (const length of [4, 3, 2, 1]) {
      const messages = served.messages.slice(0, length)
      expect(await refusal({ messages })).toEqual({ seq: length, check: 'withheld' })
    }
  })

  test('a ciphertext cut off', async () => {
    const message = served.messages[2] ?? new Uint8Array()
    for (const length of [0, 100, message.length - 1]) {
      expect(await refusal({ messages: replaced(2, message.subarray(0, length)) })).toEqual({
        seq: 2,
        check: 'opens',
      })
    }
  })

  test('an officer whom the server made up', async () => {
    const ghost = await person('officer9', 'officer', 9)
    const message = await forged(1, ghost.signSeed, () => ({ by: 'officer9' }))
    expect(await refusal({ messages: replaced(1, message) })).toEqual({ seq: 1, check: 'role' })
    const stolen = await forged(1, ghost.signSeed, () => ({}))
    expect(await refusal({ messages: replaced(1, stolen) })).toEqual({ seq: 1, check: 'signature' })
    const directory = [...served.directory, ghost.entry]
    expect(await refusal({ messages: replaced(1, message), directory })).toEqual({ seq: 1, check: 'sender' })
  })

  test('an officer who signs as the reporter', async () => {
    const message = await forged(1, officer.signSeed, () => ({ by: 'reporter', role: 'reporter' }))
    expect(await refusal({ messages: replaced(1, message) })).toEqual({ seq: 1, check: 'signature' })
  })

  test('a role that was changed', async () => {
    const message = await forged(1, officer.signSeed, () => ({ role: 'outside' }))
    expect(await refusal({ messages: replaced(1, message) })).toEqual({ seq: 1, check: 'role' })
  })

  test('another set of recipients', async () => {
    const rset = recipientSet([officer, second, outside].map(({ entry }) => shortEntry(entry)))
    const message = await forged(1, officer.signSeed, () => ({ rset }))
    expect(await refusal({ messages: replaced(1, message) })).toEqual({ seq: 1, check: 'recipients' })
  })

  test('a message moved to another report', async () => {
    const other = await beginReport({
      org,
      reporter: await receiptKeys(org, newReceipt(), 16),
      recipients: [officer.entry, outside.entry],
      excluded: [],
      concerned: [],
    })
    const message = await forged(1, officer.signSeed, () => ({ report: other.report }))
    expect(await refusal({ messages: replaced(1, message) })).toEqual({ seq: 1, check: 'report' })
    expect(await refusal({ report: other.report })).toEqual({ seq: 0, check: 'report' })
    const elsewhere = await forged(0, reporterKeys.signSeed, () => ({ org: 'other.example' }))
    expect(await refusal({ messages: replaced(0, elsewhere) })).toEqual({ seq: 0, check: 'report' })
  })

  test('a recipient in the keybox who is not in the directory', async () => {
    const ghost = await person('officer9', 'officer', 9)
    const keybox = await firstKeyboxWith({ recipients: [officer.entry, outside.entry, ghost.entry] })
    const messages = [await genesisTo(keybox)]
    expect(await refusal({ keyboxes: [keybox], messages })).toEqual({ seq: 0, check: 'directory' })
  })

  test('an excluded person among the recipients, let in by the reporter or by a change', async () => {
    const keybox = await firstKeyboxWith({ recipients: [officer.entry, outside.entry, excluded.entry] })
    expect(await refusal({ keyboxes: [keybox], messages: [await genesisTo(keybox)] })).toEqual({
      seq: 0,
      check: 'excluded',
    })
    const later = await rekeyTo([second.entry, outside.entry, excluded.entry])
    expect(await refusal(later)).toEqual({ seq: 3, check: 'excluded' })
  })

  test('a keybox without a recipient outside, also when an officer is called one', async () => {
    const keybox = await firstKeyboxWith({ recipients: [officer.entry, second.entry] })
    expect(await refusal({ keyboxes: [keybox], messages: [await genesisTo(keybox)] })).toEqual({
      seq: 0,
      check: 'outside',
    })
    const called: DirectoryEntry = { ...second.entry, role: 'outside' }
    const disguised = await firstKeyboxWith({ recipients: [officer.entry, called] })
    expect(await refusal({ keyboxes: [disguised], messages: [await genesisTo(disguised)] })).toEqual({
      seq: 0,
      check: 'directory',
    })
    expect(await refusal(await rekeyTo([second.entry]))).toEqual({ seq: 3, check: 'outside' })
  })

  test('a keybox with the signature of somebody else', async () => {
    const keybox = await firstKeyboxWith({ authorSeed: officer.signSeed })
    expect(await refusal({ keyboxes: [keybox, changed.opened] })).toEqual({
      seq: 0,
      check: 'keybox-signature',
    })
    const later = await rekeyTo([second.entry, outside.entry], { authorSeed: officer.signSeed })
    expect(await refusal(later)).toEqual({ seq: 3, check: 'keybox-signature' })
  })

  test('keys exchanged in the directory', async () => {
    const directory = served.directory.map((entry) =>
      entry.id === 'officer1' ? { ...entry, enc: excluded.entry.enc } : entry,
    )
    expect(await refusal({ directory })).toEqual({ seq: 0, check: 'directory' })
  })

  test('a first message of somebody else', async () => {
    const stranger = await receiptKeys(org, newReceipt(), 16)
    const message = await forged(0, stranger.signSeed, () => ({
      reporter: { sig: b64(stranger.signPublic), enc: stranger.recipient },
    }))
    expect(await refusal({ messages: replaced(0, message) })).toEqual({ seq: 0, check: 'genesis' })
    const again = await forged(1, reporterKeys.signSeed, ({ seq, prev }) => ({
      ...genesisMembers(),
      seq,
      prev,
      by: 'reporter',
      role: 'reporter',
    }))
    expect(await refusal({ messages: replaced(1, again) })).toEqual({ seq: 1, check: 'genesis' })
    expect(await refusal({ messages: served.messages.slice(1) })).toMatchObject({ seq: 0 })
  })

  test('a thread that goes on from an older message', async () => {
    const place = {
      org,
      report: first.report,
      seq: 2,
      prev: composed[1]?.prev ?? '',
      epoch: 0,
      rset: first.keybox.body.rset,
      recipient: first.keys.recipient,
      tagKey: first.keys.tagKey,
    }
    const fork = await compose(place, reporter, saying('Another history.'))
    expect(await refusal({ messages: replaced(2, fork.message) })).toEqual({ seq: 2, check: 'previous' })
  })

  test('words of a receipt in another order: other keys, another report', async () => {
    const receipt = newReceipt()
    const keys = await receiptKeys(org, receipt, 16)
    const other = await receiptKeys(org, receipt.toReversed(), 16)
    expect(b64(other.lookup)).not.toBe(b64(keys.lookup))
    expect(await openKeybox(other.ageSeed, changed.keybox)).toBeUndefined()
  })
})

test('refuses a message of which the ledger holds another version', async () => {
  const other = await answer(await soFar(composed.slice(0, 2), [first.keybox]), reporter, saying('No road.'))
  const messages = [...served.messages.slice(0, 2), other.message]
  expect(await refusal({ messages })).toEqual({ seq: 2, check: 'ledger' })
})
