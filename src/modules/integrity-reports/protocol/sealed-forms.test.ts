import { concatBytes } from '@noble/hashes/utils.js'
import { expect, test } from 'vitest'
import { encrypterTo, openedBytes, recipientOf, thrownAwayRecipient } from './age-keys.ts'
import { signAs } from './binding.ts'
import { writeCanonical } from './canonical-json.ts'
import { u32 } from './integers.ts'
import {
  boxHash,
  decoyKeybox,
  grantKeybox,
  isKeyboxBy,
  keyboxLength,
  openKeybox,
  sealKeybox,
} from './keybox.ts'
import { openMessage } from './message.ts'
import { filledUp } from './padding.ts'
import {
  changed,
  excluded,
  first,
  officer,
  org,
  outside,
  person,
  reporterKeys,
  second,
  served,
} from './staged-thread.ts'

const seed = new Uint8Array(32).fill(8)
const recipient = await recipientOf(seed)

test('has the sizes that the protocol says', () => {
  expect(changed.keybox).toHaveLength(14_606)
  expect(changed.grants.map(({ length }) => length)).toEqual([14_606])
  expect(served.messages.map(({ length }) => length)).toEqual([5755, 5755, 5755, 5755, 5755])
})

test('a decoy has the size of a keybox and opens to nobody', async () => {
  const decoy = await decoyKeybox()
  expect(decoy).toHaveLength(keyboxLength)
  expect(await openKeybox(officer.ageSeed, decoy)).toBeUndefined()
  expect(boxHash(decoy)).not.toBe(boxHash(await decoyKeybox()))
})

test('a keybox opens to its seven recipients and its reporter, in places that chance gives', async () => {
  const seven = [officer.entry, second.entry, outside.entry, excluded.entry]
  for (const number of [11, 12, 13]) seven.push((await person(`officer${number}`, 'officer', number)).entry)
  const order = {
    org,
    report: first.report,
    epoch: 0,
    seed,
    recipients: seven,
    reporter: reporterKeys.recipient,
    by: 'reporter',
    authorSeed: reporterKeys.signSeed,
    prev: '',
  }
  const { bytes } = await sealKeybox(order)
  expect(bytes).toHaveLength(keyboxLength)
  for (const key of [officer.ageSeed, excluded.ageSeed, reporterKeys.ageSeed]) {
    const keybox = await openKeybox(key, bytes)
    expect(keybox && isKeyboxBy(reporterKeys.signPublic, keybox)).toBe(true)
    expect(keybox?.body.recipients).toHaveLength(7)
  }
  const eighth = (await person('officer14', 'officer', 14)).entry
  await expect(sealKeybox({ ...order, recipients: [...seven, eighth] })).rejects.toThrow('seven places')
  await expect(sealKeybox({ ...order, recipients: [officer.entry, officer.entry] })).rejects.toThrow(
    'two places',
  )
  await expect(sealKeybox({ ...order, org: 'x'.repeat(2000) })).rejects.toThrow('more than it holds')
})

test('refuses keys that no quantum computer is kept from', async () => {
  const plain = 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj'
  expect(() => encrypterTo(plain)).toThrow('hybrid')
  await expect(grantKeybox(first.keybox, plain)).rejects.toThrow('hybrid')
})

/** A keybox as somebody seals it who has all keys and does not keep to the form. */
async function keyboxOf(content: Uint8Array, length = 2048, said = content.length): Promise<Uint8Array> {
  const plaintext = concatBytes(new Uint8Array(64), u32(said), content)
  const strangers = await Promise.all(Array.from({ length: 7 }, () => thrownAwayRecipient()))
  return encrypterTo(recipient, ...strangers).encrypt(filledUp(plaintext, length))
}

test('a keybox of another form does not open', async () => {
  const body = writeCanonical(first.keybox.body)
  const text = new TextDecoder().decode(body)
  const as = (changedText: string): Uint8Array => new TextEncoder().encode(changedText)
  expect(await openKeybox(seed, await keyboxOf(body))).toBeDefined()
  const dirty = filledUp(body, 1980)
  dirty[1979] = 1
  const wrong = [
    keyboxOf(dirty, 2048, body.length),
    keyboxOf(body, 2048, 4000),
    keyboxOf(body, 2048, 2 ** 32 - 1),
    keyboxOf(body, 2048, 0),
    keyboxOf(body, 4096),
    keyboxOf(as(text.replace('"v":1', '"v":2'))),
    keyboxOf(as(text.replace('"v":1', '"v":1.0'))),
    keyboxOf(as(text.replace('{', '{ '))),
    keyboxOf(as(text.replace('"v":1', '"v":1,"v":1'))),
    keyboxOf(as(text.replace('"v":1', '"v":1,"w":1'))),
    keyboxOf(as(text.replace('"prev":"",', ''))),
    keyboxOf(as(text.replace('"epoch":0', '"epoch":"0"'))),
  ]
  for (const box of wrong) expect(await openKeybox(seed, await box)).toBeUndefined()
  const right = await keyboxOf(body)
  expect(await openKeybox(seed, right.subarray(0, -1))).toBeUndefined()
  expect(await openKeybox(seed, filledUp(right, keyboxLength + 1))).toBeUndefined()
})

test('a message of another form does not open', async () => {
  const plaintext = await openedBytes(changed.keys.ageSeed, served.messages[4] ?? new Uint8Array())
  if (!plaintext) throw new Error('the message did not open')
  const box = async (bytes: Uint8Array): Promise<Uint8Array> => encrypterTo(recipient).encrypt(bytes)
  expect(await openMessage(seed, await box(plaintext))).toBeDefined()
  const headLength = new DataView(plaintext.buffer, plaintext.byteOffset).getUint32(6)
  const head = new TextDecoder().decode(plaintext.subarray(10, 10 + headLength))
  const content = plaintext.subarray(10 + headLength + 64)
  const withHead = (text: string): Uint8Array => {
    const bytes = new TextEncoder().encode(text)
    const sealed = concatBytes(
      plaintext.subarray(0, 6),
      u32(bytes.length),
      bytes,
      signAs('message', seed, bytes),
      content,
    )
    return sealed.subarray(0, 4096)
  }
  expect(await openMessage(seed, await box(withHead(head)))).toBeDefined()
  const changedAt = (at: number): Uint8Array => {
    const bytes = plaintext.slice()
    bytes[at] = (bytes[at] ?? 0) ^ 1
    return bytes
  }
  const wrong = [
    filledUp(plaintext, 16_384),
    plaintext.subarray(0, 4095),
    plaintext.subarray(0, 9),
    plaintext.subarray(0, 100),
    new Uint8Array(),
    // The mark, the length of the head, the content, the last zero.
    changedAt(0),
    changedAt(6),
    changedAt(10 + headLength + 64),
    changedAt(4095),
    withHead(head.replace('"v":1', '"v":2')),
    withHead(head.replace('"v":1', '"v":1,"x":1')),
    withHead(head.replace('"kind":"message"', '"kind":"order"')),
    withHead(head.replace('"kind":"message"', '"kind":"rekey"')),
    withHead(head.replace('"seq":4', '"seq":4.0')),
    withHead(head.replace('"seq":4', '"seq":4,"seq":4')),
    withHead(head.replace('"files":[]', '"files":[{}]')),
    withHead(head.replace('"role":"officer"', '"role":"administrator"')),
    withHead(` ${head}`),
    withHead('[]'),
    withHead('"text"'),
  ]
  for (const bytes of wrong) expect(await openMessage(seed, await box(bytes))).toBeUndefined()
})
