import type { VNode } from 'preact'
import { editableDate } from '../../../platform/calendar/buddhist-date.ts'
import type { Pick } from '../../../platform/maps/picking.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { LongTextField, SelectField, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { EnterSends, MapButton, MapSource } from '../../../ui/map-picker.tsx'
import { SeveralFiles } from '../../../ui/several-files.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { photoUploads } from '../complaint-files.ts'
import { mapUrls, pictureAddress } from '../../maps/module.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintMapMessages } from '../map-messages.ts'
import { villageName, type Village } from '../villages.ts'

/** The map that can be opened beside the field of a point. */
export interface MapOffer {
  readonly pick: Pick
  /** The page of the map where no script opens it. */
  readonly action: string
  readonly attributions: readonly string[]
  /** Whether what is typed lies outside the area. */
  readonly isOutside: boolean
}

/** What a complaint says: what happened, where, photos, and, for whoever wishes, who tells it. */
export function ComplaintFields({
  form,
  villages,
  map,
}: {
  form: FormState
  villages: readonly Village[]
  map: MapOffer | undefined
}): VNode {
  const { language, today } = useView()
  const t = useMessages(complaintDoorMessages)
  return (
    <>
      {map && <EnterSends />}
      <LongTextField name="story" label={t.story} hint={t.storyHint} form={form} />
      {villages.length > 0 && (
        <SelectField
          name="village"
          label={t.village}
          form={form}
          items={[
            { value: '', children: t.villageUnknown },
            ...villages.map((village) => ({
              value: village.villageId,
              children: villageName(village, language),
            })),
          ]}
        />
      )}
      <TextField name="place" label={t.whereWords} hint={t.whereWordsHint} form={form} autoComplete="off" />
      <div
        data-own-place={JSON.stringify({
          use: t.ownPlace,
          waiting: t.ownPlaceWaiting,
          failed: t.ownPlaceFailed,
        })}
      >
        <TextField
          name="coordinates"
          label={t.coordinates}
          hint={t.coordinatesHint}
          form={form}
          class="govuk-input--width-20"
          autoComplete="off"
          spellcheck={false}
        />
      </div>
      {map && <MapOfPoint map={map} field="coordinates" />}
      <MeantOutside form={form} />
      <TextField
        name="happenedOn"
        label={t.happenedOn}
        hint={t.happenedOnHint(editableDate(today))}
        form={form}
        class="govuk-input--width-10"
        inputMode="numeric"
        autoComplete="off"
      />
      <Radios
        name="danger"
        fieldset={{ legend: { children: <Thai>{t.danger}</Thai>, class: 'govuk-fieldset__legend--s' } }}
        hint={<Thai>{t.dangerNote}</Thai>}
        value={form.typed['danger']}
        items={[
          { value: 'yes', children: <Thai>{t.dangerYes}</Thai> },
          { value: 'no', children: <Thai>{t.dangerNo}</Thai> },
        ]}
      />
      <TextField
        name="complainant"
        label={t.complainant}
        hint={t.complainantHint}
        form={form}
        autoComplete="name"
      />
      <TextField name="contact" label={t.contact} hint={t.contactHint} form={form} autoComplete="off" />
    </>
  )
}

/** Opens the map for a field. */
export function MapOfPoint({ map, field }: { map: MapOffer; field: string }): VNode {
  const href = useHref()
  const { action, pick, attributions } = map
  return (
    <>
      <MapButton
        field={field}
        action={href(action)}
        pick={pick}
        addressOf={(view, options) => href(pictureAddress(view, options))}
        picture={href(mapUrls.picture())}
      />
      {pick.isPicked && <MapSource attributions={attributions} />}
    </>
  )
}

/** Asked once a point lies outside the area. */
function MeantOutside({ form }: { form: FormState }): VNode | null {
  const t = useMessages(complaintMapMessages)
  const fault = form.errors['outside']
  const error = useError(fault)
  if (fault === undefined && form.typed['outside'] !== 'yes') return null
  return (
    <Checkboxes
      name="outside"
      errorMessage={error}
      values={[form.typed['outside'] ?? '']}
      items={[{ value: 'yes', children: <Thai>{t.outsideMeant}</Thai> }]}
    />
  )
}

/** The photos of a complaint. Last in their form: of a refused one no file is read, nor what follows. */
export function PhotosField({ form }: { form: FormState }): VNode {
  const t = useMessages(complaintDoorMessages)
  const hasErrors = Object.keys(form.errors).length > 0
  return (
    <SeveralFiles
      uploads={photoUploads}
      name="photos"
      label={<Thai>{t.photos}</Thai>}
      hint={<Thai>{hasErrors ? `${t.photosHint} ${t.photosAgain}` : t.photosHint}</Thai>}
      errorMessage={useError(form.errors['photos'])}
    />
  )
}
