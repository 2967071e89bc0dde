import { expect, test } from 'vitest'
import { boxWidth, chartWidth, endHeight, flowChart, widthOf, wrapped, type ChartStep } from './flow-chart.ts'

const step: ChartStep = { title: 'ยื่นคำขอ', time: '10\u00A0นาที', responsible: 'กองคลัง' }

test('a chart of no step leads from its start to its end', () => {
  const chart = flowChart([])
  expect(chart.boxes).toEqual([])
  expect(chart.arrows).toEqual([{ from: endHeight, to: chart.end.top }])
  expect(chart.height).toBe(chart.end.top + endHeight)
})

test('thirty steps stand below each other, numbered, each joined to the next by an arrow', () => {
  const chart = flowChart(Array.from({ length: 30 }, () => step))
  expect(chart.boxes.map(({ number }) => number)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1))
  expect(chart.arrows).toHaveLength(31)
  let bottom = endHeight
  chart.boxes.forEach(({ top, height }, index) => {
    expect(chart.arrows[index]).toEqual({ from: bottom, to: top })
    expect(top).toBeGreaterThan(bottom)
    bottom = top + height
  })
  expect(chart.arrows[30]).toEqual({ from: bottom, to: chart.end.top })
})

const long =
  'ตรวจสอบคุณสมบัติผู้ยื่นคำขอลงทะเบียนและเอกสารหลักฐานประกอบการพิจารณาอนุญาตก่อสร้างอาคารตามพระราชบัญญัติควบคุมอาคาร พ.ศ. 2522'

test('Thai without a space is broken after words, and every letter is still there', () => {
  const lines = wrapped(long, 200)
  expect(lines.length).toBeGreaterThan(4)
  for (const line of lines) expect(widthOf(line), line).toBeLessThanOrEqual(200)
  expect(lines.join('').replaceAll(' ', '')).toBe(long.replaceAll(' ', ''))
  // No line begins with a mark that belongs to the letter before it.
  for (const line of lines) expect(line).not.toMatch(/^[\p{M}ำะาๆฯ]/u)
})

test('a word that is longer than a line is broken inside, and never in a letter', () => {
  const lines = wrapped('ก'.repeat(20) + 'ที่'.repeat(60) + 'x'.repeat(80), 150)
  for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(150)
  expect(lines.join('')).toBe('ก'.repeat(20) + 'ที่'.repeat(60) + 'x'.repeat(80))
  for (const line of lines) expect(line).not.toMatch(/^\p{M}/u)
})

test('a box is as high as its text, which stays inside it', () => {
  const [first, second] = flowChart([step, { ...step, title: long }]).boxes
  expect(second!.height).toBeGreaterThan(first!.height)
  for (const { top, height, title, responsible, time } of [first!, second!]) {
    for (const { y } of [...title, ...responsible, ...time]) {
      expect(y).toBeGreaterThan(top)
      expect(y).toBeLessThan(top + height)
    }
    for (const { x, text } of [...title, ...responsible]) expect(x + widthOf(text)).toBeLessThan(boxWidth)
    for (const { x, text } of time) expect(x + widthOf(text)).toBeLessThanOrEqual(chartWidth)
  }
})

test('texts of nothing, and line ends, make no line of their own', () => {
  expect(wrapped('', 100)).toEqual([])
  expect(wrapped(' \n ', 100)).toEqual([])
  expect(wrapped('หนึ่ง\n\nสอง', 100)).toEqual(['หนึ่ง', 'สอง'])
})
