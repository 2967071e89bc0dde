import type { VNode } from 'preact'
import { useHref, useMessages } from '../../../platform/web/view.ts'
import { emptyForm, FormErrors, useError, type FormState } from '../../../ui/form-fields.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { FileUpload } from '../../../ui/govuk/file-upload.tsx'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { OtherWays, Words } from '../reporting/pages/told-parts.tsx'
import { integrityReportUrls } from '../urls.ts'
import { keptDays } from './keeping-files.ts'
import { offlineMessages } from './offline-messages.ts'

/** How somebody encrypts a report by himself, and where he sends it, without any script. */
export function OfflinePage({ isOpen, form = emptyForm }: { isOpen: boolean; form?: FormState }): VNode {
  const t = useMessages(offlineMessages)
  return (
    <div class="ps-wrap ps-told">
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.title}</Thai>
      </h1>
      <Words>{t.lead}</Words>
      <p class="ps-told__warning">
        <Thai>{t.oneWay}</Thai>
      </p>
      {isOpen ? (
        <>
          <Steps />
          <SendFile form={form} />
        </>
      ) : (
        <InsetText>
          <Thai>{t.closed}</Thai>
        </InsetText>
      )}
      <OtherWays />
    </div>
  )
}

function Steps(): VNode {
  const t = useMessages(offlineMessages)
  return (
    <>
      <h2 class="govuk-heading-m">
        <Thai>{t.steps}</Thai>
      </h2>
      <ol class="govuk-list govuk-list--number ps-measure">
        <li>
          <Thai>{t.stepProgram}</Thai>
        </li>
        <li>
          <Thai>{t.stepKeys}</Thai>{' '}
          <a class="govuk-link" href={integrityReportUrls.recipientsFile()} download="recipients.txt">
            <Thai>{t.keysFile}</Thai>
          </a>
        </li>
        {[t.stepCompare, t.stepWrite].map((step) => (
          <li>
            <Thai>{step}</Thai>
          </li>
        ))}
        <li>
          <Thai>{t.stepSeal}</Thai>
          <pre class="ps-commands">age -R recipients.txt -o report.age report.txt</pre>
        </li>
        <li>
          <Thai>{t.stepSend}</Thai>
        </li>
      </ol>
    </>
  )
}

/** No form of ours: on this site nobody has a token, and nothing but the file is taken. */
function SendFile({ form }: { form: FormState }): VNode {
  const t = useMessages(offlineMessages)
  const href = useHref()
  return (
    <form
      method="post"
      action={href(integrityReportUrls.sendOffline())}
      enctype="multipart/form-data"
      novalidate
    >
      <FileUpload
        name="file"
        label={<Thai>{t.file}</Thai>}
        hint={<Thai>{t.fileHint}</Thai>}
        errorMessage={useError(form.errors['file'])}
        attributes={{ accept: '.age' }}
      />
      <Words>{t.kept(keptDays)}</Words>
      <Button class="ps-button--lychee">
        <Thai>{t.send}</Thai>
      </Button>
    </form>
  )
}

/** Nothing to write down: there is no way back to what was sent. */
export function OfflineSentPage(): VNode {
  const t = useMessages(offlineMessages)
  return (
    <div class="ps-wrap ps-told">
      <h1 class="govuk-heading-l">
        <Thai>{t.sent}</Thai>
      </h1>
      <Words>{t.sentText(keptDays)}</Words>
      <Words>{t.sentNext}</Words>
      <p>
        <Link to={integrityReportUrls.front()}>
          <Thai>{t.toFront}</Thai>
        </Link>
      </p>
      <OtherWays />
    </div>
  )
}
