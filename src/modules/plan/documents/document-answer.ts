import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { OfficialDocument } from '../../../platform/documents/official-document.ts'
import { writeWord, wordType } from '../../../platform/documents/word-writing.ts'
import type { Act, Answer } from '../../../platform/web/route.ts'

/** A document as PDF, to be saved under a name. */
export async function pdf(
  { services, now }: Pick<Act, 'services' | 'now'>,
  document: OfficialDocument,
  name: string,
): Promise<Answer> {
  return {
    kind: 'data',
    type: 'application/pdf',
    body: () => services.pdf.writeDocument(document, todayInBangkok(now)),
    filename: `${name}.pdf`,
  }
}

/** A document as Word, to be saved under a name. */
export async function word(_: unknown, document: OfficialDocument, name: string): Promise<Answer> {
  return { kind: 'data', type: wordType, body: await writeWord(document), filename: `${name}.docx` }
}
