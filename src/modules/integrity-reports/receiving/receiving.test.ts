import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { crc32 } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { readZip } from '../../../../test/support/zip-reading.ts'
import { projectRoot } from '../../../platform/project-root.ts'
import { englishSkeleton, thaiSkeleton } from '../protocol/skeleton.ts'
import { wordlistOf } from '../protocol/wordlist.ts'
import { answerDay, bangkokDay, dayInWords, daysBetween, monthsBetween } from './days.ts'
import { plainName } from './dossier.ts'
import { readTypedPassphrase } from './typed-passphrase.ts'
import { zipOf } from './zip.ts'

const linesOf = (name: string) =>
  readFileSync(join(projectRoot, 'data/wordlists', name), 'utf8')
    .trimEnd()
    .split('\n')
const english = wordlistOf(linesOf('en.txt'), englishSkeleton)
const thai = wordlistOf(linesOf('th.txt'), thaiSkeleton)
const lists = [thai, english]

describe('a passphrase as people type it', () => {
  const six = english.words.slice(100, 106)

  test('is read with capitals, commas and line breaks', () => {
    const typed = six.map((word) => word.toUpperCase()).join(',\n ')
    expect(readTypedPassphrase(typed, lists)).toEqual({ ok: true, passphrase: six.join(' ') })
  })

  test('is read in Thai without its tone marks', () => {
    const words = thai.words.filter((word) => /[่้]/.test(word)).slice(0, 6)
    const typed = words.join(' ').replaceAll(/[่้]/g, '')
    expect(readTypedPassphrase(typed, lists)).toEqual({ ok: true, passphrase: words.join(' ') })
  })

  test('is read without spaces', () => {
    const words = thai.words.slice(200, 206)
    expect(readTypedPassphrase(words.join(''), lists)).toEqual({ ok: true, passphrase: words.join(' ') })
  })

  test('names the word that is none, and the one that was meant', () => {
    const slip = `${six[2]}q`
    const typed = [...six.slice(0, 2), slip, ...six.slice(3)].join(' ')
    expect(readTypedPassphrase(typed, lists)).toEqual({ ok: false, typed: slip, meant: six[2] })
  })

  test('of another make is left as it is', () => {
    expect(readTypedPassphrase('correct-horse-battery', lists)).toEqual({
      ok: true,
      passphrase: 'correct-horse-battery',
    })
    expect(readTypedPassphrase('  ', lists)).toEqual({ ok: true, passphrase: '' })
  })
})

describe('days', () => {
  test('begin at midnight in Bangkok', () => {
    expect(bangkokDay(Date.parse('2026-11-23T16:59:59Z'))).toBe('2026-11-23')
    expect(bangkokDay(Date.parse('2026-11-23T17:00:00Z'))).toBe('2026-11-24')
  })

  test('are counted over the ends of months and years', () => {
    expect(answerDay('2026-12-20')).toBe('2027-01-04')
    expect(daysBetween('2026-12-20', '2027-01-04')).toBe(15)
    expect(daysBetween('2027-01-04', '2026-12-20')).toBe(-15)
    expect(monthsBetween('2026-11-30', '2027-02-01')).toEqual(['2027-02', '2027-01', '2026-12', '2026-11'])
    expect(monthsBetween('2026-11-30', '2026-11-30')).toEqual(['2026-11'])
  })

  test('are written in the calendar of the language', () => {
    expect(dayInWords('2026-11-23', 'th')).toBe('23 พ.ย. 2569')
    expect(dayInWords('2026-11-23', 'en')).toBe('Nov 23, 2026')
  })
})

test('a ZIP archive is read by a program of others, and its checksums are those of others', async () => {
  const content = Buffer.from('เรื่อง')
  const archive = Buffer.from(
    zipOf([
      { name: 'สรุป.txt', content },
      { name: 'messages/000/body.bin', content: new Uint8Array(70_000).fill(7) },
      { name: 'empty', content: new Uint8Array() },
    ]),
  )
  const found = await readZip(archive)
  expect(Object.keys(found)).toEqual(['สรุป.txt', 'messages/000/body.bin', 'empty'])
  expect(found['สรุป.txt']).toBe('เรื่อง')
  expect(found['messages/000/body.bin']).toHaveLength(70_000)
  expect(archive.readUInt32LE(14)).toBe(crc32(content))
})

test('a name of a file leads to no other folder', () => {
  expect(plainName('../../etc/passwd')).toBe('-..-etc-passwd')
  expect(plainName('ใบเสร็จ 1.pdf')).toBe('ใบเสร็จ-1.pdf')
  expect(plainName('...')).toBe('file')
})
