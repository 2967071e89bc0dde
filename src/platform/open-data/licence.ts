import type { Language } from '../language/messages.ts'

/** What somebody may do with what is published, at the address of its text. */
export interface Licence {
  readonly url: string
  readonly name: Readonly<Record<Language, string>>
  /** The value of the field `license_id` in the government's data catalogue (GD Catalog). */
  readonly inGovernmentCatalogue: string
}

/**
 * What everything that the house publishes may be reused under, unless a dataset says otherwise: open to
 * everybody for every purpose, if the source is named. Why this one: docs/decisions/0019.
 */
export const houseLicence: Licence = {
  url: 'https://creativecommons.org/licenses/by/4.0/',
  name: {
    th: 'Creative Commons แสดงที่มา 4.0 (CC BY 4.0)',
    en: 'Creative Commons Attribution 4.0 (CC BY 4.0)',
  },
  inGovernmentCatalogue: 'Creative Commons Attributions',
}
