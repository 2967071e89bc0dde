import { TextRun, type IRunOptions } from 'docx'

/** Millimetres in twentieths of a point, in which Word measures. */
export function twips(millimetres: number): number {
  return Math.round((millimetres * 1440) / 25.4)
}

/** A text without the characters that XML cannot hold: Word opens no file with one of them. */
export function plainText(text: string): string {
  return text.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '')
}

/** A text as runs, with its line ends as line breaks and its tabs as tabs. */
export function runsOf(text: string, look: Pick<IRunOptions, 'bold' | 'size' | 'font'> = {}): TextRun[] {
  return plainText(text)
    .split('\n')
    .map((line, index) => new TextRun({ ...look, text: line, break: index > 0 ? 1 : 0 }))
}
