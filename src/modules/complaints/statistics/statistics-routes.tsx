import { z } from 'zod'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { areaMapOf } from '../../../platform/maps/area-map.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { listCategories } from '../categories.ts'
import type { Channel } from '../complaint-facts.ts'
import { channelNames } from '../fact-names.ts'
import { StatisticsPage } from '../pages/statistics-page.tsx'
import { complaintStatisticsMessages } from '../statistics-messages.ts'
import { complaintUrls } from '../urls.ts'
import { listVillages, villageName } from '../villages.ts'
import { firstReceived } from './counting.ts'
import { yearGroups, yearStatistics } from './year-statistics.ts'

const ofYear = z.object({
  year: z
    .string()
    .transform((text) => parseInteger(text))
    .pipe(z.number().int().min(2500).max(2699))
    .optional(),
})

async function statistics(act: Act<unknown, z.output<typeof ofYear>>): Promise<Answer> {
  const { tx, view, query } = act
  const { language, today } = view
  const t = complaintStatisticsMessages[language]
  const present = fiscalYearOf(today)
  const first = await firstReceived(tx)
  const earliest = first ? Math.min(fiscalYearOf(first), present) : present
  const [categories, divisions, villages] = [
    await listCategories(tx),
    await listDivisions(tx),
    await listVillages(tx),
  ]
  const inLanguage = (one: { name: string; nameEn: string } | undefined) =>
    one && (language === 'th' ? one.name : one.nameEn)
  const nameOf = (grouping: 'category' | 'division' | 'village' | 'channel', key: string | null): string => {
    if (grouping === 'channel') return channelNames[language][key as Channel]
    if (grouping === 'category') {
      return inLanguage(categories.find(({ category }) => category === key)) ?? t.otherCategory
    }
    if (grouping === 'division') {
      return inLanguage(divisions.find(({ divisionId }) => divisionId === key)) ?? t.unassigned
    }
    const village = villages.find(({ villageId }) => villageId === key)
    return village ? villageName(village, language) : t.noVillage
  }
  const year = query.year ?? present
  return {
    kind: 'page',
    title: t.statistics,
    description: t.lead,
    content: (
      <StatisticsPage
        statistics={await yearStatistics(act, year)}
        groups={await yearGroups(act, year)}
        years={Array.from({ length: present - earliest + 1 }, (_, back) => present - back)}
        nameOf={nameOf}
        villages={villages}
        map={await areaMapOf(act)}
      />
    ),
  }
}

// Whether something is overdue changes with the day, not with the revision: the page is made each time.
export const complaintStatisticsRoutes = [
  route(
    complaintUrls.statistics,
    { permission: 'public', event: 'none', reuse: 'never', query: ofYear },
    statistics,
  ),
]
