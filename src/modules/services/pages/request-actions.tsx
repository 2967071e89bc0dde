import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { LongTextField, SelectField } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { serviceActMessages } from '../handling/form-messages.ts'
import { serviceHandlingMessages } from '../handling/messages.ts'
import { mayBeAsked, mayBeReturned, mayOwe, owes, runs } from '../handling/next-acts.ts'
import { serviceHandlingUrls } from '../urls.ts'
import type { RequestProps } from './request-page.tsx'

/** What whoever deals with a request can do with it as it stands. */
export function RequestActions(props: RequestProps): VNode {
  const { request, form } = props
  const { today } = useView()
  const t = useMessages(serviceHandlingMessages)
  const h = useMessages(serviceActMessages)
  const { requestId } = request
  const ofIt = { requestId }
  const isOpen = request.endedOn === null
  const ways = [
    runs(request) && { label: h.decide, address: serviceHandlingUrls.decide(ofIt) },
    mayBeAsked(request) && { label: h.ask, address: serviceHandlingUrls.ask(ofIt) },
    mayBeReturned(request, today) && { label: h.giveBack, address: serviceHandlingUrls.giveBack(ofIt) },
    isOpen && { label: h.appoint, address: serviceHandlingUrls.appoint(ofIt) },
    runs(request) && { label: h.delay, address: serviceHandlingUrls.delay(ofIt) },
    mayOwe(request) && { label: h.setFee, address: serviceHandlingUrls.setFee(ofIt) },
    owes(request) && { label: h.payFee, address: serviceHandlingUrls.payFee(ofIt) },
    isOpen && { label: h.withdraw, address: serviceHandlingUrls.withdrawFor(ofIt) },
  ]
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.actions}</Thai>
      </h2>
      {request.state === 'incomplete' && (
        <PostForm action={serviceHandlingUrls.given(ofIt)} class="ps-block ps-measure">
          <h3 class="govuk-heading-s">
            <Thai>{h.given}</Thai>
          </h3>
          <LongTextField name="given" label={h.givenWords} hint={h.givenWhy} form={form} />
          <Button>
            <Thai>{h.givenSend}</Thai>
          </Button>
        </PostForm>
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
      {isOpen && <Assigning {...props} />}
      <Details summary={<Thai>{t.note}</Thai>} open={form.errors['note'] !== undefined}>
        <PostForm action={serviceHandlingUrls.note(ofIt)} class="ps-measure" keepsDraft>
          <LongTextField name="note" label={t.noteWords} form={form} />
          <Button class="govuk-button--secondary">
            <Thai>{t.note}</Thai>
          </Button>
        </PostForm>
      </Details>
    </>
  )
}

function Assigning({ request, divisions, people, form }: RequestProps): VNode {
  const { language } = useView()
  const t = useMessages(serviceHandlingMessages)
  const { requestId, divisionId, assigneeId } = request
  return (
    <PostForm action={serviceHandlingUrls.assign({ requestId })} class="ps-block ps-measure">
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
      <Button class="govuk-button--secondary">
        <Thai>{t.assign}</Thai>
      </Button>
    </PostForm>
  )
}
