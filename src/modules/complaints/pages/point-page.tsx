import type { ComponentChildren, VNode } from 'preact'
import type { AreaMap } from '../../../platform/maps/area-map.ts'
import type { Pick } from '../../../platform/maps/picking.ts'
import { useHref, useMessages } from '../../../platform/web/view.ts'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { mapWords } from '../../../ui/map-messages.ts'
import { MapPicker, MapSource } from '../../../ui/map-picker.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { mapUrls, pictureAddress } from '../../maps/module.ts'
import { complaintMapMessages } from '../map-messages.ts'
import type { PointStep } from '../pointing/choose-point.tsx'
import { StepOf } from './way-pages.tsx'

/** A map of the area on which a point is tapped, dragged to, or moved to by buttons. */
export function PointPage({
  map,
  pick,
  isOutside,
  step,
}: {
  map: AreaMap
  pick: Pick
  isOutside: boolean
  step: PointStep
}): VNode {
  const t = useMessages(complaintMapMessages)
  const words = useMessages(mapWords)
  const href = useHref()
  const { carried, back, isStep, method } = step
  return (
    <div class={isStep ? 'ps-wrap' : undefined}>
      {isStep && <StepOf number={2} />}
      <h1 class={isStep ? 'govuk-heading-xl' : 'govuk-heading-l'}>
        <Thai>{t.chooseTitle}</Thai>
      </h1>
      {isStep && (
        <p class="ps-measure">
          <Thai>{t.chooseHint}</Thai>
        </p>
      )}
      {isOutside && (
        <div role="alert">
          <InsetText>
            <b>
              <Thai>{words.outsideTitle}</Thai>
            </b>
            <br />
            <Thai>{words.outside}</Thai>
          </InsetText>
        </div>
      )}
      <PointForm step={step}>
        {Object.entries(carried).map(([name, value]) => (
          <input type="hidden" name={name} value={value} />
        ))}
        <MapPicker
          pick={pick}
          isOutside={isOutside}
          addressOf={(view, options) => href(pictureAddress(view, options))}
          picture={href(mapUrls.picture())}
        />
        <MapSource attributions={map.attributions} />
        {method === 'post' && (
          <>
            <p>
              <Thai>{t.photosAfter}</Thai>
            </p>
            <Button class="govuk-button--secondary" name="use" value="keep">
              <Thai>{t.keepAsIs}</Thai>
            </Button>
          </>
        )}
      </PointForm>
      {back !== undefined && (
        <p>
          <Link to={back}>
            <Thai>{t.otherWay}</Thai>
          </Link>
        </p>
      )}
    </div>
  )
}

function PointForm({
  step: { method, action },
  children,
}: {
  step: PointStep
  children: ComponentChildren
}): VNode {
  const href = useHref()
  if (method === 'post') return <PostForm action={action}>{children}</PostForm>
  return (
    <form method="get" action={href(action)}>
      {children}
    </form>
  )
}
