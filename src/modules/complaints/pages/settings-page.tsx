import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../ui/govuk/checkboxes.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Category } from '../categories.ts'
import type { Rule } from '../clock/rule.ts'
import { mapMessages, mapUrls } from '../../maps/module.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintMapMessages } from '../map-messages.ts'
import { complaintRegisterMessages } from '../register-messages.ts'
import { complaintSettingsMessages } from '../settings-messages.ts'
import { complaintRegisterUrls } from '../urls.ts'
import { pointText } from '../../../platform/maps/point.ts'
import { EnterSends } from '../../../ui/map-picker.tsx'
import { pointOf, villageName, type Village } from '../villages.ts'
import { MapOfPoint, type MapOffer } from './complaint-fields.tsx'

export interface SettingsProps {
  readonly rule: Rule
  readonly categories: readonly Category[]
  readonly villages: readonly Village[]
  readonly form: FormState
  readonly map: MapOffer | undefined
}

/** The days of the clock and the area, the categories, and the villages, each with the form that changes it. */
export function SettingsPage(props: SettingsProps): VNode {
  const t = useMessages(complaintSettingsMessages)
  const register = useMessages(complaintRegisterMessages)
  return (
    <>
      <p>
        <Link to={complaintRegisterUrls.register()}>
          <Thai>{register.register}</Thai>
        </Link>
      </p>
      <FormErrors errors={props.form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.settings}</Thai>
      </h1>
      <RuleForm {...props} />
      <Villages {...props} />
      <Categories {...props} />
    </>
  )
}

function RuleForm({ rule, form }: SettingsProps): VNode {
  const t = useMessages(complaintSettingsMessages)
  const door = useMessages(complaintDoorMessages)
  const { days, source, area } = rule
  const typed = {
    days: String(days),
    source: source ?? door.daysOfPlan,
    middle: area ? `${area.latitude}, ${area.longitude}` : '',
    radius: area ? String(area.radiusKm) : '',
    ...form.typed,
  }
  const filled = { ...form, typed }
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.rule}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.ruleWhy}</Thai>
      </p>
      <PostForm action={complaintRegisterUrls.setRule()} class="ps-measure">
        <TextField
          name="days"
          label={t.days}
          form={filled}
          class="govuk-input--width-3"
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField name="source" label={t.source} hint={t.sourceHint} form={filled} autoComplete="off" />
        <TextField
          name="middle"
          label={t.middle}
          hint={t.middleHint}
          form={filled}
          class="govuk-input--width-20"
          autoComplete="off"
        />
        <TextField
          name="radius"
          label={t.radius}
          form={filled}
          class="govuk-input--width-3"
          inputMode="numeric"
          autoComplete="off"
        />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </section>
  )
}

function Villages({ villages, form, map }: SettingsProps): VNode {
  const { language } = useView()
  const onMap = useMessages(complaintMapMessages)
  const settings = useMessages(mapMessages)
  const where = (village: Village) => {
    const point = pointOf(village)
    return point ? onMap.hasPoint(pointText(point).replace(',', ', ')) : onMap.noPoint
  }
  const t = useMessages(complaintSettingsMessages)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.villages}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{villages.length === 0 ? t.noVillages : t.villagesWhy}</Thai>
      </p>
      {villages.length > 0 && (
        <ul class="ps-rows">
          {villages.map((village) => (
            <li>
              <span>
                <Thai>{villageName(village, language)}</Thai>
              </span>
              <span class="ps-rows__meta">
                <Thai>{where(village)}</Thai>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="ps-measure">
        <Thai>{map ? onMap.mapThere : onMap.mapNeeded}</Thai>{' '}
        <Link to={mapUrls.settings()}>
          <Thai>{settings.settings}</Thai>
        </Link>
      </p>
      <h3 class="govuk-heading-s">
        <Thai>{t.editVillage}</Thai>
      </h3>
      <PostForm action={complaintRegisterUrls.setVillage()} class="ps-measure">
        {map && <EnterSends />}
        <TextField
          name="number"
          label={t.number}
          hint={t.numberHint}
          form={form}
          class="govuk-input--width-3"
          inputMode="numeric"
          autoComplete="off"
        />
        <TextField name="villageName" label={t.name} hint={t.nameHint} form={form} autoComplete="off" />
        <TextField name="villageNameEn" label={t.nameEn} form={form} autoComplete="off" />
        <TextField
          name="point"
          label={onMap.point}
          hint={onMap.pointHint}
          form={form}
          class="govuk-input--width-20"
          autoComplete="off"
          spellcheck={false}
        />
        {map && <MapOfPoint map={map} field="point" />}
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </section>
  )
}

function Categories({ categories, form }: SettingsProps): VNode {
  const { language } = useView()
  const t = useMessages(complaintSettingsMessages)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.categories}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.categoriesWhy}</Thai>
      </p>
      <ul class="ps-rows">
        {categories.map(({ category, name, nameEn, isClosed }) => (
          <li>
            <span>
              <Thai>{language === 'th' ? name : nameEn}</Thai>
              {isClosed && (
                <>
                  {' '}
                  <b>
                    <Thai>{t.closed}</Thai>
                  </b>
                </>
              )}
            </span>
            <span class="ps-rows__meta">{category}</span>
          </li>
        ))}
      </ul>
      <h3 class="govuk-heading-s">
        <Thai>{t.editCategory}</Thai>
      </h3>
      <PostForm action={complaintRegisterUrls.setCategory()} class="ps-measure">
        <TextField
          name="category"
          label={t.code}
          hint={t.codeHint}
          form={form}
          autoComplete="off"
          spellcheck={false}
        />
        <TextField name="categoryName" label={t.name} form={form} autoComplete="off" />
        <TextField name="categoryNameEn" label={t.nameEn} form={form} autoComplete="off" />
        <Checkboxes
          name="isClosed"
          values={[form.typed['isClosed'] ?? '']}
          items={[{ value: 'yes', children: <Thai>{t.isClosed}</Thai> }]}
        />
        <Button>
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </section>
  )
}
