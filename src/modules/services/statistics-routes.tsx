import { z } from 'zod'
import { fiscalYearOf } from '../../platform/calendar/fiscal-year.ts'
import { route } from '../../platform/web/route.ts'
import { listServices } from './catalogue/reading-services.ts'
import { StatisticsPage } from './pages/statistics-page.tsx'
import { factsSince } from './reading.ts'
import { receivedIn, yearsOf } from './statistics.ts'
import { serviceStatisticsMessages } from './statistics-messages.ts'
import { serviceUrls } from './urls.ts'

export const serviceStatisticsRoutes = [
  route(
    serviceUrls.statistics,
    {
      permission: 'public',
      event: 'none',
      reuse: 'never',
      query: z.object({ year: z.coerce.number().int().min(2500).max(2800).optional() }),
    },
    async ({ tx, view, query }) => {
      const all = await factsSince(tx)
      const year = query.year ?? fiscalYearOf(view.today)
      const facts = receivedIn(all, year)
      const services = (await listServices(tx)).filter(({ state }) => state !== 'draft')
      const years = yearsOf(all, view.today)
      return {
        kind: 'page',
        title: `${serviceStatisticsMessages[view.language].statistics} ${year}`,
        content: <StatisticsPage year={year} years={years} facts={facts} services={services} />,
      }
    },
  ),
]
