/** Something public that can be found: one page, with the words by which people look for it. */
export interface SearchDocument {
  /** What kind of thing it is, such as `programme`; with `key` it names the document. */
  readonly kind: string
  readonly key: string
  /** The address of its page, without the language's prefix. */
  readonly address: string
  readonly title: string
  readonly titleEn: string
  /** A sentence or two for the list of results. */
  readonly summary: string
  readonly summaryEn: string
  /** Everything else on the page, for finding only. */
  readonly body: string
  /** Where a module lists what was found of its kind: the day by which the newest come first. */
  readonly datedOn?: Temporal.PlainDate
}
