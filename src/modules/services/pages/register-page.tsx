import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { emptyForm, SelectField, TextField } from '../../../ui/form-fields.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Pagination } from '../../../ui/govuk/pagination.tsx'
import { Choices, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { serviceStateNames } from '../handling/fact-names.ts'
import { registerOrderNames, registerPartNames, serviceHandlingMessages } from '../handling/messages.ts'
import {
  mostCounted,
  registerOrders,
  registerParts,
  type HandledRequest,
  type RegisterOrder,
  type RegisterPart,
} from '../handling/register-reading.ts'
import { states } from '../service-facts.ts'
import { serviceHandlingUrls, serviceWorkUrls } from '../urls.ts'
import { StandingTag, useTimeWords, type TimeUsed } from './request-tags.tsx'

/** What is looked for, as it stands in the address. */
export interface RegisterQuery {
  readonly part: RegisterPart
  readonly q: string
  readonly service: string
  readonly state: string
  readonly division: string
  readonly order: RegisterOrder
}

export interface RegisterProps {
  readonly asked: RegisterQuery
  readonly services: readonly { readonly serviceId: string; readonly name: string; readonly nameEn: string }[]
  readonly divisions: readonly Division[]
  readonly requests: readonly (HandledRequest & { readonly time: TimeUsed })[]
  readonly total: number
  readonly page: number
  readonly pages: number
}

/** The address of a part or page of the register, with all else that is looked for. */
function addressOf({ part, q, service, state, division, order }: RegisterQuery, page = 1) {
  return {
    part,
    q: q || undefined,
    service: service || undefined,
    state: state || undefined,
    division: division || undefined,
    order: order === 'due' ? undefined : order,
    page: page === 1 ? undefined : page,
  }
}

/** The register of requests for services, for those who deal with them: first what waits for whoever looks. */
export function RegisterPage(props: RegisterProps): VNode {
  const { asked, requests, total, pages } = props
  const t = useMessages(serviceHandlingMessages)
  const parts = useMessages(registerPartNames)
  const none = asked.part === 'waiting' ? t.noneWaiting : t.none
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.register}</Thai>
      </h1>
      <Choices
        label={t.part}
        choices={registerParts.map((one) => ({
          label: parts[one],
          address: serviceWorkUrls.register(addressOf({ ...asked, part: one })),
          chosen: one === asked.part,
        }))}
      />
      <Filters {...props} />
      <p class="ps-rows__meta">
        <Thai>{total === 0 ? none : total > mostCounted ? t.moreThan(mostCounted) : t.total(total)}</Thai>
      </p>
      {requests.length > 0 && (
        <ul class="ps-tasks">
          {requests.map((request) => (
            <Row request={request} />
          ))}
        </ul>
      )}
      {pages > 1 && <Pages {...props} />}
      {total > 0 && (
        <p>
          <Link to={serviceHandlingUrls.table(addressOf(asked))}>
            <Thai>{t.exportIt}</Thai>
          </Link>{' '}
          <span class="ps-rows__meta">
            <Thai>{t.exportNote}</Thai>
          </span>
        </p>
      )}
    </>
  )
}

function Filters({ asked, services, divisions }: RegisterProps): VNode {
  const { language } = useView()
  const t = useMessages(serviceHandlingMessages)
  const stateNames = useMessages(serviceStateNames)
  const orderNames = useMessages(registerOrderNames)
  const href = useHref()
  const form = { ...emptyForm, typed: { ...asked } }
  const isNarrowed =
    asked.service !== '' || asked.state !== '' || asked.division !== '' || asked.order !== 'due'
  const named = (one: { name: string; nameEn: string }) => (language === 'th' ? one.name : one.nameEn)
  return (
    <form method="get" action={href(serviceWorkUrls.register())} class="ps-filters">
      <input type="hidden" name="part" value={asked.part} />
      <TextField
        name="q"
        label={t.find}
        hint={t.findHint}
        form={form}
        class="govuk-input--width-20"
        autoComplete="off"
        spellcheck={false}
      />
      <Details summary={<Thai>{t.narrow}</Thai>} open={isNarrowed}>
        <div class="ps-register-filters">
          <SelectField
            name="service"
            label={t.service}
            form={form}
            items={[
              { value: '', children: t.everyService },
              ...services.map((one) => ({ value: one.serviceId, children: named(one) })),
            ]}
          />
          <SelectField
            name="state"
            label={t.state}
            form={form}
            items={[
              { value: '', children: t.everyState },
              ...states.map((one) => ({ value: one, children: stateNames[one] })),
            ]}
          />
          <SelectField
            name="division"
            label={t.division}
            form={form}
            items={[
              { value: '', children: t.everyDivision },
              ...divisions.map((one) => ({ value: one.divisionId, children: named(one) })),
            ]}
          />
          <SelectField
            name="order"
            label={t.order}
            form={form}
            items={registerOrders.map((one) => ({ value: one, children: orderNames[one] }))}
          />
        </div>
      </Details>
      <Button class="govuk-button--secondary">
        <Thai>{t.show}</Thai>
      </Button>
    </form>
  )
}

function Row({ request }: { request: RegisterProps['requests'][number] }): VNode {
  const { language } = useView()
  const t = useMessages(serviceHandlingMessages)
  const timeWords = useTimeWords()
  const { requestId, registerNumber, registerYear, applicant, erasedAt, state, dueOn, bringBy } = request
  const division = language === 'th' ? request.divisionName : request.divisionNameEn
  const day = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language, 'short')
  return (
    <li>
      <div>
        <Link to={serviceWorkUrls.request({ requestId })} class="govuk-link ps-tasks__t">
          {registerNumber}/{registerYear}
        </Link>
        <p class="ps-measure">
          <Thai>{language === 'th' ? request.serviceName : request.serviceNameEn}</Thai>
        </p>
        <p class="ps-tasks__from">
          <Thai>
            {[
              erasedAt === null ? (applicant ?? t.anonymous) : t.anonymous,
              division ?? t.unassigned,
              request.assigneeName ?? t.noOfficer,
            ].join(' · ')}
          </Thai>
        </p>
      </div>
      <div>
        <StandingTag request={request} />
        {state === 'open' && dueOn !== null && (
          <span class="ps-deadline">
            <Thai>{t.due}</Thai> {day(dueOn)}
          </span>
        )}
        {state === 'incomplete' && bringBy !== null && (
          <span class="ps-deadline">
            <Thai>{t.bringByDue}</Thai> {day(bringBy)}
          </span>
        )}
        {state !== 'incomplete' && request.time.used !== null && (
          <span class="ps-deadline">
            <Thai>{timeWords(request.time)}</Thai>
          </span>
        )}
      </div>
    </li>
  )
}

function Pages({ asked, page, pages }: RegisterProps): VNode {
  const t = useMessages(serviceHandlingMessages)
  const href = useHref()
  const link = (to: number): string => href(serviceWorkUrls.register(addressOf(asked, to)))
  return (
    <Pagination
      landmarkLabel={t.pages}
      previous={
        page > 1 ? { href: link(page - 1), children: t.previous, labelText: t.page(page - 1) } : undefined
      }
      next={
        page < pages ? { href: link(page + 1), children: t.next, labelText: t.page(page + 1) } : undefined
      }
    />
  )
}
