import { route } from '../../platform/web/route.ts'
import { itaMeasureMessages } from './measure-messages.ts'
import { nameMeasures } from './measure-reading.ts'
import { listMeasures } from './measures.ts'
import { itaMessages } from './messages.ts'
import { ItaPage } from './pages/ita-page.tsx'
import { MeasuresPage } from './pages/measures-page.tsx'
import { YearPage } from './pages/year-page.tsx'
import { itaUrls } from './urls.ts'
import { inYear, listYears, ofYear, readYear } from './year-reading.ts'

export const itaPublicRoutes = [
  route(itaUrls.ita, { permission: 'public', event: 'none', reuse: 'revision' }, async ({ tx, view }) => ({
    kind: 'page',
    title: itaMessages[view.language].ita,
    description: itaMessages[view.language].lead,
    content: <ItaPage years={await listYears(tx, view.today)} />,
  })),
  // What is overdue changes with the day.
  route(itaUrls.measures, { permission: 'public', event: 'none', reuse: 'never' }, async ({ tx, view }) => ({
    kind: 'page',
    title: itaMeasureMessages[view.language].measures,
    description: itaMeasureMessages[view.language].measuresLead,
    content: <MeasuresPage measures={await nameMeasures(tx, await listMeasures(tx), view.today)} />,
  })),
  route(
    itaUrls.year,
    { permission: 'public', event: 'none', reuse: 'revision', parameters: ofYear },
    inYear(async ({ tx, view, parameters: { itaYear } }) => {
      const years = await listYears(tx, view.today)
      const measures = (await listMeasures(tx)).filter((one) => one.itaYear === itaYear)
      return {
        kind: 'page',
        title: itaMessages[view.language].resultOf(itaYear),
        content: (
          <YearPage
            reading={await readYear(tx, itaYear)}
            years={years.map((year) => year.itaYear).toReversed()}
            measures={measures.length}
          />
        ),
      }
    }),
  ),
]
