import type { ComponentChildren, VNode } from 'preact'
import type { FormFields } from '../../../platform/web/route.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, TextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Facts } from '../../../ui/matter-parts.tsx'
import { NoticeAddressField } from '../../../ui/notice-address.tsx'
import { Breadcrumbs } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { Service } from '../catalogue/reading-services.ts'
import { AnswerFields } from '../forms/answer-fields.tsx'
import type { Answers, ServiceForm } from '../forms/form.ts'
import type { FormVillage } from '../forms/form-village.ts'
import type { PointMap } from '../forms/point-field.tsx'
import { ToldAnswers } from '../forms/told-answers.tsx'
import { serviceChannelNames } from '../handling/fact-names.ts'
import { channels } from '../service-facts.ts'
import { serviceUrls } from '../urls.ts'
import { serviceApplyingMessages } from './applying-messages.ts'
import { documentsOf, sectionsToAnswer, sectionsToAttach } from './documents.ts'

export interface ApplyProps {
  readonly service: Service
  readonly form: ServiceForm
  readonly state: FormState
  readonly villages: readonly FormVillage[]
  readonly sendsMail: boolean
  /** Whether somebody of the staff enters it for the applicant. */
  readonly isStaff: boolean
  /** The code of the saved form from which this one goes on, or the empty text. */
  readonly draft: string
}

function Top({
  service,
  step,
  title,
  errors,
}: {
  service: Service
  step: number
  title: string
  errors: FormState['errors']
}): VNode {
  const { language } = useView()
  const t = useMessages(serviceApplyingMessages)
  const name = language === 'th' ? service.name : service.nameEn
  return (
    <>
      <Breadcrumbs
        above={[
          { label: t.services, address: serviceUrls.catalogue() },
          { label: name, address: serviceUrls.service({ key: service.serviceKey }) },
        ]}
      />
      <FormErrors errors={errors} />
      <span class="govuk-caption-l">
        <Thai>{t.stepOf(step)}</Thai>
      </span>
      <h1 class="govuk-heading-l">
        <Thai>{title}</Thai>
      </h1>
    </>
  )
}

function Carried({ service, draft }: Pick<ApplyProps, 'service' | 'draft'>): VNode {
  return (
    <>
      <input type="hidden" name="version" value={service.version} />
      {draft !== '' && <input type="hidden" name="draft" value={draft} />}
    </>
  )
}

/** The first step: who asks, and the answers; without a script all fields are there and say when they are answered. */
export function AnswersPage(props: ApplyProps & { readonly map: PointMap | undefined }): VNode {
  const { service, form, state, villages, map, sendsMail, isStaff, draft } = props
  const { language } = useView()
  const t = useMessages(serviceApplyingMessages)
  const channel = useMessages(serviceChannelNames)
  const href = useHref()
  const key = service.serviceKey
  const name = language === 'th' ? service.name : service.nameEn
  return (
    <div class="ps-wrap">
      <Top service={service} step={1} title={name} errors={state.errors} />
      <PostForm action={serviceUrls.apply({ key })} class="ps-measure">
        <Carried service={service} draft={draft} />
        {isStaff && (
          <SelectField
            name="channel"
            label={t.channel}
            form={state}
            items={channels.map((one) => ({ value: one, children: channel[one] }))}
          />
        )}
        <h2 class="govuk-heading-m">
          <Thai>{t.you}</Thai>
        </h2>
        <TextField name="applicant" label={t.applicant} form={state} autoComplete="name" />
        <TextField name="contact" label={t.contact} hint={t.contactHint} form={state} autoComplete="tel" />
        <NoticeAddressField form={state} sendsMail={sendsMail} />
        <AnswerFields
          form={form}
          sections={sectionsToAnswer(form)}
          state={state}
          villages={villages}
          map={map}
        />
        {documentsOf(form).length > 0 && (
          <p>
            <Thai>{t.filesLater}</Thai>
          </p>
        )}
        <p>
          <Thai>{t.privacy}</Thai>
        </p>
        <div class="govuk-button-group">
          <Button id="send">
            <Thai>{t.toCheck}</Thai>
          </Button>
          {!isStaff && (
            <Button
              class="govuk-button--secondary"
              attributes={{ formaction: href(serviceUrls.saveDraft({ key })) }}
            >
              <Thai>{t.save}</Thai>
            </Button>
          )}
        </div>
      </PostForm>
    </div>
  )
}

export interface CheckProps extends ApplyProps {
  readonly answers: Answers
  /** What was typed in the first step, which goes along. */
  readonly typed: FormFields
}

/** The second step: what was answered, read once more, and the documents that are asked for with it. */
export function CheckPage(props: CheckProps): VNode {
  const { service, form, state, villages, answers, typed, draft } = props
  const t = useMessages(serviceApplyingMessages)
  const href = useHref()
  const key = service.serviceKey
  const toAttach = sectionsToAttach(form, answers)
  const text = (name: string) => (typeof typed[name] === 'string' ? typed[name] : '')
  return (
    <div class="ps-wrap">
      <Top service={service} step={2} title={t.checkTitle} errors={state.errors} />
      <PostForm action={serviceUrls.send({ key })} hasFiles class="ps-measure">
        <Carried service={service} draft={draft} />
        <Hidden typed={typed} />
        <Facts
          facts={[
            { name: t.applicant, value: text('applicant'), isTyped: true },
            { name: t.contact, value: text('contact'), isTyped: true },
          ]}
        />
        <ToldAnswers form={withoutFiles(form)} answers={answers} villages={villages} masksIds={false} />
        {toAttach.length > 0 && (
          <AnswerFields form={form} sections={toAttach} state={state} villages={villages} />
        )}
        <div class="govuk-button-group">
          <Button id="send">
            <Thai>{t.send}</Thai>
          </Button>
          <Button
            class="govuk-button--secondary"
            attributes={{ formaction: href(serviceUrls.change({ key })) }}
          >
            <Thai>{t.change}</Thai>
          </Button>
        </div>
      </PostForm>
    </div>
  )
}

const withoutFiles = (form: ServiceForm): ServiceForm => ({ sections: sectionsToAnswer(form) })

/** What was typed, sent along unseen; a choice of several is several inputs. */
function Hidden({ typed }: { typed: FormFields }): VNode {
  const inputs: ComponentChildren[] = Object.entries(typed).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one) => (
      <input type="hidden" name={name} value={one} />
    )),
  )
  return <>{inputs}</>
}
