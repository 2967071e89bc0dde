import { z } from 'zod'
import { fiscalYearEnd, fiscalYearOf, fiscalYearStart } from '../../platform/calendar/fiscal-year.ts'
import { parseInteger } from '../../platform/language/numerals.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { figuresBy, figuresOf, reasonsOf } from './figures.ts'
import { listServices, ruleOf } from './line.ts'
import { queueMessages } from './messages.ts'
import { StatisticsPage } from './pages/statistics-page.tsx'
import { queueUrls } from './urls.ts'

const ofYear = z.object({
  year: z
    .string()
    .transform((text) => parseInteger(text))
    .pipe(z.number().int().min(2500).max(2699))
    .optional(),
})

async function statistics({ tx, view, query }: Act<unknown, z.output<typeof ofYear>>): Promise<Answer> {
  const { today, language } = view
  const current = fiscalYearOf(today)
  const year = query.year ?? current
  const days = { from: fiscalYearStart(year), to: fiscalYearEnd(year) }
  return {
    kind: 'page',
    title: queueMessages[language].statistics,
    content: (
      <StatisticsPage
        year={year}
        years={[...new Set([current, current - 1, year])].toSorted((a, b) => b - a)}
        all={await figuresOf(tx, days, today)}
        byService={await figuresBy(tx, 'service', days, today)}
        byMonth={await figuresBy(tx, 'month', days, today)}
        byWeek={await figuresBy(tx, 'week', days, today)}
        reasons={await reasonsOf(tx, days)}
        services={await listServices(tx)}
        patienceMinutes={(await ruleOf(tx)).patienceMinutes}
      />
    ),
  }
}

export const queueStatisticsRoutes = [
  route(
    queueUrls.statistics,
    { permission: 'public', event: 'none', reuse: 'never', query: ofYear },
    statistics,
  ),
]
