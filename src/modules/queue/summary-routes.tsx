import { z } from 'zod'
import { formatDate } from '../../platform/calendar/buddhist-date.ts'
import { csvOfRows } from '../../platform/open-data/csv.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { satisfactionOfMonth } from '../surveys/module.ts'
import { figuresBy, figuresOf, reasonsOf, type QueueFigures } from './figures.ts'
import { listServices } from './line.ts'
import { SummaryPage } from './pages/summary-page.tsx'
import { periodFrom, periodParts, type Period } from './period.ts'
import { queueStatisticsMessages } from './statistics-messages.ts'
import { queueUrls } from './urls.ts'

const ofPeriod = z.object({ part: z.enum(periodParts), from: z.iso.date() })
type PeriodAct = Act<z.output<typeof ofPeriod>>

/** Finds the week or month first; a day on which none begins, or that is to come, is an unknown address. */
function inPeriod(answer: (period: Period, act: PeriodAct) => Promise<Answer>) {
  return async (act: PeriodAct): Promise<Answer> => {
    const { parameters, view } = act
    const period = periodFrom(parameters.part, Temporal.PlainDate.from(parameters.from), view.today)
    return period ? answer(period, act) : { kind: 'absent' }
  }
}

async function summary(period: Period, { tx, view }: PeriodAct): Promise<Answer> {
  const { today, language } = view
  const { part, from, to } = period
  const title = queueStatisticsMessages[language].period(
    part,
    formatDate(from, language),
    formatDate(to, language),
  )
  return {
    kind: 'page',
    title,
    content: (
      <SummaryPage
        title={title}
        period={period}
        all={await figuresOf(tx, period, today)}
        byService={await figuresBy(tx, 'service', period, today)}
        reasons={await reasonsOf(tx, period)}
        services={await listServices(tx)}
        // Of a week there would be too few answers to tell of.
        satisfaction={
          part === 'month' ? await satisfactionOfMonth(tx, { topic: 'queue', month: from }) : undefined
        }
      />
    ),
  }
}

const columns = [
  'issued',
  'served',
  'absent',
  'left',
  'called',
  'inOrder',
  'medianMinutes',
  'ninetiethMinutes',
  'longestMinutes',
] as const satisfies readonly (keyof QueueFigures)[]

async function summaryCsv(period: Period, { tx, view }: PeriodAct): Promise<Answer> {
  const services = await listServices(tx)
  const nameOf = (key: string) => services.find(({ serviceId }) => serviceId === key)?.name ?? ''
  const row = (name: string, figures: QueueFigures) => [name, ...columns.map((column) => figures[column])]
  const parts = await figuresBy(tx, 'service', period, view.today)
  return {
    kind: 'data',
    type: 'text/csv; charset=utf-8',
    filename: `queue-${period.part}-${period.from.toString()}.csv`,
    body: csvOfRows([
      ['service', ...columns],
      ...parts.map(({ key, ...figures }) => row(nameOf(key), figures)),
      row('ทั้งหมด', await figuresOf(tx, period, view.today)),
    ]),
  }
}

const inPublic = { permission: 'public', event: 'none', reuse: 'never', parameters: ofPeriod } as const

export const queueSummaryRoutes = [
  route(queueUrls.summary, inPublic, inPeriod(summary)),
  route(queueUrls.summaryCsv, { ...inPublic, languages: 'one' }, inPeriod(summaryCsv)),
]
