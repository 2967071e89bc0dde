import { lineUnits } from '../../platform/language/segmentation.ts'

/** A step as the chart shows it; all texts are in the words of the page already. */
export interface ChartStep {
  readonly title: string
  /** Empty where it is not known. */
  readonly time: string
  readonly responsible: string
}

export interface ChartText {
  readonly x: number
  /** The line on which the letters stand. */
  readonly y: number
  readonly text: string
}

export interface ChartBox {
  readonly number: number
  readonly top: number
  readonly height: number
  readonly title: readonly ChartText[]
  readonly responsible: readonly ChartText[]
  readonly time: readonly ChartText[]
}

export interface FlowChart {
  readonly height: number
  readonly boxes: readonly ChartBox[]
  /** The rounded boxes at both ends. */
  readonly start: { readonly top: number }
  readonly end: { readonly top: number }
  /** From the foot of one box to the head of the next. */
  readonly arrows: readonly { readonly from: number; readonly to: number }[]
}

/** 360 units wide, so that text is 14 px on a phone of that width. */
export const chartWidth = 360
export const boxWidth = 270
export const endHeight = 36
const gap = 26
const fontSize = 14
const lineHeight = 21
const padding = 11
const textLeft = 44
const timeLeft = boxWidth + 10
/** A little more than the letters need: they are measured by guess, and must not leave their box. */
const letterWidth = fontSize * 0.55

/** Places the steps below each other, each in a box that is as high as its text, with its time at the side. */
export function flowChart(steps: readonly ChartStep[]): FlowChart {
  const boxes: ChartBox[] = []
  const arrows: { from: number; to: number }[] = []
  let bottom = endHeight
  steps.forEach(({ title, time, responsible }, index) => {
    const top = bottom + gap
    const titleLines = wrapped(title, boxWidth - textLeft - padding)
    const whoLines = wrapped(responsible, boxWidth - textLeft - padding)
    const timeLines = wrapped(time, chartWidth - timeLeft)
    const height = Math.max(titleLines.length + whoLines.length, timeLines.length) * lineHeight + 2 * padding
    const place = (lines: readonly string[], x: number, before = 0): ChartText[] =>
      lines.map((text, line) => ({ x, y: top + padding + (before + line) * lineHeight + fontSize, text }))
    boxes.push({
      number: index + 1,
      top,
      height,
      title: place(titleLines, textLeft),
      responsible: place(whoLines, textLeft, titleLines.length),
      time: place(timeLines, timeLeft),
    })
    arrows.push({ from: bottom, to: top })
    bottom = top + height
  })
  const end = bottom + gap
  arrows.push({ from: bottom, to: end })
  return { height: end + endHeight, boxes, arrows, start: { top: 0 }, end: { top: end } }
}

/** About how wide a text is drawn: marks above and below letters take no room. */
export function widthOf(text: string): number {
  return text.replaceAll(/\p{M}/gu, '').length * letterWidth
}

/** Breaks a text into lines that fit: after words, and inside one that is longer than a line. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = []
  let line = ''
  const units = lineUnits(text).flatMap((unit) => (widthOf(unit.trim()) > width ? lettersOf(unit) : [unit]))
  for (const unit of units) {
    if (unit.includes('\n') || widthOf((line + unit).trimEnd()) > width) {
      if (line.trim() !== '') lines.push(line.trim())
      line = unit.trimStart()
    } else line += unit
  }
  if (line.trim() !== '') lines.push(line.trim())
  return lines
}

const graphemes = new Intl.Segmenter('th', { granularity: 'grapheme' })

function lettersOf(text: string): string[] {
  return [...graphemes.segment(text)].map(({ segment }) => segment)
}
