import type { VNode } from 'preact'
import { useMessages } from '../../../platform/web/view.ts'
import { FormErrors, useError, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { SummaryList } from '../../../ui/govuk/summary-list.tsx'
import { Textarea } from '../../../ui/govuk/textarea.tsx'
import { Breadcrumbs } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { KindNames } from '../events.ts'
import { ledgerMessages } from '../messages.ts'
import { ledgerUrls } from '../urls.ts'
import type { VerdictWords } from '../verdict.ts'

export interface VerifyPageProps {
  readonly form: FormState
  /** For the script, which checks without asking the server. */
  readonly kinds: KindNames
  /** What the server found, where it was asked. */
  readonly verdict?: VerdictWords
}

/** Anybody checks a receipt: in his own browser, or, where scripts do not run, by asking this site. */
export function VerifyPage({ form, kinds, verdict }: VerifyPageProps): VNode {
  const t = useMessages(ledgerMessages)
  return (
    <div class="ps-wrap ps-text">
      <Breadcrumbs above={[{ label: t.ledger, address: ledgerUrls.ledger() }]} />
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.verify}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.verifyLead}</Thai>
      </p>
      <p class="ps-measure">
        <Thai>{t.verifyHere}</Thai>
      </p>
      <div id="verdict" tabIndex={-1} role="status" data-kinds={JSON.stringify(kinds)}>
        {verdict && <Verdict {...verdict} />}
      </div>
      <div id="verify">
        <PostForm action={ledgerUrls.verify()}>
          <p class="ps-measure" data-without-script>
            <Thai>{t.verifyThere}</Thai>
          </p>
          <div class="govuk-form-group" hidden>
            <label class="govuk-label" for="receipt-file">
              <Thai>{t.receiptFile}</Thai>
            </label>
            <input
              class="govuk-file-upload"
              type="file"
              id="receipt-file"
              accept=".tlog-proof,.txt,text/plain"
            />
          </div>
          <Textarea
            name="receipt"
            label={<Thai>{t.receiptText}</Thai>}
            hint={<Thai>{t.receiptTextHint}</Thai>}
            errorMessage={useError(form.errors['receipt'])}
            value={form.typed['receipt']}
            rows={8}
            spellcheck={false}
          />
          <Textarea
            name="keys"
            label={<Thai>{t.keys}</Thai>}
            hint={<Thai>{t.keysHint}</Thai>}
            errorMessage={useError(form.errors['keys'])}
            value={form.typed['keys']}
            rows={3}
            spellcheck={false}
          />
          <Button>{t.verifyNow}</Button>
        </PostForm>
      </div>
    </div>
  )
}

function Verdict({ title, text, facts }: VerdictWords): VNode {
  const t = useMessages(ledgerMessages)
  return (
    <div class="govuk-inset-text">
      <h2 class="govuk-heading-m">
        <Thai>{title}</Thai>
      </h2>
      <p class="ps-measure">
        <Thai>{text}</Thai>
      </p>
      {facts.length > 0 && (
        <SummaryList
          rows={facts.map(({ label, value }) => ({
            key: { children: <Thai>{label}</Thai> },
            value: { children: <Thai>{value}</Thai> },
          }))}
        />
      )}
      <p class="ps-measure">
        <Thai>{t.checkedByServer}</Thai>
      </p>
    </div>
  )
}
