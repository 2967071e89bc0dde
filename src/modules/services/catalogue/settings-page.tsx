import type { VNode } from 'preact'
import type { Division } from '../../../platform/identity/divisions.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import {
  FormErrors,
  LongTextField,
  SelectField,
  TextField,
  type FormState,
} from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { serviceWorkUrls } from '../urls.ts'
import { catalogueMessages } from './catalogue-messages.ts'
import { BackTo, DivisionField, serviceName } from './list-pages.tsx'
import type { Service } from './reading-services.ts'

/** A published manual that a service can be tied to. */
export interface ManualChoice {
  readonly key: string
  readonly title: string
  readonly titleEn: string
}

/** What is said of a service, beside its form. */
export function ServiceSettingsPage({
  service,
  form,
  divisions,
  manuals,
}: {
  service: Service
  form: FormState
  divisions: readonly Division[]
  manuals: readonly ManualChoice[]
}): VNode {
  const { language } = useView()
  const t = useMessages(catalogueMessages)
  const { manualKey } = service
  const isGone = manualKey !== null && !manuals.some(({ key }) => key === manualKey)
  const number = { class: 'govuk-input--width-5', autoComplete: 'off' } as const
  return (
    <>
      <BackTo address={serviceWorkUrls.manageService(service)} label={serviceName(service, language)} />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.settings}</Thai>
      </h1>
      <PostForm keepsDraft>
        <input type="hidden" name="revision" value={service.draftRevision} />
        <TextField name="name" label={t.name} form={form} autoComplete="off" />
        <TextField name="nameEn" label={t.nameEn} form={form} autoComplete="off" />
        <LongTextField name="about" label={t.about} form={form} />
        <LongTextField name="aboutEn" label={t.aboutEn} form={form} />
        <DivisionField form={form} divisions={divisions} />
        <SelectField
          name="manual"
          label={t.manual}
          form={form}
          items={[
            { value: '', children: t.noManual },
            ...(isGone ? [{ value: manualKey, children: t.manualGone(manualKey) }] : []),
            ...manuals.map(({ key, title, titleEn }) => ({
              value: key,
              children: language === 'th' ? title : titleEn,
            })),
          ]}
        />
        <TextField name="ownDays" label={t.ownDays} form={form} {...number} inputMode="numeric" />
        <TextField name="fee" label={t.fee} hint={t.feeHint} form={form} {...number} inputMode="decimal" />
        <LongTextField name="appeal" label={t.appeal} form={form} />
        <LongTextField name="appealEn" label={t.appealEn} form={form} />
        <Button id="revision">
          <Thai>{t.save}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
