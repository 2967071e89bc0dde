import type { VNode } from 'preact'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { emptyForm, SelectField } from '../../../../ui/form-fields.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { FileUpload } from '../../../../ui/govuk/file-upload.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import type { KnownLog } from '../../client/known-log.ts'
import { integrityReportUrls } from '../../urls.ts'
import { recipientRoleNames } from '../../directory/names.ts'
import { stopWords } from '../../recovery/stop-messages.ts'
import { checkWords } from '../check-words.ts'
import { pathsOfRecipients } from '../paths.ts'
import { recipientMessages } from '../recipient-messages.ts'
import { recipientWords } from '../recipient-words.ts'
import { ReportStep } from './report-step.tsx'
import { Line, Said, Step } from './step.tsx'

/** Keyboards and spelling services send away what is typed. */
const unaided = {
  autoComplete: 'off',
  spellcheck: false,
  attributes: { autocorrect: 'off', autocapitalize: 'none' },
}

/** Recipients find, read and answer reports here, with keys that the server never sees. */
export function RecipientPage({ log, keptYears }: { log: KnownLog; keptYears: number }): VNode {
  const { language } = useView()
  const t = useMessages(recipientMessages)
  const roles = Object.fromEntries(
    Object.entries(recipientRoleNames).map(([role, names]) => [role, names[language]]),
  )
  const given = {
    words: useMessages(recipientWords),
    checks: useMessages(checkWords),
    roles,
    paths: pathsOfRecipients(),
    log,
    stopWords: useMessages(stopWords),
    keptYears,
  }
  return (
    <div class="ps-wrap ps-recipient" data-recipient-page={JSON.stringify(given)}>
      <h1 class="govuk-heading-xl">
        <Thai>{t.title}</Thai>
      </h1>
      <noscript>
        <InsetText>
          <Thai>{t.noScript}</Thai>
        </InsetText>
      </noscript>
      <Said />
      <OpenStep />
      <InboxStep />
      <ReportStep />
    </div>
  )
}

function OpenStep(): VNode {
  const t = useMessages(recipientMessages)
  return (
    <Step name="open" title={t.openStep}>
      <Line>{t.lead}</Line>
      <form data-part="open" novalidate>
        <div data-part="kept" hidden>
          <InsetText>
            <Thai>{t.keptThere}</Thai>
          </InsetText>
          <div data-part="passkey" hidden>
            <Button type="button" attributes={{ 'data-press': 'passkey' }}>
              <Thai>{t.passkeyOpen}</Thai>
            </Button>
          </div>
        </div>
        <div data-part="file">
          <FileUpload name="keyFile" label={<Thai>{t.keyFile}</Thai>} hint={<Thai>{t.keyFileHint}</Thai>} />
        </div>
        <Textarea
          name="passphrase"
          label={<Thai>{t.passphrase}</Thai>}
          hint={<Thai>{t.passphraseHint}</Thai>}
          rows={2}
          {...unaided}
        />
        <SelectField
          name="since"
          label={t.since}
          form={emptyForm}
          items={[
            { value: '', children: t.sinceKey },
            { value: '30', children: t.since30 },
            { value: '7', children: t.since7 },
          ]}
        />
        <div data-part="keep">
          <Checkboxes name="keep" items={[{ value: 'yes', children: <Thai>{t.keep}</Thai> }]} />
        </div>
        <Button>
          <Thai>{t.open}</Thai>
        </Button>
        <div class="govuk-button-group" data-part="kept-choices" hidden>
          <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'other' }}>
            <Thai>{t.other}</Thai>
          </Button>
          <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'forget' }}>
            <Thai>{t.forget}</Thai>
          </Button>
        </div>
      </form>
      <p>
        <Thai>{t.noKey}</Thai>{' '}
        <Link to={integrityReportUrls.key()}>
          <Thai>{t.makeKey}</Thai>
        </Link>
      </p>
      <Details summary={<Thai>{t.forgot}</Thai>}>
        <Thai>{t.forgotWords}</Thai>
      </Details>
    </Step>
  )
}

function InboxStep(): VNode {
  const t = useMessages(recipientMessages)
  return (
    <Step name="inbox" title={t.inbox}>
      <p class="ps-measure" data-part="holder" />
      <div data-part="warnings" />
      <Line>{t.inboxLead}</Line>
      <ul class="ps-rows" data-part="reports" />
      <div class="govuk-button-group">
        <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'search' }}>
          <Thai>{t.again}</Thai>
        </Button>
        <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'lock' }}>
          <Thai>{t.lock}</Thai>
        </Button>
      </div>
      <Line>{t.lockHint}</Line>
      <h3 class="govuk-heading-m">
        <Thai>{t.signing}</Thai>
      </h3>
      <Line>{t.signingLead}</Line>
      <ul class="ps-rows" data-part="recovery" hidden />
      <ul class="ps-rows" data-part="proposals" />
      <h3 class="govuk-heading-m">
        <Thai>{t.offline}</Thai>
      </h3>
      <Line>{t.offlineLead}</Line>
      <p class="ps-measure" role="status" data-part="offline-said" />
      <div data-part="offline-try" />
      <ul class="ps-rows" data-part="offline-files" />
      <div data-part="passkey-offer" hidden>
        <Details summary={<Thai>{t.passkeyOffer}</Thai>}>
          <Line>{t.passkeyLead}</Line>
          <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'make-passkey' }}>
            <Thai>{t.passkeyMake}</Thai>
          </Button>
        </Details>
      </div>
      <Details summary={<Thai>{t.remind}</Thai>}>
        <Line>{t.remindLead}</Line>
        <Textarea
          name="remind"
          label={<Thai>{t.remind}</Thai>}
          rows={2}
          value={t.remindText}
          attributes={{ readOnly: true }}
        />
        <div data-part="remind-copy" />
      </Details>
    </Step>
  )
}
