import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { SelectField, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Place, Survey } from '../reading.ts'
import { channelNames, phases } from '../survey-facts.ts'
import { surveyUrls, surveyWorkUrls } from '../urls.ts'
import { placeName } from '../words.ts'
import { surveyWorkMessages } from '../work-messages.ts'
import { Act } from './list-act.tsx'

/** The kinds of ways in that somebody adds by hand. */
export const addedChannels = ['qr', 'kiosk', 'line', 'link'] as const

/** The ways into a survey, each with its address and its poster. */
export function PlaceList({
  survey,
  places,
  mayMake,
  linkTo,
}: {
  survey: Survey
  places: readonly Place[]
  mayMake: boolean
  linkTo: (path: string) => string
}): VNode {
  const { language } = useView()
  const t = useMessages(surveyWorkMessages)
  const names = useMessages(channelNames)
  const { surveyId, state } = survey
  return (
    <>
      <h2 class="govuk-heading-m" id="places">
        <Thai>{t.places}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{t.placeWhy}</Thai>
      </p>
      <ul class="ps-rows">
        {places.map((place) => {
          const { placeId, channel, code, phase, closedOn } = place
          const isAddress = channel !== 'paper' && channel !== 'invitation'
          const address = linkTo(
            channel === 'kiosk' ? surveyUrls.kiosk({ code }) : surveyUrls.answer({ code }),
          )
          return (
            <li>
              <p>
                <b>
                  <Thai>{placeName(place, language)}</Thai>
                </b>
              </p>
              <p class="ps-rows__meta">
                <Thai>
                  {[names[channel], phase && t[phase], closedOn && t.placeClosed].filter(Boolean).join(' · ')}
                </Thai>
              </p>
              {isAddress && !closedOn && (
                <p>
                  {channel === 'kiosk' ? (
                    <Link to={surveyUrls.kiosk({ code })}>
                      <Thai>{t.openKiosk}</Thai>
                    </Link>
                  ) : (
                    <a class="govuk-link" href={surveyWorkUrls.poster({ surveyId, placeId })}>
                      <Thai>{t.poster}</Thai>
                      <span class="govuk-visually-hidden"> {placeName(place, language)}</span>
                    </a>
                  )}
                  <br />
                  <code class="ps-survey-code">{address}</code>
                </p>
              )}
              {mayMake && isAddress && !closedOn && state === 'open' && (
                <Act
                  action={surveyWorkUrls.closePlace({ surveyId, placeId })}
                  label={t.closePlace}
                  of={placeName(place, language)}
                />
              )}
            </li>
          )
        })}
      </ul>
    </>
  )
}

function PhaseField({ form }: { form: FormState }): VNode {
  const t = useMessages(surveyWorkMessages)
  return (
    <SelectField
      name="phase"
      label={t.phase}
      form={form}
      items={[{ value: '', children: t.noPhase }, ...phases.map((value) => ({ value, children: t[value] }))]}
    />
  )
}

function NameFields({ form }: { form: FormState }): VNode {
  const t = useMessages(surveyWorkMessages)
  return (
    <>
      <TextField name="name" label={t.placeName} form={form} autoComplete="off" />
      <TextField name="nameEn" label={t.placeNameEn} form={form} autoComplete="off" />
    </>
  )
}

export function PlaceForm({ surveyId, form }: { surveyId: string; form: FormState }): VNode {
  const t = useMessages(surveyWorkMessages)
  const names = useMessages(channelNames)
  return (
    <Details summary={<Thai>{t.addPlace}</Thai>} open={form.typed['of'] === 'place'}>
      <PostForm action={surveyWorkUrls.addPlace({ surveyId })}>
        <SelectField
          name="channel"
          label={t.channel}
          form={form}
          items={addedChannels.map((value) => ({ value, children: names[value] }))}
        />
        <NameFields form={form} />
        <PhaseField form={form} />
        <Button>
          <Thai>{t.addPlace}</Thai>
        </Button>
      </PostForm>
    </Details>
  )
}

export function InviteForm({ surveyId, form }: { surveyId: string; form: FormState }): VNode {
  const t = useMessages(surveyWorkMessages)
  const own = form.typed['of'] === 'invitation' ? form : { typed: {}, errors: {} }
  const renamed = {
    typed: Object.fromEntries(Object.entries(own.typed).map(([name, value]) => [`slips_${name}`, value])),
    errors: own.errors,
  }
  return (
    <Details summary={<Thai>{t.invite}</Thai>} open={own === form}>
      <p class="ps-measure">
        <Thai>{t.inviteWhy}</Thai>
      </p>
      <PostForm action={surveyWorkUrls.invite({ surveyId })}>
        <TextField name="slips_name" label={t.placeName} form={renamed} autoComplete="off" />
        <TextField name="slips_nameEn" label={t.placeNameEn} form={renamed} autoComplete="off" />
        <SelectField
          name="slips_phase"
          label={t.phase}
          form={renamed}
          items={[
            { value: '', children: t.noPhase },
            ...phases.map((value) => ({ value, children: t[value] })),
          ]}
        />
        <TextField
          name="slips_many"
          label={t.many}
          form={renamed}
          class="govuk-input--width-5"
          inputMode="numeric"
          autoComplete="off"
        />
        <Button>
          <Thai>{t.print}</Thai>
        </Button>
      </PostForm>
    </Details>
  )
}
