import { formatNumber } from '../../platform/language/numerals.ts'
import type { Language } from '../../platform/language/messages.ts'
import type { Dataset } from '../../platform/open-data/dataset.ts'
import { smallestCount } from '../../platform/open-data/small-cells.ts'
import type { ListedOrganization } from '../../platform/organization/listing.ts'
import { openDataMessages } from './messages.ts'

/** What a dataset declares, in words, for its page and for its entry in the catalogue alike. */
export function inWords(dataset: Dataset, language: Language) {
  const t = openDataMessages[language]
  return {
    updated: {
      'as-it-happens': t.asItHappens,
      daily: t.daily,
      monthly: t.monthly,
      yearly: t.yearly,
    }[dataset.updated],
    updateUnit: {
      'as-it-happens': t.unitRealTime,
      daily: t.unitDay,
      monthly: t.unitMonth,
      yearly: t.unitYear,
    }[dataset.updated],
    people: dataset.people === 'none' ? t.peopleNone : t.peopleCounted(formatNumber(smallestCount)),
    dataType: dataset.people === 'none' ? t.dataTypeRecords : t.dataTypeStatistics,
  }
}

/** The area of an organisation: a province for a provincial one, a district of it for all others. */
export function areaInWords(organization: ListedOrganization, language: Language): string {
  const t = openDataMessages[language]
  const { kind, district, districtEn, province, provinceEn } = organization
  const [inDistrict, inProvince] = language === 'th' ? [district, province] : [districtEn, provinceEn]
  return kind === 'PAO' ? t.provinceOf(inProvince) : t.areaOf(inDistrict, inProvince)
}

/** The whole name of an organisation. */
export function nameOf({ name, nameEn }: ListedOrganization, language: Language): string {
  return language === 'th' ? name : nameEn
}

/** Whether some of its texts, which are in Thai, stand in English too, in columns of their own. */
export function isTranslated({ row }: Dataset): boolean {
  return Object.keys(row.shape).some((column) => column.endsWith('_en'))
}
