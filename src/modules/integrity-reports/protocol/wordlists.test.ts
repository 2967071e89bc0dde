import { sha256 } from '@noble/hashes/sha2.js'
import { bytesToHex } from '@noble/hashes/utils.js'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { projectRoot } from '../../../platform/project-root.ts'
import { englishSkeleton, thaiSkeleton } from './skeleton.ts'
import { isTooClose, selectWords } from './word-selection.ts'

const lists = [
  {
    name: 'th',
    skeleton: thaiSkeleton,
    hash: '68ba3957a3f0eb41f47c1e7303e53d70ce90143d85d4d8b884051f65108be307',
    form: /^(?!.*[ฤฦๆฯ])[ก-์]{3,8}$/,
  },
  {
    name: 'en',
    skeleton: englishSkeleton,
    hash: '6a6f8828abd71ab0e6254b109f43eea60285de152f374e6d6f64fbda62131026',
    form: /^[a-z]{4,7}$/,
  },
]

function read(name: string): Buffer {
  return readFileSync(join(projectRoot, 'data/wordlists', name))
}

function linesOf(name: string): readonly string[] {
  return read(name).toString().trimEnd().split('\n')
}

describe.each(lists)('the list $name', ({ name, skeleton, hash, form }) => {
  const words = linesOf(`${name}.txt`)

  test('is the one that was frozen', () => {
    expect(bytesToHex(sha256(read(`${name}.txt`)))).toBe(hash)
    expect(words).toHaveLength(2048)
  })

  test('has words of the agreed form alone', () => {
    expect(words.filter((word) => !form.test(word))).toEqual([])
  })

  test('has no two words that one slip or a missing space could confuse', () => {
    const skeletons = words.map(skeleton)
    const confused = skeletons.flatMap((one, at) =>
      skeletons.slice(at + 1).filter((other) => isTooClose(one, other)),
    )
    expect(confused).toEqual([])
  })

  test('is what the selection makes of its candidates', () => {
    expect(selectWords(linesOf(`candidates-${name}.txt`), skeleton, 2048)).toEqual(words)
  })
})

test('the selection refuses beginnings, and words that one slip joins', () => {
  const offered = ['cargo', 'cart', 'carts', 'cars', 'table', 'tabel', 'tables', 'gable', 'house']
  expect(selectWords(offered, englishSkeleton, 9)).toEqual(['cargo', 'cart', 'table', 'house'])
})
