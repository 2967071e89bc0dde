/** Thai first: it is the language of record, English is for readers. */
export const languages = ['th', 'en'] as const
export type Language = (typeof languages)[number]

type Message = string | ((...values: never[]) => string)
type Catalogue = Readonly<Record<string, Message>>
/** The same keys, taking the same values, in another language. */
type Translation<T extends Catalogue> = {
  readonly [Key in keyof T]: T[Key] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : string
}

export type Messages<T extends Catalogue = Catalogue> = { readonly th: T; readonly en: Translation<T> }

/** The words of one part of the house; the types refuse a message that exists in one language only. */
export function defineMessages<const T extends Catalogue>(messages: {
  th: T
  en: Translation<T>
}): Messages<Widened<T>> {
  return messages as unknown as Messages<Widened<T>>
}

/** Literal texts become `string`, so that both languages have one type. */
type Widened<T extends Catalogue> = {
  readonly [Key in keyof T]: T[Key] extends string ? string : T[Key]
}
