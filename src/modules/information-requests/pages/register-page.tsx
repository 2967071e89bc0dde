import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { beginningOf } from '../../../ui/beginning.ts'
import { emptyForm, TextField } from '../../../ui/form-fields.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Pagination } from '../../../ui/govuk/pagination.tsx'
import { Choices, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { registerParts, type InformationRequest, type RegisterPart } from '../reading.ts'
import { informationRegisterMessages } from '../register-messages.ts'
import { informationRegisterUrls } from '../urls.ts'
import { StandingTag } from './standing-tag.tsx'

export interface RegisterProps {
  readonly part: RegisterPart
  readonly q: string
  /** Whether what was looked for is no register number. */
  readonly isUnreadable: boolean
  readonly requests: readonly InformationRequest[]
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly mayHandle: boolean
}

/** The register of requests, for those who deal with them. */
export function RegisterPage(props: RegisterProps): VNode {
  const { part, q, isUnreadable, requests, total, pages, mayHandle } = props
  const t = useMessages(informationRegisterMessages)
  const href = useHref()
  const names = { open: t.partOpen, late: t.partLate, ended: t.partEnded, all: t.partAll }
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.register}</Thai>
      </h1>
      {mayHandle && (
        <Button href={href(informationRegisterUrls.enter())}>
          <Thai>{t.enter}</Thai>
        </Button>
      )}
      <Choices
        label={t.part}
        choices={registerParts.map((one) => ({
          label: names[one],
          address: informationRegisterUrls.register({ part: one }),
          chosen: one === part,
        }))}
      />
      <form method="get" action={href(informationRegisterUrls.register())} class="ps-filters">
        <TextField
          name="q"
          label={t.find}
          hint={t.findHint}
          form={isUnreadable ? { typed: { q }, errors: { q: t.findWrong } } : { ...emptyForm, typed: { q } }}
          class="govuk-input--width-10"
          inputMode="text"
          autoComplete="off"
          spellcheck={false}
        />
        <Button class="govuk-button--secondary">
          <Thai>{t.show}</Thai>
        </Button>
      </form>
      <p class="ps-rows__meta">
        <Thai>{requests.length === 0 ? t.none : t.total(total)}</Thai>
      </p>
      {requests.length > 0 && (
        <ul class="ps-tasks">
          {requests.map((request) => (
            <Row request={request} />
          ))}
        </ul>
      )}
      {pages > 1 && <Pages {...props} />}
    </>
  )
}

function Row({ request }: { request: InformationRequest }): VNode {
  const { language } = useView()
  const t = useMessages(informationRegisterMessages)
  const { requestId, registerNumber, registerYear, wanted, dueOn, state } = request
  const division = language === 'th' ? request.divisionName : request.divisionNameEn
  return (
    <li>
      <div>
        <Link to={informationRegisterUrls.request({ requestId })} class="govuk-link ps-tasks__t">
          {registerNumber}/{registerYear}
        </Link>
        <p class="ps-measure">
          <Thai>{wanted === null ? t.erased : beginningOf(wanted)}</Thai>
        </p>
        <p class="ps-tasks__from">
          <Thai>{division ?? t.unassigned}</Thai>
        </p>
      </div>
      <div>
        <StandingTag request={request} />
        {state === 'open' && (
          <span class="ps-deadline">
            <Thai>{t.due}</Thai> {formatDate(Temporal.PlainDate.from(dueOn), language, 'short')}
          </span>
        )}
      </div>
    </li>
  )
}

function Pages({ part, q, page, pages }: RegisterProps): VNode {
  const t = useMessages(informationRegisterMessages)
  const href = useHref()
  const link = (to: number): string =>
    href(informationRegisterUrls.register({ part, q: q || undefined, page: to === 1 ? undefined : to }))
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
