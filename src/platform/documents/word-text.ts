import { TextRun, type IRunOptions } from 'docx'

/** Millimetres in twentieths of a point, in which Word measures. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}

/** A text as runs, with its line ends as line breaks and its tabs as tabs. */
export function runsOf(text: string, look: Pick<IRunOptions, 'bold' | 'size' | 'font'> = {}): TextRun[] {
  return text.split('\n').map((line, index) => new TextRun({ ...look, text: line, break: index > 0 ? 1 : 0 }))
}
