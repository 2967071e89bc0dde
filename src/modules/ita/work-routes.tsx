import type { ReadinessSource } from '../../platform/disclosures/readiness.ts'
import { holdsRoleFor } from '../../platform/identity/capabilities.ts'
import { route, type Act, type Route } from '../../platform/web/route.ts'
import { itaCapabilities } from './capabilities.ts'
import { forecastOf } from './forecast.ts'
import { nameMeasures } from './measure-reading.ts'
import { listMeasures } from './measures.ts'
import { ReadinessPage } from './pages/readiness-page.tsx'
import { WorkPage } from './pages/work-page.tsx'
import { WorkYearPage } from './pages/work-year-page.tsx'
import { itaWorkUrls } from './urls.ts'
import { itaWorkMessages } from './work-messages.ts'
import { inYear, listYears, ofYear, readYear } from './year-reading.ts'

const reading = { permission: 'ita.reading', event: 'none', reuse: 'never' } as const

function mayWork({ visitor }: Pick<Act, 'visitor'>): boolean {
  return holdsRoleFor(visitor.person!, 'ita.work', itaCapabilities)
}

/** The overview, the page of each year, and how ready the site is for it. */
export function itaWorkRoutes(readiness: ReadinessSource): Route[] {
  return [
    route(itaWorkUrls.work, reading, async ({ tx, view }) => ({
      kind: 'page',
      title: itaWorkMessages[view.language].itaWork,
      content: (
        <WorkPage
          years={await listYears(tx, view.today)}
          measures={await nameMeasures(tx, await listMeasures(tx), view.today)}
        />
      ),
    })),
    route(
      itaWorkUrls.workYear,
      { ...reading, parameters: ofYear },
      inYear(async (act) => {
        const { tx, view, parameters } = act
        const { itaYear } = parameters
        const measures = (await listMeasures(tx)).filter((one) => one.itaYear === itaYear)
        return {
          kind: 'page',
          title: itaWorkMessages[view.language].workOf(itaYear),
          content: (
            <WorkYearPage
              reading={await readYear(tx, itaYear)}
              measures={await nameMeasures(tx, measures, view.today)}
              mayWork={mayWork(act)}
            />
          ),
        }
      }),
    ),
    route(
      itaWorkUrls.readiness,
      { ...reading, parameters: ofYear },
      inYear(async ({ tx, view, parameters }) => {
        const { itaYear } = parameters
        const items = await readiness(tx, { itaYear, today: view.today })
        return {
          kind: 'page',
          title: itaWorkMessages[view.language].readinessOf(itaYear),
          content: <ReadinessPage itaYear={itaYear} forecast={forecastOf(items)} />,
        }
      }),
    ),
  ]
}
