import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { LongTextField, SelectField } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { isOpen } from '../complaint-facts.ts'
import { complaintHandlingMessages } from '../handling-messages.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'
import type { ComplaintProps } from './complaint-page.tsx'

/** What whoever deals with complaints can do with one as it stands. */
export function Actions(props: ComplaintProps): VNode {
  const { complaint, form } = props
  const t = useMessages(complaintRegisterMessages)
  const h = useMessages(complaintHandlingMessages)
  const { complaintId, state, waitingSince, closedOn } = complaint
  const ofIt = { complaintId }
  const open = isOpen(state)
  const isMain = state !== 'merged'
  const mayFix = open || state === 'answered'
  const ways = [
    open && { label: h.answer, address: complaintRegisterUrls.answer(ofIt) },
    mayFix && { label: h.fix, address: complaintRegisterUrls.fix(ofIt) },
    open && waitingSince === null && { label: h.ask, address: complaintRegisterUrls.ask(ofIt) },
    open && waitingSince === null && { label: h.pause, address: complaintRegisterUrls.pause(ofIt) },
    open && { label: h.passOn, address: complaintRegisterUrls.passOn(ofIt) },
    open && { label: h.merge, address: complaintRegisterUrls.merge(ofIt) },
    (open || state === 'merged') &&
      complaint.endedOn === null && {
        label: h.withdraw,
        address: complaintRegisterUrls.withdrawFor(ofIt),
      },
    isMain && { label: h.summary, address: complaintRegisterUrls.summary(ofIt) },
    isMain && { label: h.photo, address: complaintRegisterUrls.photo(ofIt) },
  ]
  const buttons = [
    state === 'received' && { label: t.acknowledge, address: complaintRegisterUrls.acknowledge(ofIt) },
    open &&
      state !== 'accepted' &&
      complaint.divisionId !== null && { label: t.accept, address: complaintRegisterUrls.accept(ofIt) },
    waitingSince !== null && { label: t.resume, address: complaintRegisterUrls.resume(ofIt) },
    (state === 'answered' || state === 'fixed') &&
      closedOn === null && { label: t.close, address: complaintRegisterUrls.close(ofIt) },
  ]
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.actions}</Thai>
      </h2>
      {buttons.map(
        (button) =>
          button && (
            <PostForm action={button.address}>
              <Button>
                <Thai>{button.label}</Thai>
              </Button>
            </PostForm>
          ),
      )}
      <ul class="ps-rows ps-rows--2">
        {ways.map(
          (way) =>
            way && (
              <li>
                <Link to={way.address}>
                  <Thai>{way.label}</Thai>
                </Link>
              </li>
            ),
        )}
      </ul>
      {open && <Assigning {...props} />}
      <Recategorizing {...props} />
      <Details summary={<Thai>{t.note}</Thai>} open={form.errors['note'] !== undefined}>
        <PostForm action={complaintRegisterUrls.note(ofIt)} class="ps-measure" keepsDraft>
          <LongTextField name="note" label={t.noteWords} form={form} />
          <Button class="govuk-button--secondary">
            <Thai>{t.note}</Thai>
          </Button>
        </PostForm>
      </Details>
      <Details summary={<Thai>{t.renew}</Thai>}>
        <p>
          <Thai>{t.renewWhy}</Thai>
        </p>
        <PostForm action={complaintRegisterUrls.renewCode(ofIt)}>
          <Button class="govuk-button--secondary">
            <Thai>{t.renewSend}</Thai>
          </Button>
        </PostForm>
      </Details>
    </>
  )
}

function Recategorizing({ complaint, categories, form }: ComplaintProps): VNode {
  const { language } = useView()
  const t = useMessages(complaintRegisterMessages)
  const { complaintId, category } = complaint
  return (
    <Details summary={<Thai>{t.recategorize}</Thai>} open={form.errors['category'] !== undefined}>
      <PostForm action={complaintRegisterUrls.recategorize({ complaintId })} class="ps-measure">
        <SelectField
          name="category"
          label={t.category}
          form={form}
          value={form.typed['category'] ?? category}
          items={categories
            .filter(({ isClosed }) => !isClosed)
            .map((one) => ({ value: one.category, children: language === 'th' ? one.name : one.nameEn }))}
        />
        <Button class="govuk-button--secondary">
          <Thai>{t.recategorize}</Thai>
        </Button>
      </PostForm>
    </Details>
  )
}

function Assigning({ complaint, divisions, people, form }: ComplaintProps): VNode {
  const { language } = useView()
  const t = useMessages(complaintRegisterMessages)
  const { complaintId, divisionId, assigneeId } = complaint
  return (
    <PostForm action={complaintRegisterUrls.assign({ complaintId })} class="ps-block ps-measure">
      <h3 class="govuk-heading-s">
        <Thai>{t.assign}</Thai>
      </h3>
      <SelectField
        name="division"
        label={t.assignTo}
        form={form}
        value={form.typed['division'] ?? divisionId ?? ''}
        items={[
          { value: '', children: t.chooseDivision },
          ...divisions
            .filter(({ closedAt }) => closedAt === null)
            .map((one) => ({ value: one.divisionId, children: language === 'th' ? one.name : one.nameEn })),
        ]}
      />
      <SelectField
        name="assignee"
        label={t.assignPerson}
        form={form}
        value={form.typed['assignee'] ?? assigneeId ?? ''}
        items={[
          { value: '', children: t.nobody },
          ...people.map(({ accountId, name }) => ({ value: accountId, children: name })),
        ]}
      />
      <LongTextField name="reason" label={t.assignReason} form={form} />
      <Button class="govuk-button--secondary">
        <Thai>{t.assign}</Thai>
      </Button>
    </PostForm>
  )
}
