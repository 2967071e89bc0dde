import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readRun } from './misspelling.ts'
import type { Vocabulary } from './vocabulary.ts'

function vocabularyOf(text: string): Vocabulary {
  const words = text.trim().split(/\s+/).toSorted()
  return { words, documentCounts: words.map(() => 1) }
}

const vocabulary = vocabularyOf(`
  จัด ซื้อ จ้าง จัดซื้อ จัดจ้าง จัดซื้อจัดจ้าง การ ให้บริการ ใช้ บริการ ร้องเรียน ร้อง เรียน รอง ร้องทุกข์ ทุก ข
  เรื่องร้องเรียน no gift
  ธรรมาภิบาล หลักธรรมาภิบาล หลัก ความโปร่งใส โปร่งใส ความ ของ ขวัญ ของขวัญ วัน ศูนย์ ข้อมูล ข่าวสาร ข่าว มา
  ข้อมูลข่าวสาร ศูนย์ข้อมูลข่าวสาร สม ยืน มาตรการ มาตรา ประโยชน์ส่วนรวม ส่วน รวม ส่วนร่วม อิเล็กทรอนิกส์
  procurement service e audit measure transparency
`)

/** `word` for the same, `~word` for a near one, `part…` and `…part…` for parts, `?letters` for none. */
function read(run: string): string {
  return readRun(run, vocabulary)
    .stretches.map(({ typed, word, likeness }) => {
      if (likeness === 'same') return word
      if (likeness === 'near') return `~${word}`
      if (likeness === 'beginning') return `${typed}…`
      return likeness === 'inside' ? `…${typed}…` : `?${typed}`
    })
    .join(' ')
}

test.each([
  ['whole words', 'จัดซื้อจัดจ้าง', 'จัดซื้อจัดจ้าง'],
  ['words without a space', 'ข้อมูลการ', 'ข้อมูล การ'],
  ['a letter too many between two words', 'จัดซื้อวข้อมูล', 'จัดซื้อ ?ว ข้อมูล'],
  ['a missing tone mark', 'จัดซือจัดจ้าง', '~จัดซื้อจัดจ้าง'],
  ['two missing tone marks', 'จัดซือจัดจาง', '~จัดซื้อจัดจ้าง'],
  ['a wrong tone mark', 'โปร้งใส', '~โปร่งใส'],
  ['an extra tone mark', 'บริก่าร', '~บริการ'],
  ['a mark that leaves other words', 'รองเรียน', '~ร้องเรียน'],
  ['a missing vowel', 'ธรรมภิบาล', '~ธรรมาภิบาล'],
  ['an extra vowel', 'มาตราการ', '~มาตรการ'],
  ['a wrong letter', 'ธรรมาพิบาล', '~ธรรมาภิบาล'],
  ['a letter that sounds alike', 'ของขวัน', '~ของขวัญ'],
  ['a missing letter', 'ศูนข้อมูลข่าวสาร', '~ศูนย์ข้อมูลข่าวสาร'],
  ['an extra letter', 'อิเล็กกทรอนิกส์', '~อิเล็กทรอนิกส์'],
  ['letters that changed places', 'ร้องเรยีน', '~ร้องเรียน'],
  ['several errors in a long word', 'ศูนข้อมูลข่าวสาน', '~ศูนย์ข้อมูลข่าวสาร'],
  ['an error in one of two words', 'หลักธรรมาภิบานโปร่งใส', '~หลักธรรมาภิบาล โปร่งใส'],
  ['the beginning of a word', 'ธรรมา', 'ธรรมา…'],
  ['a word and the beginning of one', 'ข้อมูลธรรมา', 'ข้อมูล ธรรมา…'],
  ['a beginning that is also two words', 'ร้องทุก', 'ร้องทุก…'],
  ['something inside a word', 'ทรอนิก', '…ทรอนิก…'],
  ['something inside a word that is near another', 'ส่วนรวม', '…ส่วนรวม…'],
  ['a word that is not there', 'รถยนต์', '?รถยนต์'],
  ['a name that begins like a word', 'สมชาย', '?สมชาย'],
  ['words around one that is not there', 'ข้อมูลสมชายโปร่งใส', 'ข้อมูล ?สมชาย โปร่งใส'],
  ['an error beside a word that is not there', 'เรืองร้องเรียนถนน', '~เรื่องร้องเรียน ?ถนน'],
  ['a missing Latin letter', 'procuremnt', '~procurement'],
  ['two Latin letters that changed places', 'sevrice', '~service'],
  ['the beginning of a Latin word', 'transp', 'transp…'],
  ['Latin words without a space', 'eservice', 'e service'],
  ['Latin words with an error', 'nogfit', 'no ~gift'],
  ['the inside of a Latin word, which is another word', 'sure', '?sure'],
  ['a short word, which an error makes another', 'มำ', '?มำ'],
])('%s: %s', (_, run, expected) => {
  expect(read(run)).toBe(expected)
})

