import { expect, test } from 'vitest'
import { checkpointText, openCheckpoint, parseCheckpoint } from './checkpoint.ts'
import { emptyRoot } from './merkle.ts'
import { keyTypes, makeSigningKey } from './signed-note-key.ts'
import { cosignNote, formatNote, signNote } from './signed-note.ts'

// The example of C2SP tlog-checkpoint.
const example = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n'
const origin = 'example.com/behind-the-sofa'
const log = makeSigningKey(origin)

test('the example of the specification is read and written', () => {
  const checkpoint = parseCheckpoint(example)!
  expect(checkpoint).toMatchObject({ origin, size: 20_852_163 })
  expect(checkpointText(checkpoint)).toBe(example)
})

test('an empty log has a checkpoint too', () => {
  const text = checkpointText({ origin, size: 0, root: emptyRoot })
  expect(text).toBe(`${origin}\n0\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=\n`)
  expect(parseCheckpoint(text)).toEqual({ origin, size: 0, root: emptyRoot })
})

test('lines after the third are passed over', () => {
  expect(parseCheckpoint(`${example}more\n`)).toEqual(parseCheckpoint(example))
})

test.each([
  example.slice(0, -1),
  `\n${example}`,
  `${example}\n`,
  `${example}more\n\n`,
  example.replace('20852163', '020852163'),
  example.replace('20852163', '-1'),
  example.replace('20852163', '1e3'),
  example.replace('20852163', ''),
  example.replace('20852163', '9007199254740993'),
  example.replace('q2I=', 'q2I'),
  example.replace('q2I=', 'q2J='),
  example.replace('q2I=', ''),
  example.replace('CsUY', ''),
  'a\n1\n',
  '',
])('%j is none', (wrong) => {
  expect(parseCheckpoint(wrong)).toBeUndefined()
})

test.each([
  { origin: '', size: 0, root: emptyRoot },
  { origin: 'two\nlines', size: 0, root: emptyRoot },
  { origin, size: -1, root: emptyRoot },
  { origin, size: 2 ** 53, root: emptyRoot },
  { origin, size: 1, root: emptyRoot.subarray(1) },
])('refuses to write %o', (wrong) => {
  expect(() => checkpointText(wrong)).toThrow(TypeError)
})

test('is opened by the key of its log', () => {
  const opened = openCheckpoint(formatNote(example, signNote(example, log)), [log])
  expect(opened).toMatchObject({ ok: true, checkpoint: { origin, size: 20_852_163, text: example } })
})

test('is not opened by a witness alone, nor by a key that bears the name of another log', () => {
  const witness = makeSigningKey('witness', keyTypes.witness)
  const cosigned = formatNote(example, cosignNote(example, witness, 1))
  expect(openCheckpoint(cosigned, [log, witness])).toEqual({ ok: false, reason: 'unsigned' })
  const other = makeSigningKey('example.com/another')
  const signed = formatNote(example, signNote(example, other))
  expect(openCheckpoint(signed, [log, other])).toEqual({ ok: false, reason: 'unsigned' })
})

test('a signed text that is no checkpoint is none', () => {
  expect(openCheckpoint(formatNote('hello\n', signNote('hello\n', log)), [log])).toEqual({
    ok: false,
    reason: 'malformed',
  })
})
