import { z } from 'zod'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer, type Route } from '../../../platform/web/route.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { disclosureCapabilities } from '../capabilities.ts'
import { assignItems, confirmYear, type Assignment } from '../editing.ts'
import { itemsOfYear, listYears } from '../items.ts'
import { copyYear } from '../opening.ts'
import { WorkYearPage } from '../pages/work-year-page.tsx'
import { periods } from '../period.ts'
import { yearInAddress } from '../public-routes.tsx'
import { refreshDisclosureSearch } from '../searchable.ts'
import type { Sources } from '../sources.ts'
import { standingsOfYear } from '../standing.ts'
import { itaYearOf } from '../topics.ts'
import { disclosureWorkUrls } from '../urls.ts'
import { disclosureWorkMessages } from '../work-messages.ts'
import { isAskedFor, itemFilter, type ItemFilter } from './filter.ts'

const ofYear = z.object({ itaYear: yearInAddress })
type YearAct = Act<z.output<typeof ofYear>>

export const reading = { permission: 'disclosure.reading', event: 'none', reuse: 'never' } as const
export const posted = { permission: 'disclosure.work', reuse: 'never', method: 'POST' } as const

/** The list of a year for those who see to it, and what is done with many items or the list itself. */
export function workYearRoutes(sources: Sources): Route[] {
  async function page(
    { tx, view, visitor, parameters: { itaYear } }: Pick<YearAct, 'tx' | 'view' | 'visitor' | 'parameters'>,
    {
      filter = {},
      form = emptyForm,
      chosen = [],
    }: { filter?: ItemFilter; form?: FormState; chosen?: readonly string[] } = {},
  ): Promise<Answer> {
    const years = await listYears(tx)
    const year = years.find((one) => one.itaYear === itaYear)
    if (!year) return { kind: 'absent' }
    const all = await standingsOfYear(tx, sources, { itaYear, today: view.today })
    const isNewest = years[0] === year
    return {
      kind: 'page',
      status: form === emptyForm ? 200 : 422,
      title: disclosureWorkMessages[view.language].workOf(itaYear),
      scripts: ['choose-all.js'],
      content: (
        <WorkYearPage
          year={year}
          years={years.map((one) => one.itaYear)}
          all={all}
          shown={all.filter((one) => isAskedFor(one, filter, view.today))}
          withdrawn={(await itemsOfYear(tx, itaYear)).filter(({ withdrawnAt }) => withdrawnAt !== null)}
          filter={filter}
          chosen={chosen}
          divisions={await listDivisions(tx)}
          mayWork={holdsRoleFor(visitor.person!, 'disclosure.work', disclosureCapabilities)}
          next={isNewest && itaYear <= fiscalYearOf(view.today) ? itaYear + 1 : undefined}
          form={form}
        />
      ),
    }
  }

  async function assign(act: YearAct): Promise<Answer> {
    const { tx, view, body, actor, parameters, now } = act
    const t = disclosureWorkMessages[view.language]
    const itemIds = z.array(z.uuid()).safeParse([body['item'] ?? []].flat())
    const refuse = (errors: Record<string, string>) =>
      page(act, { form: { typed: typedIn(body), errors }, chosen: itemIds.data ?? [] })
    if (!itemIds.success || itemIds.data.length === 0) return refuse({ items: t.noneChosen })
    const read = await assignmentIn(act)
    if (!read.ok) return refuse(read.errors)
    const asked = { ...parameters, itemIds: itemIds.data, assignment: read.assignment, at: now }
    const changed = await assignItems(tx, actor, asked)
    if (changed === 0) return refuse({ toDivision: t.nothingSet })
    return { kind: 'redirect', to: disclosureWorkUrls.workYear(parameters) }
  }

  async function confirm(act: YearAct): Promise<Answer> {
    const { tx, view, body, actor, parameters, now } = act
    const read = readTypedDay(textIn(body, 'checkedOn'), { language: view.language, to: view.today })
    if (!read.ok) return page(act, { form: { typed: typedIn(body), errors: { checkedOn: read.fault } } })
    const isDone = await confirmYear(tx, actor, { ...parameters, on: read.date, at: now })
    return isDone ? { kind: 'redirect', to: disclosureWorkUrls.workYear(parameters) } : { kind: 'absent' }
  }

  /** A year is opened by copying the one before it, one at a time and none far ahead. */
  async function open({ tx, view, actor, parameters, now }: YearAct): Promise<Answer> {
    const { itaYear } = parameters
    const [newest] = await listYears(tx)
    const isNext = newest && itaYear === newest.itaYear + 1 && itaYear <= fiscalYearOf(view.today) + 1
    if (!isNext || !(await copyYear(tx, actor, { itaYear, at: now }))) return { kind: 'absent' }
    await refreshDisclosureSearch(tx)
    return { kind: 'redirect', to: disclosureWorkUrls.workYear(parameters) }
  }

  return [
    route(disclosureWorkUrls.workNow, reading, async ({ tx, view }) => {
      const itaYear = await itaYearOf(tx, view.today)
      if (itaYear === undefined) return { kind: 'absent' }
      return { kind: 'redirect', to: disclosureWorkUrls.workYear({ itaYear }) }
    }),
    route(disclosureWorkUrls.workYear, { ...reading, parameters: ofYear, query: itemFilter }, (act) =>
      page(act, { filter: act.query }),
    ),
    route(
      disclosureWorkUrls.assign,
      { ...posted, event: 'disclosure.items-assigned', parameters: ofYear },
      assign,
    ),
    route(
      disclosureWorkUrls.yearChecked,
      { ...posted, event: 'disclosure.year-checked', parameters: ofYear },
      confirm,
    ),
    route(
      disclosureWorkUrls.openYear,
      { ...posted, event: 'disclosure.year-opened', parameters: ofYear },
      open,
    ),
  ]
}

/** What is to be set, as it was typed; empty fields leave things as they are. */
async function assignmentIn({
  tx,
  view,
  body,
}: Pick<Act, 'tx' | 'view' | 'body'>): Promise<
  { ok: true; assignment: Assignment } | { ok: false; errors: Record<string, string> }
> {
  const divisions = await listDivisions(tx)
  const typed = textIn(body, 'toDivision')
  const division = divisions.find(({ divisionId, closedAt }) => divisionId === typed && closedAt === null)
  const refuse = (field: string, words: string) => ({ ok: false, errors: { [field]: words } }) as const
  const t = disclosureWorkMessages[view.language]
  if (typed !== '' && !division) return refuse('toDivision', t.nothingSet)
  const day = textIn(body, 'deadline')
  const read = day === '' ? undefined : readTypedDay(day, { language: view.language })
  if (read && !read.ok) return refuse('deadline', read.fault)
  const period = z.enum(periods).safeParse(textIn(body, 'period'))
  return {
    ok: true,
    assignment: {
      divisionId: division?.divisionId,
      deadline: read?.date,
      period: period.success ? period.data : undefined,
    },
  }
}