test('of two words that are as near the more frequent one is meant', () => {
  const words = ['ตำบล', 'ตำบน']
  expect(readRun('ตำบม', { words, documentCounts: [9, 2] }).stretches[0]?.word).toBe('ตำบล')
  expect(readRun('ตำบม', { words, documentCounts: [2, 9] }).stretches[0]?.word).toBe('ตำบน')
})

const letters = fc.string({ unit: fc.constantFrom(...'กขจดซทนมรลวสอาะิีุู่้์ำเแโใaeprs'), maxLength: 40 })

test('whatever is typed is kept, and what is no error of a word is not called one', () => {
  fc.assert(
    fc.property(letters, (run) => {
      const { stretches } = readRun(run, vocabulary)
      expect(stretches.map(({ typed }) => typed).join('')).toBe(run)
      for (const { typed, word, likeness } of stretches) {
        if (likeness === 'same') expect(word).toBe(typed)
        if (likeness === 'near') expect(vocabulary.words).toContain(word)
      }
    }),
  )
})

/** The distance from the whole table, without the bounds and short cuts of the product. */
function distance(a: string, b: string): number {
  const cost = (letter: string): number => (/[ัิ-ฺ็-๎]/.test(letter) ? 1 : /[ะาำ]/.test(letter) ? 1.5 : 2)
  const rows = Array.from({ length: a.length + 1 }, () => Array.from({ length: b.length + 1 }, () => 0))
  for (let i = 0; i <= a.length; i += 1) {
    for (let j = 0; j <= b.length; j += 1) {
      const ways = [
        ...(i > 0 ? [rows[i - 1]![j]! + cost(a[i - 1]!)] : []),
        ...(j > 0 ? [rows[i]![j - 1]! + cost(b[j - 1]!)] : []),
      ]
      if (i > 0 && j > 0) {
        const marks = cost(a[i - 1]!) === 1 && cost(b[j - 1]!) === 1
        ways.push(rows[i - 1]![j - 1]! + (a[i - 1] === b[j - 1] ? 0 : marks ? 1 : 2))
      }
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        ways.push(rows[i - 2]![j - 2]! + 2)
      rows[i]![j] = i + j === 0 ? 0 : Math.min(...ways)
    }
  }
  return rows[a.length]![b.length]!
}

test('the errors of a run that is read as one word are their distance', () => {
  const word = fc.constantFrom(...vocabulary.words.filter(({ length }) => length >= 7))
  const change = fc.record({
    at: fc.nat(20),
    way: fc.constantFrom('drop', 'add', 'swap'),
    letter: fc.constantFrom(...'กรนา้่ิs'),
  })
  fc.assert(
    fc.property(word, fc.array(change, { minLength: 1, maxLength: 2 }), (meant, changes) => {
      let typed = meant
      for (const { at, way, letter } of changes) {
        const place = at % typed.length
        const [before, after] = [typed.slice(0, place), typed.slice(place)]
        if (way === 'drop') typed = before + after.slice(1)
        else if (way === 'add') typed = before + letter + after
        else typed = before + after.slice(1, 2) + after.slice(0, 1) + after.slice(2)
      }
      const { stretches, edits } = readRun(typed, vocabulary)
      const [first] = stretches
      if (stretches.length === 1 && first?.likeness === 'near') {
        expect(edits).toBe(distance(first.word!, typed))
        expect(edits).toBeLessThanOrEqual(distance(meant, typed))
      }
    }),
  )
})
