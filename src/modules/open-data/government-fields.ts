import type { Language } from '../../platform/language/messages.ts'
import type { Dataset } from '../../platform/open-data/dataset.ts'
import type { ListedOrganization } from '../../platform/organization/listing.ts'
import { inWords, nameOf } from './dataset-words.ts'
import { openDataMessages } from './messages.ts'

/**
 * The 14 fields that the Digital Government Development Agency makes mandatory for a dataset in the
 * government's data catalogue (GD Catalog, data.go.th), in the order of its form and with the values of its
 * lists, as the schema of its CKAN extension (thai_gdc) has them. Eleven are answered by what a dataset
 * declares and by its organisation; the objective and the category are the same for all that is published
 * here. The contact's e-mail is not kept, which its field says.
 */
export function governmentFields(
  dataset: Dataset,
  organization: ListedOrganization,
  language: Language,
): readonly (readonly [field: string, value: string])[] {
  const t = openDataMessages[language]
  const words = inWords(dataset, language)
  const name = nameOf(organization, language)
  return [
    [t.dataType, words.dataType],
    [t.title, dataset.title[language]],
    [t.organization, name],
    [t.contact, name],
    [t.contactMail, t.contactMailMissing],
    [t.keywords, dataset.keywords[language].join(', ')],
    [t.description, dataset.description[language]],
    [t.objective, t.objectiveMission],
    [t.updateUnit, words.updateUnit],
    [t.coverage, organization.kind === 'PAO' ? t.coverageProvince : t.coverageLocal],
    [t.source, t.sourceText(name)],
    [t.format, t.formats],
    [t.category, t.categoryPublic],
    [t.licenceField, dataset.licence.inGovernmentCatalogue],
  ]
}
