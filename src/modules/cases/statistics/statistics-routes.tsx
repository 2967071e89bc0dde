import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { reductionPromise } from '../../plan/module.ts'
import { caseStatisticsUrls } from '../urls.ts'
import { safeYears } from './counting.ts'
import { caseStatisticsMessages } from './messages.ts'
import { StatisticsPage } from './statistics-page.tsx'

async function statistics({ tx, view, services }: Act): Promise<Answer> {
  const t = caseStatisticsMessages[view.language]
  const years = []
  for (const year of await safeYears(tx, view.today)) {
    years.push({ ...year, promise: await reductionPromise(tx, services.metrics, year.fiscalYear) })
  }
  return { kind: 'page', title: t.statistics, description: t.lead, content: <StatisticsPage years={years} /> }
}

export const caseStatisticsRoutes = [
  route(
    caseStatisticsUrls.statistics,
    { permission: 'public', event: 'none', reuse: 'revision' },
    statistics,
  ),
]
