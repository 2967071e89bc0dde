import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import type { ActingPeriod } from '../../../platform/identity/acting.ts'
import { roles } from '../../../platform/identity/actor.ts'
import { roleNames } from '../../../platform/identity/role-names.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { SelectField, TextField } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { administrationMessages } from '../administration-messages.ts'
import { administrationUrls } from '../urls.ts'
import type { ManagedAccountProps } from './managed-account-page.tsx'

/** For whom somebody acts, from when to when, and the form that records it. */
export function ActingSection({
  account: { accountId, state },
  acting,
  others,
  form,
}: Pick<ManagedAccountProps, 'account' | 'acting' | 'others' | 'form'>): VNode {
  const t = useMessages(administrationMessages)
  const names = useMessages(roleNames)
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.acting}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.actingWhy}</Thai>
      </p>
      {acting.length === 0 ? (
        <p>
          <Thai>{t.noActing}</Thai>
        </p>
      ) : (
        <ul class="ps-rows">
          {acting.map((period) => (
            <Period period={period} />
          ))}
        </ul>
      )}
      {state !== 'closed' && (
        <PostForm action={administrationUrls.recordActing({ accountId })}>
          <SelectField
            name="forAccountId"
            label={t.forWhom}
            form={form}
            items={[
              { value: '', children: t.choosePerson },
              ...others.map((other) => ({ value: other.accountId, children: other.name })),
            ]}
          />
          <SelectField
            name="actingRole"
            label={t.actingRole}
            form={form}
            items={roles
              .filter((role) => role !== 'administrator')
              .map((role) => ({ value: role, children: names[role] }))}
          />
          <TextField name="fromDate" label={t.fromDate} hint={t.dateHint} form={form} autoComplete="off" />
          <TextField name="toDate" label={t.toDate} hint={t.dateHint} form={form} autoComplete="off" />
          <TextField name="order" label={t.order} hint={t.orderHint} form={form} autoComplete="off" />
          <Button class="govuk-button--secondary">
            <Thai>{t.recordActing}</Thai>
          </Button>
        </PostForm>
      )}
    </>
  )
}

function Period({ period }: { period: ActingPeriod }): VNode {
  const { language, today } = useView()
  const t = useMessages(administrationMessages)
  const names = useMessages(roleNames)
  const { accountId, actingId, fromDate, toDate } = period
  const day = (date: string): string => formatDate(Temporal.PlainDate.from(date), language, 'short')
  const wasCalledOff = toDate < fromDate
  const isOver = toDate < today.toString()
  const line = t.actingLine(names[period.role], period.forName)
  return (
    <li>
      <Thai>{line}</Thai>
      <span class="ps-rows__meta">
        <Thai>{wasCalledOff ? t.calledOff : t.until(day(fromDate), day(toDate))}</Thai>
        {' · '}
        <Thai>{period.orderReference}</Thai>
        {isOver && !wasCalledOff && (
          <>
            {' · '}
            <Thai>{t.over}</Thai>
          </>
        )}
      </span>
      {!isOver && !wasCalledOff && (
        <PostForm action={administrationUrls.endActing({ accountId, actingId })}>
          <Button class="govuk-button--secondary">
            <Thai>{t.endActing}</Thai>
            <span class="govuk-visually-hidden"> {line}</span>
          </Button>
        </PostForm>
      )}
    </li>
  )
}
