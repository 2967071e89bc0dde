import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { emptyForm, TextField } from '../../../ui/form-fields.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Category } from '../categories.ts'
import { complaintDoorMessages } from '../door-messages.ts'
import { complaintUrls } from '../urls.ts'
import { complaintMapMessages } from '../map-messages.ts'
import { villageName, type Village } from '../villages.ts'
import { OtherDoor } from './other-door.tsx'

/** Where somebody is on the way to sending a complaint. */
export function StepOf({ number }: { number: number }): VNode {
  const t = useMessages(complaintDoorMessages)
  return (
    <p class="ps-rows__meta">
      <Thai>{`${t.door} · ${t.step(number)}`}</Thai>
    </p>
  )
}

/** The first step: what it is about, one tap. */
export function WhatPage({ categories }: { categories: readonly Category[] }): VNode {
  const { language } = useView()
  const t = useMessages(complaintDoorMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.door, address: complaintUrls.door() }]} />
      <StepOf number={1} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.what}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.whatHint}</Thai>
      </p>
      <ul class="ps-rows ps-rows--2 ps-rows--strong">
        {categories.map(({ category, name, nameEn }) => (
          <li>
            <Link to={complaintUrls.where({ category })}>
              <Thai>{language === 'th' ? name : nameEn}</Thai>
            </Link>
          </li>
        ))}
      </ul>
      <div class="ps-block">
        <OtherDoor />
      </div>
    </div>
  )
}

/** The second: where, on the map, by the village or by a landmark, so that the same complaint of others is found. */
export function WherePage({
  category,
  villages,
  hasMap,
}: {
  category: string
  villages: readonly Village[]
  /** Whether there is a map of the area to point at. */
  hasMap: boolean
}): VNode {
  const { language } = useView()
  const t = useMessages(complaintDoorMessages)
  const onMap = useMessages(complaintMapMessages)
  const href = useHref()
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: t.door, address: complaintUrls.door() },
          { label: t.what, address: complaintUrls.what() },
        ]}
      />
      <StepOf number={2} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.where}</Thai>
      </h1>
      {hasMap && (
        <p class="ps-block">
          <Link to={complaintUrls.map({ category })} class="govuk-button govuk-button--secondary">
            <Thai>{onMap.chooseGo}</Thai>
          </Link>
          <br />
          <Thai>{onMap.chooseWhy}</Thai>
        </p>
      )}
      {villages.length > 0 && (
        <>
          <h2 class="govuk-heading-m">
            <Thai>{t.whereVillage}</Thai>
          </h2>
          <ul class="ps-rows ps-rows--2 ps-rows--strong">
            {villages.map((village) => (
              <li>
                <Link to={complaintUrls.file({ category }, { village: village.villageId })}>
                  <Thai>{villageName(village, language)}</Thai>
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
      <form method="get" action={href(complaintUrls.file({ category }))} class="ps-block ps-measure">
        <TextField
          name="place"
          label={t.whereWords}
          hint={t.whereWordsHint}
          form={emptyForm}
          autoComplete="off"
        />
        <Button>
          <Thai>{t.next}</Thai>
        </Button>
      </form>
      <p>
        <Link to={complaintUrls.file({ category })}>
          <Thai>{t.nowhere}</Thai>
        </Link>
      </p>
    </div>
  )
}
