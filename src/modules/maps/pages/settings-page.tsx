import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { AreaMap, MapVersion } from '../../../platform/maps/area-map.ts'
import { mapLayers, type MapLayer } from '../../../platform/maps/shape.ts'
import { wholeArea } from '../../../platform/maps/view.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, TextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { FileUpload } from '../../../ui/govuk/file-upload.tsx'
import { Radios } from '../../../ui/govuk/radios.tsx'
import { MapSource } from '../../../ui/map-picker.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { mapMessages } from '../messages.ts'
import { pictureAddress } from '../picture.ts'
import { mapUrls } from '../urls.ts'

export interface MapSettingsProps {
  readonly map: AreaMap | undefined
  readonly versions: readonly MapVersion[]
  readonly form: FormState
}

/** The map as it stands, its layers with their versions, and the form for a file. */
export function MapSettingsPage({ map, versions, form }: MapSettingsProps): VNode {
  const t = useMessages(mapMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.settings}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      {map ? (
        <CurrentMap map={map} />
      ) : (
        <p class="ps-measure">
          <b>
            <Thai>{t.none}</Thai>
          </b>
        </p>
      )}
      {versions.length > 0 && (
        <ul class="ps-rows">
          {mapLayers.map((layer) => (
            <Layer layer={layer} versions={versions.filter((one) => one.layer === layer)} />
          ))}
        </ul>
      )}
      <EnterForm form={form} />
    </>
  )
}

function CurrentMap({ map }: { map: AreaMap }): VNode {
  const t = useMessages(mapMessages)
  const href = useHref()
  const view = wholeArea(map, { width: 400, height: 340 })
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.current}</Thai>
      </h2>
      <img
        class="ps-map"
        src={href(pictureAddress(view, { hasPin: false }))}
        width={view.width}
        height={view.height}
        alt={t.settings}
      />
      <MapSource attributions={map.attributions} />
      {!map.layers.boundary && (
        <p class="ps-measure">
          <Thai>{t.noBoundary}</Thai>
        </p>
      )}
      <p class="ps-measure">
        <Thai>{t.villagesToo}</Thai>
      </p>
    </section>
  )
}

function Layer({ layer, versions }: { layer: MapLayer; versions: readonly MapVersion[] }): VNode {
  const t = useMessages(mapMessages)
  const [newest, ...earlier] = versions
  const usable = earlier.filter(({ isNone }) => !isNone)
  return (
    <li>
      <div>
        <b>
          <Thai>{t[layer]}</Thai>
        </b>{' '}
        <Thai>{!newest || newest.isNone ? t.nothing : t.count(newest.shapeCount)}</Thai>
        {newest && <VersionFacts version={newest} />}
        {usable.length > 0 && (
          <Details summary={<Thai>{t.earlier}</Thai>}>
            {usable.map((version) => (
              <div class="ps-block">
                <Thai>{t.count(version.shapeCount)}</Thai>
                <VersionFacts version={version} />
                <PostForm action={mapUrls.retake()}>
                  <input type="hidden" name="layer" value={layer} />
                  <input type="hidden" name="version" value={version.version} />
                  <Button class="govuk-button--secondary">
                    <Thai>{t.retake}</Thai>
                    <span class="govuk-visually-hidden">{` ${t[layer]} ${version.version}`}</span>
                  </Button>
                </PostForm>
              </div>
            ))}
          </Details>
        )}
      </div>
      {newest && !newest.isNone && (
        <PostForm action={mapUrls.remove()}>
          <input type="hidden" name="layer" value={layer} />
          <Button class="govuk-button--secondary">
            <Thai>{t.remove}</Thai>
            <span class="govuk-visually-hidden"> {t[layer]}</span>
          </Button>
        </PostForm>
      )}
    </li>
  )
}

function VersionFacts({ version: { version, enteredAt, isNone, source } }: { version: MapVersion }): VNode {
  const { language } = useView()
  const t = useMessages(mapMessages)
  const day = formatDate(todayInBangkok(enteredAt), language, 'short')
  return (
    <p class="ps-tasks__from">
      <Thai>{isNone ? t.removed(version, day) : `${t.version(version, day)} · ${source}`}</Thai>
    </p>
  )
}

function EnterForm({ form }: { form: FormState }): VNode {
  const t = useMessages(mapMessages)
  const { typed, errors } = form
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.enter}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.enterWhy}</Thai>
      </p>
      <Details summary={<Thai>{t.how}</Thai>}>
        <ul class="govuk-list govuk-list--bullet ps-measure">
          {[t.how1, t.how2, t.how3].map((one) => (
            <li>
              <Thai>{one}</Thai>
            </li>
          ))}
        </ul>
      </Details>
      <PostForm action={mapUrls.enter()} hasFiles class="ps-measure">
        <Radios
          name="holds"
          fieldset={{ legend: { children: <Thai>{t.holds}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          errorMessage={useError(errors['holds'])}
          value={typed['holds']}
          items={[
            { value: 'boundary', children: <Thai>{t.holdsBoundary}</Thai> },
            { value: 'road', children: <Thai>{t.holdsRoad}</Thai> },
            { value: 'water', children: <Thai>{t.holdsWater}</Thai> },
            { value: 'place', children: <Thai>{t.holdsPlace}</Thai> },
            {
              value: 'tags',
              children: <Thai>{t.holdsTags}</Thai>,
              hint: <Thai>{t.holdsTagsHint}</Thai>,
            },
          ]}
        />
        <TextField name="source" label={t.source} hint={t.sourceHint} form={form} autoComplete="off" />
        <TextField
          name="attribution"
          label={t.attribution}
          hint={t.attributionHint}
          form={form}
          autoComplete="off"
        />
        {typed['swap'] !== undefined && (
          <Checkboxes
            name="swap"
            values={[typed['swap']]}
            items={[{ value: 'yes', children: <Thai>{t.swap}</Thai> }]}
          />
        )}
        <FileUpload
          name="file"
          label={<Thai>{t.file}</Thai>}
          hint={<Thai>{t.fileHint}</Thai>}
          errorMessage={useError(errors['file'])}
          attributes={{ accept: '.geojson,.json,application/geo+json,application/json' }}
        />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </section>
  )
}
