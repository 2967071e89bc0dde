import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { NoticeAddressField } from '../../../ui/notice-address.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Category } from '../categories.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintMapMessages } from '../map-messages.ts'
import type { SimilarComplaint } from '../filing/similar.ts'
import { complaintUrls } from '../urls.ts'
import { villageName, type Village } from '../villages.ts'
import { ComplaintFields, PhotosField, type MapOffer } from './complaint-fields.tsx'
import { OtherDoor } from './other-door.tsx'
import { StepOf } from './way-pages.tsx'

export interface FileProps {
  readonly category: Category
  readonly villages: readonly Village[]
  readonly similar: readonly SimilarComplaint[]
  readonly form: FormState
  /** Whether mail goes out at all. */
  readonly sendsMail: boolean
  /** The map of the area, where there is one. */
  readonly map: MapOffer | undefined
}

/** The third step: first whether somebody told it already, then what happened. */
export function FilePage({ category, villages, similar, form, sendsMail, map }: FileProps): VNode {
  const { language } = useView()
  const t = useMessages(complaintDoorMessages)
  const isHeard = form.errors['stays'] !== undefined || category.category === 'bribery'
  const asks = isHeard || form.typed['stays'] === 'yes'
  const error = useError(form.errors['stays'])
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: t.door, address: complaintUrls.door() },
          { label: t.what, address: complaintUrls.what() },
        ]}
      />
      <StepOf number={3} />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.details}</Thai>
      </h1>
      <p>
        <Thai>{t.about}</Thai>{' '}
        <b>
          <Thai>{language === 'th' ? category.name : category.nameEn}</Thai>
        </b>{' '}
        <Link to={complaintUrls.what()}>
          <Thai>{t.change}</Thai>
        </Link>
      </p>
      {isHeard && <OtherDoor heard />}
      <PostForm action={complaintUrls.file({ category: category.category })} hasFiles class="ps-measure">
        {similar.length > 0 && <Similar similar={similar} villages={villages} form={form} />}
        <ComplaintFields form={form} villages={villages} map={map} />
        <NoticeAddressField form={form} sendsMail={sendsMail} />
        <p>
          <Thai>{t.privacy}</Thai>
        </p>
        {asks && (
          <Checkboxes
            name="stays"
            errorMessage={error}
            values={[form.typed['stays'] ?? '']}
            items={[{ value: 'yes', children: <Thai>{t.corruptionStays}</Thai> }]}
          />
        )}
        <PhotosField form={form} />
        <Button id="send">
          <Thai>{t.send}</Thai>
        </Button>
      </PostForm>
      {!isHeard && <OtherDoor />}
    </div>
  )
}

/** What others told of the same kind and place: their number and day, and what an officer wrote for everybody. */
function Similar({ similar, villages, form }: Omit<FileProps, 'category' | 'sendsMail' | 'map'>): VNode {
  const { language } = useView()
  const t = useMessages(complaintDoorMessages)
  const onMap = useMessages(complaintMapMessages)
  return (
    <Radios
      name="joins"
      fieldset={{ legend: { children: <Thai>{t.similar}</Thai>, class: 'govuk-fieldset__legend--m' } }}
      hint={<Thai>{t.similarHint}</Thai>}
      value={form.typed['joins'] ?? 'new'}
      items={[
        { value: 'new', children: <Thai>{t.similarNone}</Thai> },
        ...similar.map(
          ({ complaintId, registerNumber, registerYear, receivedOn, villageId, summary, metres }) => {
            const village = villages.find((one) => one.villageId === villageId)
            const day = t.similarSince(formatDate(Temporal.PlainDate.from(receivedOn), language, 'short'))
            const near = metres === undefined ? '' : onMap.near(metres)
            const parts = [day, village ? villageName(village, language) : '', near, summary ?? '']
            return {
              value: complaintId,
              children: <Thai>{t.similarOne(registerNumber, registerYear)}</Thai>,
              hint: <Thai>{parts.filter((part) => part !== '').join(' · ')}</Thai>,
            }
          },
        ),
      ]}
    />
  )
}
