import { describe, expect, test } from 'vitest'
import { answer } from './answer.ts'
import { b64 } from './binding.ts'
import { compose } from './composing.ts'
import type { KeyboxBody } from './keybox.ts'
import { keyboxHash } from './keybox.ts'
import {
  composed,
  first,
  officer,
  org,
  outside,
  refusal,
  rekeyTo,
  reporterKeys,
  saying,
  second,
  served,
  soFar,
  words,
} from './staged-thread.ts'

describe('refuses a change of epoch', () => {
  const good = () => [second.entry, outside.entry]

  test('that names another keybox', async () => {
    const keybox = keyboxHash(first.keybox.body)
    expect(await refusal(await rekeyTo(good(), { message: { keybox } }))).toEqual({
      seq: 3,
      check: 'epoch-step',
    })
  })

  test('whose keybox does not follow the one before', async () => {
    expect(await refusal(await rekeyTo(good(), { prev: '' }))).toEqual({ seq: 3, check: 'epoch-step' })
    expect(await refusal(await rekeyTo(good(), { epoch: 2 }))).toEqual({ seq: 3, check: 'epoch-step' })
  })

  test('by somebody who was no recipient before', async () => {
    const later = await rekeyTo(good(), { by: 'officer2', authorSeed: second.signSeed })
    expect(await refusal(later)).toEqual({ seq: 3, check: 'keybox-signature' })
  })

  test('whose keybox is by another recipient than its message', async () => {
    const later = await rekeyTo(good(), { authorSeed: officer.signSeed, by: 'officer1', message: {} })
    expect(await refusal(later)).toBeUndefined()
    const split = await rekeyTo(good())
    const forgedBox = await rekeyTo(good(), { authorSeed: officer.signSeed, by: 'officer1' })
    const keyboxes = [first.keybox, forgedBox.keyboxes?.[1]].filter((keybox) => keybox !== undefined)
    expect(await refusal({ ...split, keyboxes })).toEqual({ seq: 3, check: 'epoch-step' })
  })

  test('of another report or another reporter', async () => {
    const other = await rekeyTo(good(), { report: b64(new Uint8Array(16)) })
    expect(await refusal(other)).toEqual({ seq: 3, check: 'keybox-report' })
    const stranger = await rekeyTo(good(), { reporter: reporterKeys.recipient })
    const [own, keybox] = stranger.keyboxes ?? []
    if (!own || !keybox) throw new Error('two keyboxes were made')
    const body: KeyboxBody = { ...keybox.body, reporter: b64(new Uint8Array(32)) }
    expect(await refusal({ ...stranger, keyboxes: [own, { ...keybox, body }] })).toEqual({
      seq: 3,
      check: 'keybox-report',
    })
  })

  test('whose list is not what it says', async () => {
    const later = await rekeyTo(good())
    const [own, keybox] = later.keyboxes ?? []
    if (!own || !keybox) throw new Error('two keyboxes were made')
    const body: KeyboxBody = { ...keybox.body, recipients: keybox.body.recipients.slice(1) }
    expect(await refusal({ ...later, keyboxes: [own, { ...keybox, body }] })).toEqual({
      seq: 3,
      check: 'keybox-list',
    })
  })

  test('that is none, and a message of an epoch that is over', async () => {
    const kind = { kind: 'rekey', keybox: b64(new Uint8Array(32)), granted: [], reason: '' } as const
    const thread = await soFar(composed, served.keyboxes)
    const none = await answer(thread, second, { kind, content: words('') })
    expect(await refusal({ messages: [...served.messages, none.message] })).toEqual({
      seq: 5,
      check: 'epoch-step',
    })
    const old = await answer(await soFar(composed.slice(0, 3), [first.keybox]), officer, saying('Still here'))
    expect(await refusal({ messages: [...served.messages.slice(0, 4), old.message] })).toMatchObject({
      seq: 4,
    })
    const late = await compose(
      {
        org,
        report: first.report,
        ...thread.next,
        epoch: 0,
        rset: first.keybox.body.rset,
        recipient: first.keys.recipient,
        tagKey: first.keys.tagKey,
      },
      officer,
      saying('Still here'),
    )
    expect(await refusal({ messages: [...served.messages, late.message] })).toEqual({
      seq: 5,
      check: 'epoch-step',
    })
  })
})
