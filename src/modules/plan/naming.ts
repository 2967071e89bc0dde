import type { Language } from '../../platform/language/messages.ts'

/** The name to show in a language; the Thai one is the name of record. */
export function nameIn(language: Language, named: { name: string; nameEn: string }): string {
  return language === 'th' ? named.name : named.nameEn
}
