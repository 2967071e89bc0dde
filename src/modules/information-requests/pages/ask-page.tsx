import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { FormErrors, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Breadcrumbs } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { informationCentreMessages } from '../centre-messages.ts'
import { informationCentreUrls } from '../urls.ts'
import { RequestFields } from './request-fields.tsx'

/** The form of a request, for anybody. */
export function AskPage({ form, sendsMail }: { form: FormState; sendsMail: boolean }): VNode {
  const t = useMessages(informationCentreMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.centre, address: informationCentreUrls.centre() }]} />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.ask}</Thai>
      </h1>
      <PostForm action={informationCentreUrls.ask()}>
        <RequestFields form={form} sendsMail={sendsMail} />
        <p class="ps-measure">
          <Thai>{t.privacy}</Thai>
        </p>
        <Button id="send">
          <Thai>{t.send}</Thai>
        </Button>
      </PostForm>
    </div>
  )
}
