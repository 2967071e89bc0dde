import { createPublicKey, verify } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { withEveryBitChanged } from '../../../test/support/published-log.ts'
import { fromBase64 } from './base64.ts'
import {
  formatSigningKey,
  formatVerifierKey,
  keyTypes,
  makeSigningKey,
  parseSigningKey,
  parseVerifierKey,
  type VerifierKey,
} from './signed-note-key.ts'
import { cosignNote, formatNote, openNote, parseNote, parseSignatureLine, signNote } from './signed-note.ts'

// The keys and the note of the reference implementation (golang.org/x/mod/sumdb/note).
const vkey = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'
const skey = [
  'PRIVATE',
  'KEY',
  'PeterNeumann',
  'c74f20a3',
  'AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
].join('+')
const text = `If you think cryptography is the answer to your problem,
then you don't know what your problem is.
`
const signature =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n'
const note = formatNote(text, signature)

// The example of C2SP signed-note.
const poem = 'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n'
const poemSignature =
  '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n'

const known = (...vkeys: string[]): VerifierKey[] => vkeys.map((one) => parseVerifierKey(one)!)

/** Node's own Ed25519, which is not the one that the program signs with. */
function isSignedByNode(message: string, signed: Uint8Array, { publicKey }: VerifierKey): boolean {
  const x = Buffer.from(publicKey).toString('base64url')
  const key = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' })
  return verify(null, Buffer.from(message), key, signed)
}

describe('the published examples', () => {
  test('the example of C2SP signed-note is taken apart', () => {
    const parsed = parseNote(formatNote(poem, poemSignature))!
    expect(parsed.text).toBe(poem)
    expect(parsed.signatures).toMatchObject([
      { name: 'quasimodo.example/salvatore', id: '367ba04b', line: poemSignature },
    ])
    expect(parsed.signatures[0]!.signature.length).toBe(64)
  })

  test('the note of the reference implementation opens', () => {
    const opened = openNote(note, known(vkey))
    expect(opened).toMatchObject({
      ok: true,
      text,
      signers: [{ line: signature, key: { name: 'PeterNeumann' } }],
    })
  })

  test('the key of the reference implementation signs the same', () => {
    const key = parseSigningKey(skey)!
    expect(signNote(text, key)).toBe(signature)
    expect(formatVerifierKey(key)).toBe(vkey)
    expect(formatSigningKey(key)).toBe(skey)
  })
})

describe('keys', () => {
  test('are read back from their texts', () => {
    for (const type of Object.values(keyTypes)) {
      const key = makeSigningKey('example.com/ก', type)
      expect(parseSigningKey(formatSigningKey(key))).toEqual(key)
      const { seed: _, ...publicPart } = key
      expect(parseVerifierKey(formatVerifierKey(key))).toEqual(publicPart)
    }
  })

  test('every single changed bit of a key is caught', () => {
    for (const { changed, at } of withEveryBitChanged(Buffer.from(vkey))) {
      expect(parseVerifierKey(Buffer.from(changed).toString()), at).toBeUndefined()
    }
  })

  test.each(['', 'a+b', '+c74f20a3+AQ==', `${vkey} `, `${vkey}=`, vkey.replace('Peter', 'Peter '), skey])(
    '%j is none',
    (wrong) => {
      expect(parseVerifierKey(wrong)).toBeUndefined()
    },
  )

  test('a public key is no secret one', () => {
    expect(parseSigningKey(vkey)).toBeUndefined()
  })

  test.each(['', 'a b', 'a+b', 'a\u00a0b', 'a\nb', 'a\u0085b', '\ud800'])('are not named %j', (name) => {
    expect(() => makeSigningKey(name)).toThrow(TypeError)
  })
})

