import { PDFiumLibrary } from '@hyzyla/pdfium'

/**
 * The pages of a PDF as text, each run of space as one space. Readers find a consonant with two marks twice,
 * because the compiler tells such clusters by ActualText (LaurenzV/krilla#411); on paper they stand once.
 */
export async function pdfPages(pdf: Uint8Array): Promise<string[]> {
  const library = await PDFiumLibrary.init()
  try {
    const document = await library.loadDocument(pdf)
    const pages = [...document.pages()].map((page) => page.getText())
    document.destroy()
    return pages.map((text) =>
      text
        .replaceAll(/([ก-ฮ][ัิ-ฺ็-๎]+)\s*\1/g, '$1')
        .replaceAll(/[ \u00A0\u2060]+/g, ' ')
        .replaceAll(/\r\n?/g, '\n'),
    )
  } finally {
    library.destroy()
  }
}
