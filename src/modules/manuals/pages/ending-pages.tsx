import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { titleIn, type ManualContent } from '../content.ts'
import type { Manual } from '../manual.ts'
import { manualWorkUrls } from '../urls.ts'
import { manualWorkMessages } from '../work-messages.ts'
import { ManualBody } from './manual-body.tsx'

interface OfManual {
  readonly manual: Manual
  readonly content: ManualContent
}

function Head({ manual: { manualId }, content, title }: OfManual & { title: string }): VNode {
  const { language } = useView()
  return (
    <>
      <p>
        <Link to={manualWorkUrls.work({ manualId })}>
          <Thai>{titleIn(language, content)}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{title}</Thai>
      </h1>
    </>
  )
}

/** The draft as it would be published. */
export function PreviewPage({ manual, content }: OfManual): VNode {
  const t = useMessages(manualWorkMessages)
  return (
    <>
      <Head manual={manual} content={content} title={t.preview} />
      <ManualBody kind={manual.kind} content={content} />
    </>
  )
}

/** Asks back before a draft is given up. */
export function AbandonPage({ manual, content }: OfManual): VNode {
  const t = useMessages(manualWorkMessages)
  const href = useHref()
  return (
    <>
      <Head manual={manual} content={content} title={t.abandonSure} />
      <p class="ps-measure">
        <Thai>{t.abandonWhat}</Thai>
      </p>
      <PostForm forgetsDrafts>
        <div class="govuk-button-group">
          <Button class="govuk-button--warning">
            <Thai>{t.abandon}</Thai>
          </Button>
          <a class="govuk-link" href={href(manualWorkUrls.work({ manualId: manual.manualId }))}>
            <Thai>{t.keep}</Thai>
          </a>
        </div>
      </PostForm>
    </>
  )
}

/** Asks for the reason with which a manual is withdrawn. */
export function WithdrawPage({ manual, content, form }: OfManual & { form: FormState }): VNode {
  const t = useMessages(manualWorkMessages)
  return (
    <>
      <FormErrors errors={form.errors} />
      <Head manual={manual} content={content} title={t.withdraw} />
      <p class="ps-measure">
        <Thai>{t.withdrawWhat}</Thai>
      </p>
      <PostForm class="ps-measure">
        <LongTextField name="reason" label={t.withdrawReason} form={form} />
        <Button class="govuk-button--warning">
          <Thai>{t.withdrawNow}</Thai>
        </Button>
      </PostForm>
    </>
  )
}
