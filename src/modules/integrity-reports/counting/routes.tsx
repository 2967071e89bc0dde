import type { CapabilityTable } from '../../../platform/identity/actor.ts'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { smallestCount } from '../../../platform/open-data/small-cells.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { integrityReportUrls } from '../urls.ts'
import { CountStatisticsPage, EnterCountPage } from './count-pages.tsx'
import { countMessages } from './messages.ts'
import { enterYearCount, yearCounts, yearsToCount } from './year-count.ts'

/**
 * Who enters the figure of a year. Not a recipient with his key, on the confidential site: there nobody is known, and a
 * signed call would tell that this recipient was there. Here it tells of one act a year that everybody expects.
 */
export const countCapabilities = {
  'integrity-reports.counting': ['integrity-officer'],
} as const satisfies CapabilityTable

const words = ({ view }: Pick<Act, 'view'>) => countMessages[view.language]

async function page(act: Act, form: FormState): Promise<Answer> {
  const { tx, view } = act
  return {
    kind: 'page',
    status: Object.keys(form.errors).length > 0 ? 422 : 200,
    title: words(act).counts,
    content: (
      <EnterCountPage years={await yearsToCount(tx, view.today)} counted={await yearCounts(tx)} form={form} />
    ),
  }
}

/** The largest that a hand may have meant. */
const most = 100_000

async function enter(act: Act): Promise<Answer> {
  const { tx, actor, body, now } = act
  const t = words(act)
  const errors: Record<string, string> = {}
  const fiscalYear = parseInteger(textIn(body, 'fiscalYear')) ?? 0
  const size = textIn(body, 'secretSize')
  const reports = size === 'fewer' ? 0 : (parseInteger(textIn(body, 'secretCount')) ?? -1)
  if (size !== 'fewer' && size !== 'more') errors['secretSize'] = t.sizeMissing
  else if (size === 'more' && (reports < smallestCount || reports > most))
    errors['secretCount'] = t.countWrong
  const refuse = () => page(act, { typed: typedIn(body), errors })
  if (Object.keys(errors).length > 0) return refuse()
  const entered = await enterYearCount(tx, actor, { fiscalYear, reports, at: now })
  if (entered.ok) return { kind: 'redirect', to: integrityReportUrls.counts() }
  if (entered.reason === 'unchanged') errors['secretSize'] = t.unchanged
  else errors['fiscalYear'] = t.yearMissing
  return refuse()
}

const counting = { permission: 'integrity-reports.counting', reuse: 'never' } as const

export const countRoutes = [
  route(
    integrityReportUrls.statistics,
    { permission: 'public', event: 'none', reuse: 'revision' },
    async ({ tx, view }) => ({
      kind: 'page',
      title: countMessages[view.language].statistics,
      description: countMessages[view.language].lead,
      content: <CountStatisticsPage years={await yearCounts(tx)} />,
    }),
  ),
  route(integrityReportUrls.counts, { ...counting, event: 'none' }, (act) => page(act, emptyForm)),
  route(
    integrityReportUrls.counts,
    { ...counting, method: 'POST', event: 'integrity-reports.counted' },
    enter,
  ),
]