describe('a note', () => {
  test('is opened by the keys that are known, whoever else has signed', () => {
    const other = makeSigningKey('other')
    const both = formatNote(text, signNote(text, other), signature)
    expect(openNote(both, known(vkey))).toMatchObject({ ok: true, signers: [{ line: signature }] })
    expect(openNote(both, [other, ...known(vkey)])).toMatchObject({ ok: true, signers: [{}, {}] })
  })

  test('that nobody known has signed says nothing', () => {
    expect(openNote(note, [])).toEqual({ ok: false, reason: 'unsigned' })
    expect(openNote(note, [makeSigningKey('PeterNeumann')])).toEqual({ ok: false, reason: 'unsigned' })
  })

  test('is spoilt by a wrong signature of a known key, also beside a right one', () => {
    const wrong = signNote(`${text}more\n`, parseSigningKey(skey)!)
    expect(openNote(formatNote(text, wrong), known(vkey))).toEqual({ ok: false, reason: 'forged' })
    expect(openNote(formatNote(text, signature, wrong), known(vkey))).toEqual({ ok: false, reason: 'forged' })
  })

  test('every single changed bit is caught', () => {
    for (const { changed, at } of withEveryBitChanged(Buffer.from(note))) {
      expect(openNote(Buffer.from(changed).toString(), known(vkey)).ok, at).toBe(false)
    }
  })

  test.each([
    ['nothing', ''],
    ['no signature', `${text}\n`],
    ['no empty line', text + signature],
    ['no text', `\n${signature}`],
    ['no last newline', note.slice(0, -1)],
    ['a carriage return', note.replaceAll('\n', '\r\n')],
    ['a control character', note.replace('cryptography', 'crypto\u0007graphy')],
    ['half a character', note.replace('cryptography', 'crypto\ud800graphy')],
    ['another dash', note.replace('—', '-')],
    ['two spaces', note.replace('PeterNeumann ', 'PeterNeumann  ')],
    ['something after the signature', note.replace(/\n$/, ' more\n')],
    ['a signature without padding', note.replace(/=\n$/, '\n')],
    ['a signature of four bytes', formatNote(text, '— PeterNeumann x08gow==\n')],
    ['65 signatures', formatNote(text, ...Array.from({ length: 65 }, () => signature))],
  ])('with %s is none', (_, wrong) => {
    expect(openNote(wrong, known(vkey))).toEqual({ ok: false, reason: 'malformed' })
  })

  test('may hold empty lines, and 16 signatures', () => {
    const key = makeSigningKey('quasimodo.example/salvatore')
    const line = signNote(poem, key)
    const opened = openNote(formatNote(poem, ...Array.from({ length: 16 }, () => line)), [key])
    expect(opened).toMatchObject({ ok: true, text: poem })
  })

  test.each(['', 'no end', 'a\r\n', '\ud800\n'])('is not made of %j', (wrong) => {
    expect(() => signNote(wrong, makeSigningKey('a'))).toThrow(TypeError)
  })

  test('is signed as another library understands it', () => {
    const key = makeSigningKey('a')
    const line = parseSignatureLine(signNote(text, key).trimEnd())!
    expect(isSignedByNode(text, line.signature, key)).toBe(true)
  })
})

describe('a cosignature', () => {
  const witness = makeSigningKey('witness.example.com/w1', keyTypes.witness)
  const checkpoint = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
  // 2023-03-20, the time in the example of C2SP tlog-cosignature.
  const seconds = 1_679_315_147

  test('signs the text with its time, as the specification writes it', () => {
    const line = parseSignatureLine(cosignNote(checkpoint, witness, seconds).trimEnd())!
    const message = `cosignature/v1\ntime 1679315147\n${checkpoint}`
    expect(isSignedByNode(message, line.signature.subarray(8), witness)).toBe(true)
    const published =
      'jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA=='
    expect(line.signature.subarray(0, 8)).toEqual(fromBase64(published)!.subarray(4, 12))
    expect(line.signature.length).toBe(fromBase64(published)!.length - 4)
  })

  test('says who signed and when', () => {
    const line = cosignNote(checkpoint, witness, seconds)
    expect(openNote(formatNote(checkpoint, line), [witness])).toMatchObject({
      ok: true,
      signers: [{ seconds, line }],
    })
  })

  test('every single changed bit is caught', () => {
    const whole = formatNote(checkpoint, cosignNote(checkpoint, witness, seconds))
    for (const { changed, at } of withEveryBitChanged(Buffer.from(whole))) {
      expect(openNote(Buffer.from(changed).toString(), [witness]).ok, at).toBe(false)
    }
  })

  test('is not what a log signs with, nor the other way round', () => {
    const log = makeSigningKey('log')
    expect(() => signNote(checkpoint, witness)).toThrow(TypeError)
    expect(() => cosignNote(checkpoint, log, seconds)).toThrow(TypeError)
    expect(() => cosignNote(checkpoint, witness, -1)).toThrow(RangeError)
    expect(() => cosignNote(checkpoint, witness, 0.5)).toThrow(RangeError)
  })
})
