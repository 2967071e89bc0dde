import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../../platform/web/view.ts'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import type { KnownLog } from '../../client/known-log.ts'
import { integrityReportUrls } from '../../urls.ts'
import { returnMessages, returnScript } from '../messages/returning.ts'
import { returnWords } from '../return-words.ts'
import { ChoosingFiles } from './choosing-files.tsx'
import { BeforeScript, keptFromKeyboards, OtherWays, PartButton, Step, Words } from './told-parts.tsx'

/** Where a receipt leads back to its report. What is typed here is turned into keys on the device. */
export function ReturnPage({ log }: { log: KnownLog }): VNode {
  const { language } = useView()
  const t = useMessages(returnMessages)
  const href = useHref()
  return (
    <div
      class="ps-wrap ps-told"
      data-part="return"
      data-log={JSON.stringify(log)}
      data-words={JSON.stringify(returnWords(language))}
    >
      <h1 class="ps-told__title">
        <Thai>{t.title}</Thai>
      </h1>
      <BeforeScript />
      <p class="ps-told__progress" data-part="progress" hidden />
      <Step name="typed" title={t.typed} next={t.open} back={false}>
        <Textarea
          name="receipt"
          label={<Thai>{t.typedHint}</Thai>}
          rows={4}
          autoComplete="off"
          spellcheck={false}
          attributes={keptFromKeyboards}
        />
        <div class="ps-told__go" data-part="did-you-mean" />
      </Step>
      <Step name="opening" title={t.opening} />
      <Step name="nothing" title={t.nothing}>
        <Words>{t.nothingText}</Words>
        <PartButton part="type-again">{t.typeAgain}</PartButton>
        <OtherWays />
      </Step>
      <ThreadStep />
      <Step name="burned" title={t.burned}>
        <Words>{t.burnedText}</Words>
        <p>
          <a class="govuk-link" href={href(integrityReportUrls.front())}>
            <Thai>{t.toFront}</Thai>
          </a>
        </p>
      </Step>
    </div>
  )
}

function ThreadStep(): VNode {
  const t = useMessages(returnMessages)
  const script = useMessages(returnScript)
  return (
    <Step name="thread" title={t.thread}>
      <div class="ps-told__refused" role="alert" data-part="refused" hidden>
        <h3 class="govuk-heading-m">
          <Thai>{t.refused}</Thai>
        </h3>
        <p data-part="why-refused" />
        <Words>{t.refusedText}</Words>
        <div data-part="evidence" />
      </div>
      <h3 class="govuk-heading-m">
        <Thai>{t.states}</Thai>
      </h3>
      <ul class="govuk-list govuk-list--bullet" data-part="states" />
      <h3 class="govuk-heading-m">
        <Thai>{t.messages}</Thai>
      </h3>
      <Words>{t.checks}</Words>
      <p class="ps-told__warning" data-part="ledger-unread" hidden>
        <Thai>{script.noLedger}</Thai>
      </p>
      <ol class="ps-rows ps-told__thread" data-part="messages" />
      <p class="ps-measure" role="status" tabIndex={-1} data-part="answer-outcome" />
      <div data-part="may-answer">
        <h3 class="govuk-heading-m">
          <Thai>{t.answer}</Thai>
        </h3>
        <Textarea
          name="answer"
          label={<Thai>{t.answerText}</Thai>}
          rows={5}
          autoComplete="off"
          spellcheck={false}
          attributes={keptFromKeyboards}
        />
        <ChoosingFiles name="answer-files" label={t.files} />
        <button type="button" class="govuk-button ps-button--lychee" data-part="send-answer">
          <Thai>{t.send}</Thai>
        </button>
        <Sure name="consent" summary={t.consent} text={t.consentText} sure={t.consentSure}>
          <PartButton part="send-consent">{t.consentSend}</PartButton>
        </Sure>
      </div>
      <Sure name="burn-sure" summary={t.burn} text={t.burnText} sure={t.burnSure}>
        <PartButton part="burn">{t.burnDo}</PartButton>
      </Sure>
    </Step>
  )
}

/** What cannot be taken back is behind two steps. */
function Sure({
  name,
  summary,
  text,
  sure,
  children,
}: {
  name: string
  summary: string
  text: string
  sure: string
  children: VNode
}): VNode {
  return (
    <Details summary={<Thai>{summary}</Thai>}>
      <Words>{text}</Words>
      <Checkboxes name={name} items={[{ value: 'yes', children: <Thai>{sure}</Thai> }]} />
      {children}
    </Details>
  )
}
