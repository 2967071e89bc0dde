import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, LongTextField, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Typed } from '../../../ui/matter-parts.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { SeveralFiles } from '../../../ui/several-files.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { caseMessages } from '../messages.ts'
import type { Case } from '../reading.ts'
import type { CaseStep } from '../step.ts'
import { caseUrls } from '../urls.ts'
import { CaseFiles } from './case-files.tsx'
import { evidenceIn, evidenceUploads } from './evidence.ts'
import { evidenceMessages } from './messages.ts'

export interface EvidenceProps {
  readonly found: Case
  readonly steps: readonly CaseStep[]
  readonly form: FormState
}

/** The files of a case with what they show, and the form that attaches more while it is not closed. */
export function EvidencePage({ found, steps, form }: EvidenceProps): VNode {
  const { language } = useView()
  const t = useMessages(evidenceMessages)
  const cases = useMessages(caseMessages)
  const { caseId, registerNumber, registerYear, state } = found
  const attached = evidenceIn(steps)
  return (
    <>
      <p>
        <Link to={caseUrls.case({ caseId })}>
          <Thai>{cases.caseOf(registerNumber, registerYear)}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.evidence}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.why}</Thai>
      </p>
      {attached.length === 0 && (
        <p class="ps-rows__meta">
          <Thai>{t.none}</Thai>
        </p>
      )}
      <ol class="ps-rows">
        {attached.map(({ content, files, madeAt, madeByName }) => (
          <li>
            {content.words && <Typed>{content.words}</Typed>}
            <span class="ps-rows__meta">
              {formatDate(todayInBangkok(madeAt), language)} {madeByName && <Thai>{madeByName}</Thai>}
            </span>
            <CaseFiles caseId={caseId} files={files} />
          </li>
        ))}
      </ol>
      <h2 class="govuk-heading-m ps-block">
        <Thai>{t.attach}</Thai>
      </h2>
      {state === 'closed' ? (
        <p>
          <Thai>{t.closed}</Thai>
        </p>
      ) : (
        <AttachForm form={form} />
      )}
      <p class="ps-rows__meta">
        <Thai>{t.kept}</Thai>
      </p>
    </>
  )
}

/** The files last: of somebody whose session has ended no file is read, nor what follows. */
function AttachForm({ form }: Pick<EvidenceProps, 'form'>): VNode {
  const t = useMessages(evidenceMessages)
  const hasErrors = Object.keys(form.errors).length > 0
  return (
    <PostForm class="ps-measure" hasFiles>
      <LongTextField name="secretWords" label={t.words} form={form} />
      <SeveralFiles
        uploads={evidenceUploads}
        name="files"
        label={<Thai>{t.files}</Thai>}
        hint={<Thai>{hasErrors ? `${t.filesHint} ${t.filesAgain}` : t.filesHint}</Thai>}
        errorMessage={useError(form.errors['files'])}
      />
      <Button>
        <Thai>{t.send}</Thai>
      </Button>
    </PostForm>
  )
}
