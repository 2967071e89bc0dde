import { expect, test } from 'vitest'
import { compareBy, compareText } from './collation.ts'

test('Thai words stand in the order of a Thai dictionary', () => {
  // A leading vowel is sorted after its consonant: เก comes before ขา, code points would put it after ฮ.
  expect(['แผน', 'ขา', 'เก', 'กา', 'ก้า', 'ฮูก'].sort(compareText)).toEqual([
    'กา',
    'ก้า',
    'เก',
    'ขา',
    'แผน',
    'ฮูก',
  ])
})

test('numbers in texts stand by value, in either script', () => {
  expect(['ข้อ 10', 'ข้อ ๒', 'ข้อ 1'].sort(compareText)).toEqual(['ข้อ 1', 'ข้อ ๒', 'ข้อ 10'])
})

test('things stand in the order of their texts', () => {
  const steps = [{ title: 'ลงนาม' }, { title: 'ตรวจสอบ' }]
  expect(steps.toSorted(compareBy((step) => step.title))).toEqual([{ title: 'ตรวจสอบ' }, { title: 'ลงนาม' }])
})
