import type { Language } from '../../platform/language/messages.ts'
import { kindNames } from './kinds.ts'
import type { Publication } from './publication.ts'

type Named = Pick<Publication, 'kind' | 'registered'>

/** What a document is called by its number: ประกาศที่ 12/2569, and of a later edition which one it is. */
export function numberWords({ kind, registered }: Named, language: Language): string {
  const name = kindNames[language][kind]
  if (!registered) return name
  const { number, year, edition } = registered
  if (language === 'th') {
    return `${name}ที่ ${number}/${year}${edition > 1 ? ` (แก้ไขครั้งที่ ${edition - 1})` : ''}`
  }
  return `${name} ${number}/${year}${edition > 1 ? ` (correction ${edition - 1})` : ''}`
}

/** The title in a language; where there is no English one, the Thai. */
export function titleIn(
  language: Language,
  { title, titleEn }: Pick<Publication, 'title' | 'titleEn'>,
): string {
  return language === 'th' || titleEn === '' ? title : titleEn
}
