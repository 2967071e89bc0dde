import type { VNode } from 'preact'
import { toArabicDigits } from '../../../platform/language/numerals.ts'
import type { AreaMap } from '../../../platform/maps/area-map.ts'
import { beginPick } from '../../../platform/maps/picking.ts'
import { readPointText } from '../../../platform/maps/point.ts'
import { useHref } from '../../../platform/web/view.ts'
import { TextField, type FormState } from '../../../ui/form-fields.tsx'
import { EnterSends, MapButton, MapSource } from '../../../ui/map-picker.tsx'
import { mapUrls, pictureAddress } from '../../maps/module.ts'

/** The map on which a point of a form is chosen. */
export interface PointMap {
  readonly area: AreaMap
  /** The page of the map where no script opens it, for a field of this name. */
  readonly actionOf: (field: string) => string
}

/** A point by its coordinates, and the map beside them. */
export function PointField({
  name,
  label,
  hint,
  state,
  map,
}: {
  name: string
  label: string
  hint: string | undefined
  state: FormState
  map: PointMap | undefined
}): VNode {
  const href = useHref()
  const pick = map && beginPick(map.area, readPointText(toArabicDigits(state.typed[name] ?? '').trim()))
  return (
    <>
      {map && <EnterSends />}
      <TextField
        name={name}
        label={label}
        hint={hint}
        form={state}
        class="govuk-input--width-20"
        autoComplete="off"
        spellcheck={false}
      />
      {map && pick && (
        <>
          <MapButton
            field={name}
            action={href(map.actionOf(name))}
            pick={pick}
            addressOf={(view, options) => href(pictureAddress(view, options))}
            picture={href(mapUrls.picture())}
          />
          {pick.isPicked && <MapSource attributions={map.area.attributions} />}
        </>
      )}
    </>
  )
}
