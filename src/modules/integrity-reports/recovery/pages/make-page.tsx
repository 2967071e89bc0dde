import type { VNode } from 'preact'
import { useHref, useMessages } from '../../../../platform/web/view.ts'
import { Button } from '../../../../ui/govuk/button.tsx'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { keyMessages } from '../../receiving/key-messages.ts'
import { Line, Said, Step } from '../../receiving/pages/step.tsx'
import { integrityReportUrls } from '../../urls.ts'
import { makeMessages, makeWords } from '../make-messages.ts'

/** One person makes the recovery key here and hands out its shares; the server hears nothing of it. */
export function MakePage({ org }: { org: string }): VNode {
  const t = useMessages(makeMessages)
  const words = useMessages(makeWords)
  const keys = useMessages(keyMessages)
  const href = useHref()
  return (
    <div class="ps-wrap ps-recipient" data-make-page={JSON.stringify({ org, words })}>
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
        <ul class="govuk-list govuk-list--bullet ps-measure">
          <li>
            <Thai>{t.prepareGuardians}</Thai>{' '}
            <a class="govuk-link" href={href(integrityReportUrls.key())}>
              <Thai>{keys.title}</Thai>
            </a>
          </li>
          <li>
            <Thai>{t.prepareDevice}</Thai>
          </li>
        </ul>
      </div>
      <Said />
      <GuardiansStep />
      <Step name="compare" title={t.compareStep}>
        <Line>{t.compareLead}</Line>
        <ul class="ps-rows" data-part="compare" />
        <Checkboxes name="compared" items={[{ value: 'yes', children: <Thai>{t.compared}</Thai> }]} />
        <Button type="button" attributes={{ 'data-press': 'make' }}>
          <Thai>{t.make}</Thai>
        </Button>
      </Step>
      <Step name="shares" title={t.sharesStep}>
        <Line>{t.sharesLead}</Line>
        <ul class="ps-rows" data-part="shares" />
        <Button type="button" attributes={{ 'data-press': 'onwards' }}>
          <Thai>{t.onwards}</Thai>
        </Button>
      </Step>
      <PublicStep />
    </div>
  )
}

function GuardiansStep(): VNode {
  const t = useMessages(makeMessages)
  return (
    <Step name="guardians" title={t.guardiansStep}>
      <form data-part="guardians" novalidate>
        <Radios
          name="threshold"
          value="3"
          fieldset={{ legend: { children: <Thai>{t.threshold}</Thai>, class: 'govuk-fieldset__legend--s' } }}
          items={[
            { value: '3', children: <Thai>{t.threeOfFive}</Thai> },
            { value: '2', children: <Thai>{t.twoOfThree}</Thai> },
          ]}
        />
        <Textarea
          name="guardians"
          label={<Thai>{t.guardians}</Thai>}
          hint={<Thai>{t.guardiansHint}</Thai>}
          rows={6}
          autoComplete="off"
          spellcheck={false}
        />
        <Button>
          <Thai>{t.next}</Thai>
        </Button>
      </form>
    </Step>
  )
}

function PublicStep(): VNode {
  const t = useMessages(makeMessages)
  return (
    <Step name="public" title={t.publicStep}>
      <Line>{t.publicLead}</Line>
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
        <Button type="button" class="govuk-button--secondary" attributes={{ 'data-press': 'download' }}>
          <Thai>{t.download}</Thai>
        </Button>
      </div>
      <div class="ps-recipient__paper">
        <p data-part="holder" />
        <p>
          <Thai>{t.fingerprint}</Thai> <code class="ps-fingerprint" data-part="fingerprint" />
        </p>
        <Line>{t.fingerprintHint}</Line>
      </div>
    </Step>
  )
}
