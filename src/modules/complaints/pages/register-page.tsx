import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { beginningOf } from '../../../ui/beginning.ts'
import { emptyForm, SelectField, TextField } from '../../../ui/form-fields.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Pagination } from '../../../ui/govuk/pagination.tsx'
import { WarningIcon } from '../../../ui/icons.tsx'
import { Choices, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Category } from '../categories.ts'
import { dueToday } from '../clock/timing.ts'
import { levelNames } from '../fact-names.ts'
import { complaintImportMessages } from '../import-messages.ts'
import { complaintMapMessages } from '../map-messages.ts'
import { complaintPreventionMessages } from '../prevention-messages.ts'
import { mostCounted, registerParts, type Complaint, type RegisterPart } from '../reading.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import { complaintRoundMessages } from '../round-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'
import { StandingTag, usePlace } from './complaint-parts.tsx'

export interface RegisterProps {
  readonly part: RegisterPart
  readonly q: string
  readonly category: string
  readonly categories: readonly Category[]
  readonly complaints: readonly Complaint[]
  readonly total: number
  readonly page: number
  readonly pages: number
  readonly mayHandle: boolean
  readonly maySet: boolean
}

/** The register of complaints, for those who deal with them. */
export function RegisterPage(props: RegisterProps): VNode {
  const { part, q, category, categories, complaints, total, pages, mayHandle, maySet } = props
  const { language } = useView()
  const t = useMessages(complaintRegisterMessages)
  const importing = useMessages(complaintImportMessages)
  const prevention = useMessages(complaintPreventionMessages)
  const onMap = useMessages(complaintMapMessages)
  const rounds = useMessages(complaintRoundMessages)
  const href = useHref()
  const names = {
    mine: t.partMine,
    open: t.partOpen,
    late: t.partLate,
    ended: t.partEnded,
    all: t.partAll,
  }
  const chosen = { q: q || undefined, category: category || undefined }
  return (
    <>
      <h1 class="govuk-heading-l">
        <Thai>{t.register}</Thai>
      </h1>
      <div class="govuk-button-group">
        {mayHandle && (
          <Button href={href(complaintRegisterUrls.enter())}>
            <Thai>{t.enter}</Thai>
          </Button>
        )}
        <Link to={complaintRegisterUrls.analysis()}>
          <Thai>{prevention.analysis}</Thai>
        </Link>
        <Link to={complaintRegisterUrls.map()}>
          <Thai>{onMap.openMap}</Thai>
        </Link>
        <Link to={complaintRegisterUrls.reports()}>
          <Thai>{rounds.reports}</Thai>
        </Link>
        {maySet && (
          <Link to={complaintRegisterUrls.settings()}>
            <Thai>{t.settings}</Thai>
          </Link>
        )}
        {maySet && (
          <Link to={complaintRegisterUrls.importTickets()}>
            <Thai>{importing.importTitle}</Thai>
          </Link>
        )}
      </div>
      <Choices
        label={t.part}
        choices={registerParts.map((one) => ({
          label: names[one],
          address: complaintRegisterUrls.register({ part: one, ...chosen }),
          chosen: one === part,
        }))}
      />
      <form method="get" action={href(complaintRegisterUrls.register())} class="ps-filters">
        <input type="hidden" name="part" value={part} />
        <TextField
          name="q"
          label={t.find}
          hint={t.findHint}
          form={{ ...emptyForm, typed: { q } }}
          class="govuk-input--width-20"
          autoComplete="off"
          spellcheck={false}
        />
        <SelectField
          name="category"
          label={t.category}
          form={{ ...emptyForm, typed: { category } }}
          items={[
            { value: '', children: t.everyCategory },
            ...categories.map((one) => ({
              value: one.category,
              children: language === 'th' ? one.name : one.nameEn,
            })),
          ]}
        />
        <Button class="govuk-button--secondary">
          <Thai>{t.show}</Thai>
        </Button>
      </form>
      <p class="ps-rows__meta">
        <Thai>{total === 0 ? t.none : total > mostCounted ? t.moreThan(mostCounted) : t.total(total)}</Thai>
      </p>
      {complaints.length > 0 && (
        <ul class="ps-tasks">
          {complaints.map((complaint) => (
            <Row complaint={complaint} categories={categories} />
          ))}
        </ul>
      )}
      {pages > 1 && <Pages {...props} />}
    </>
  )
}

function Row({ complaint, categories }: { complaint: Complaint } & Pick<RegisterProps, 'categories'>): VNode {
  const { language, today } = useView()
  const t = useMessages(complaintRegisterMessages)
  const levels = useMessages(levelNames)
  const place = usePlace(complaint)
  const { complaintId, registerNumber, registerYear, story, endedOn, erasedAt, level } = complaint
  const category = categories.find((one) => one.category === complaint.category)
  const division = language === 'th' ? complaint.divisionName : complaint.divisionNameEn
  const isOpen = endedOn === null
  return (
    <li>
      <div>
        <Link to={complaintRegisterUrls.complaint({ complaintId })} class="govuk-link ps-tasks__t">
          {registerNumber}/{registerYear}
        </Link>
        <p class="ps-measure">
          {isOpen && complaint.isDangerous && (
            <b>
              <WarningIcon /> <Thai>{t.dangerous}</Thai>{' '}
            </b>
          )}
          <Thai>{story === null ? (erasedAt === null ? t.noStory : t.erased) : beginningOf(story)}</Thai>
        </p>
        <p class="ps-tasks__from">
          <Thai>
            {[language === 'th' ? category?.name : category?.nameEn, place, division ?? t.unassigned]
              .filter((part) => part !== undefined)
              .join(' · ')}
          </Thai>
        </p>
      </div>
      <div>
        <StandingTag complaint={complaint} />
        {isOpen && (
          <span class="ps-deadline">
            <Thai>{t.due}</Thai> {formatDate(dueToday(complaint, today), language, 'short')}
          </span>
        )}
        {isOpen && level > 0 && (
          <span class="ps-deadline">
            <Thai>{t.level(levels[level as 1 | 2 | 3])}</Thai>
          </span>
        )}
      </div>
    </li>
  )
}

function Pages({ part, q, category, page, pages }: RegisterProps): VNode {
  const t = useMessages(complaintRegisterMessages)
  const href = useHref()
  const link = (to: number): string =>
    href(
      complaintRegisterUrls.register({
        part,
        q: q || undefined,
        category: category || undefined,
        page: to === 1 ? undefined : to,
      }),
    )
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
