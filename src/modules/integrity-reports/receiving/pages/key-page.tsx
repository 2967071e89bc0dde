import type { VNode } from 'preact'
import { useHref, useMessages } from '../../../../platform/web/view.ts'
import { emptyForm, LongTextField, TextField } from '../../../../ui/form-fields.tsx'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { integrityReportUrls } from '../../urls.ts'
import { keyMessages, keyWords } from '../key-messages.ts'
import { Line, Said, Step } from './step.tsx'

/** A recipient makes a key here, on a device of his own; the server hears nothing of it. */
export function KeyPage({ org }: { org: string }): VNode {
  const t = useMessages(keyMessages)
  const words = useMessages(keyWords)
  return (
    <div class="ps-wrap ps-recipient" data-key-page={JSON.stringify({ org, words })}>
      <h1 class="govuk-heading-xl">
        <Thai>{t.title}</Thai>
      </h1>
      <noscript>
        <InsetText>
          <Thai>{t.noScript}</Thai>
        </InsetText>
      </noscript>
      <div data-part="lead">
        <Line>{t.lead}</Line>
        <h2 class="govuk-heading-s">
          <Thai>{t.prepare}</Thai>
        </h2>
        <ul class="govuk-list govuk-list--bullet">
          {[t.prepareDevice, t.preparePaper, t.prepareStick].map((point) => (
            <li>
              <Thai>{point}</Thai>
            </li>
          ))}
        </ul>
      </div>
      <Said />
      <AboutStep />
      <WordsSteps />
      <SaveStep />
      <PublicStep />
    </div>
  )
}

function AboutStep(): VNode {
  const t = useMessages(keyMessages)
  return (
    <Step name="about" title={t.aboutStep}>
      <Line>{t.aboutHint}</Line>
      <form data-part="about" novalidate>
        <TextField
          name="position"
          label={t.position}
          hint={t.positionHint}
          form={emptyForm}
          autoComplete="off"
        />
        <TextField
          name="id"
          label={t.id}
          hint={t.idHint}
          form={emptyForm}
          autoComplete="off"
          spellcheck={false}
        />
        <Radios
          name="role"
          fieldset={{ legend: { children: <Thai>{t.role}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          items={[
            { value: 'officer', children: <Thai>{t.officer}</Thai> },
            { value: 'outside', children: <Thai>{t.outside}</Thai> },
            {
              value: 'guardian',
              children: <Thai>{t.guardian}</Thai>,
              hint: { children: <Thai>{t.guardianHint}</Thai> },
            },
          ]}
        />
        <div data-part="outside-warning" role="status" hidden>
          <InsetText>
            <Thai>{t.outsideWarning}</Thai>
          </InsetText>
        </div>
        <div data-part="reports-to">
          <LongTextField name="reportsTo" label={t.reportsTo} hint={t.reportsToHint} form={emptyForm} />
        </div>
        <Button>
          <Thai>{t.make}</Thai>
        </Button>
      </form>
    </Step>
  )
}

function WordsSteps(): VNode {
  const t = useMessages(keyMessages)
  return (
    <>
      <Step name="words" title={t.wordsStep}>
        <Line>{t.wordsLead}</Line>
        <ol class="ps-recipient__words" data-part="words" />
        <Button type="button" attributes={{ 'data-press': 'written' }}>
          <Thai>{t.written}</Thai>
        </Button>
      </Step>
      <Step name="typed" title={t.typedStep}>
        <form data-part="typed" novalidate>
          <Textarea
            name="typed"
            label={<Thai>{t.typed}</Thai>}
            hint={<Thai>{t.typedHint}</Thai>}
            rows={2}
            autoComplete="off"
            spellcheck={false}
            attributes={{ autocorrect: 'off', autocapitalize: 'none' }}
          />
          <div class="govuk-button-group">
            <Button>
              <Thai>{t.check}</Thai>
            </Button>
            <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'again' }}>
              <Thai>{t.startAgain}</Thai>
            </Button>
          </div>
        </form>
      </Step>
    </>
  )
}

function SaveStep(): VNode {
  const t = useMessages(keyMessages)
  return (
    <Step name="save" title={t.saveStep}>
      <Line>{t.saveLead}</Line>
      <Button type="button" attributes={{ 'data-press': 'download' }}>
        <Thai>{t.download}</Thai>
      </Button>
      <Checkboxes
        name="keep"
        items={[
          {
            value: 'yes',
            children: <Thai>{t.keep}</Thai>,
            hint: { children: <Thai>{t.keepHint}</Thai> },
          },
        ]}
      />
      <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'onwards' }}>
        <Thai>{t.onwards}</Thai>
      </Button>
    </Step>
  )
}

function PublicStep(): VNode {
  const t = useMessages(keyMessages)
  const href = useHref()
  return (
    <Step name="public" title={t.publicStep}>
      <p class="ps-measure" data-part="public-lead">
        <Thai>{t.publicLead}</Thai>
      </p>
      <Textarea
        name="public"
        label={<Thai>{t.publicText}</Thai>}
        rows={4}
        spellcheck={false}
        attributes={{ readOnly: true }}
      />
      <div class="govuk-button-group">
        <Button type="button" attributes={{ 'data-press': 'copy' }}>
          <Thai>{t.copy}</Thai>
        </Button>
        <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'downloadPublic' }}>
          <Thai>{t.downloadPublic}</Thai>
        </Button>
      </div>
      <div class="ps-recipient__paper">
        <h3 class="govuk-heading-s" data-part="print-title">
          <Thai>{t.printTitle}</Thai>
        </h3>
        <p data-part="holder" />
        <p>
          <Thai>{t.fingerprint}</Thai> <code class="ps-fingerprint" data-part="fingerprint" />
        </p>
        <div data-part="recipients-hint">
          <Line>{t.fingerprintHint}</Line>
        </div>
      </div>
      <div class="govuk-button-group">
        <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'print' }}>
          <Thai>{t.print}</Thai>
        </Button>
        <a class="govuk-link" data-part="to-reading" href={href(integrityReportUrls.recipient())}>
          <Thai>{t.read}</Thai>
        </a>
      </div>
    </Step>
  )
}
