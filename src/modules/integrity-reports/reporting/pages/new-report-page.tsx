import type { VNode } from 'preact'
import { useHref, useMessages, useView } from '../../../../platform/web/view.ts'
import { Checkboxes } from '../../../../ui/govuk/checkboxes.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { Input } from '../../../../ui/govuk/input.tsx'
import { Radios } from '../../../../ui/govuk/radios.tsx'
import { Textarea } from '../../../../ui/govuk/textarea.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import type { KnownLog } from '../../client/known-log.ts'
import { WitnessWords } from '../../directory/witness-words.tsx'
import { integrityReportUrls } from '../../urls.ts'
import { kindsOfReports, newReportMessages } from '../messages/new-report.ts'
import { newReportWords } from '../new-report-words.ts'
import { ChoosingFiles } from './choosing-files.tsx'
import { BeforeScript, keptFromKeyboards, OtherWays, PartButton, Step, Words } from './told-parts.tsx'

/** All steps of a new report in one page: what is typed never leaves it but sealed. */
export function NewReportPage({ log }: { log: KnownLog }): VNode {
  const { language } = useView()
  const t = useMessages(newReportMessages)
  return (
    <div
      class="ps-wrap ps-told"
      data-part="new-report"
      data-log={JSON.stringify(log)}
      data-words={JSON.stringify(newReportWords(language))}
    >
      <h1 class="ps-told__title">
        <Thai>{t.title}</Thai>
      </h1>
      <BeforeScript />
      <p class="ps-told__progress" data-part="progress" hidden />
      <Step name="checking" title={t.checking}>
        <Words>{t.checkingText}</Words>
      </Step>
      <Step name="closed" title={t.closed}>
        <p class="ps-measure" data-part="why-closed" />
        <OtherWays />
      </Step>
      <ReceiptStep {...log} />
      <ConfirmStep />
      <WrittenSteps />
      <ConcernedStep />
      <Step name="files" title={t.files} next={t.next}>
        <Words>{t.filesText}</Words>
        <ChoosingFiles name="files" label={t.filesLabel} />
      </Step>
      <Step name="review" title={t.review} next={t.send}>
        <dl class="ps-told__review" data-part="review" />
      </Step>
      <SendingStep />
      <DoneStep />
    </div>
  )
}

function ReceiptStep({ witnesses }: Pick<KnownLog, 'witnesses'>): VNode {
  const { language } = useView()
  const t = useMessages(newReportMessages)
  return (
    <Step name="receipt" title={t.receipt} next={t.wroteDown} back={false}>
      <Words>{t.receiptText}</Words>
      <ol class="ps-told__receipt" data-part="receipt" />
      <p class="ps-told__warning">
        <Thai>{t.receiptNot}</Thai>
      </p>
      <Radios
        name="writing"
        class="govuk-radios--small ps-told__writing"
        value={language}
        fieldset={{ legend: { children: <Thai>{t.writing}</Thai> } }}
        items={[
          { value: 'th', children: <Thai>{t.thai}</Thai> },
          { value: 'en', children: t.english },
          { value: 'digits', children: <Thai>{t.digits}</Thai> },
        ]}
      />
      <PartButton part="another">{t.another}</PartButton>
      <Details summary={<Thai>{t.recipients}</Thai>}>
        <ul class="govuk-list" data-part="recipients" />
        <WitnessWords witnesses={witnesses} />
      </Details>
    </Step>
  )
}

function ConfirmStep(): VNode {
  const t = useMessages(newReportMessages)
  return (
    <Step name="confirm" title={t.confirm} next={t.next}>
      <Words>{t.confirmText}</Words>
      {[0, 1, 2].map((at) => (
        <Input
          name={`word-${at}`}
          label={<span data-part={`asked-${at}`}>{at + 1}</span>}
          autoComplete="off"
          spellcheck={false}
          attributes={keptFromKeyboards}
        />
      ))}
    </Step>
  )
}

function WrittenSteps(): VNode {
  const { language } = useView()
  const t = useMessages(newReportMessages)
  const kinds = Object.entries(kindsOfReports[language])
  return (
    <>
      <Step name="kind" title={t.kind} next={t.next}>
        <Radios
          name="kind"
          fieldset={{ attributes: { 'aria-labelledby': 'title-kind' } }}
          items={kinds.map(([value, name]) => ({ value, children: <Thai>{name}</Thai> }))}
        />
      </Step>
      <Step name="story" title={t.story} next={t.next}>
        <Textarea
          name="story"
          label={<Thai>{t.storyHint}</Thai>}
          rows={8}
          autoComplete="off"
          spellcheck={false}
          attributes={keptFromKeyboards}
        />
        <Textarea
          name="place"
          label={<Thai>{t.place}</Thai>}
          rows={2}
          autoComplete="off"
          spellcheck={false}
          attributes={keptFromKeyboards}
        />
      </Step>
      <Step name="name" title={t.name} next={t.next}>
        <Words>{t.nameText}</Words>
        <Radios
          name="named"
          fieldset={{ attributes: { 'aria-labelledby': 'title-name' } }}
          items={[
            { value: 'without', children: <Thai>{t.withoutName}</Thai> },
            { value: 'with', children: <Thai>{t.withName}</Thai> },
          ]}
        />
        <div data-part="who" hidden>
          <Textarea
            name="who"
            label={<Thai>{t.who}</Thai>}
            rows={2}
            autoComplete="off"
            spellcheck={false}
            attributes={keptFromKeyboards}
          />
        </div>
      </Step>
    </>
  )
}

function ConcernedStep(): VNode {
  const t = useMessages(newReportMessages)
  return (
    <Step name="concerned" title={t.concerned} next={t.next}>
      <Words>{t.concernedText}</Words>
      <Checkboxes
        name="concerned"
        fieldset={{ legend: { children: <Thai>{t.positions}</Thai> } }}
        attributes={{ 'data-part': 'positions' }}
        items={[
          { value: 'others', children: <Thai>{t.others}</Thai> },
          { value: 'unknown', children: <Thai>{t.unknown}</Thai> },
        ]}
      />
      <div data-part="others" hidden>
        <Textarea
          name="others"
          label={<Thai>{t.othersWho}</Thai>}
          rows={2}
          autoComplete="off"
          spellcheck={false}
          attributes={keptFromKeyboards}
        />
      </div>
      <div data-part="under" hidden>
        <Checkboxes
          name="under"
          values={['yes']}
          items={[{ value: 'yes', children: <Thai>{t.under}</Thai> }]}
        />
      </div>
      <div data-part="recovery" hidden>
        <Checkboxes
          name="recovery"
          values={['yes']}
          items={[
            {
              value: 'yes',
              children: <Thai>{t.recovery}</Thai>,
              hint: { children: <span data-part="guardians" /> },
            },
          ]}
        />
      </div>
      <h3 class="govuk-heading-m">
        <Thai>{t.whoReceives}</Thai>
      </h3>
      <ul class="govuk-list govuk-list--bullet" data-part="who-receives" aria-live="polite" />
    </Step>
  )
}

function SendingStep(): VNode {
  const t = useMessages(newReportMessages)
  return (
    <Step name="sending" title={t.sending}>
      <p class="ps-measure" role="status" data-part="sending-said" />
      <progress
        class="ps-told__bar"
        max={1}
        value={0}
        aria-label={t.progressBar}
        data-part="sending-bar"
        hidden
      />
      <div class="ps-told__go">
        <PartButton part="retry" hidden>
          {t.retry}
        </PartButton>
        <PartButton part="without-files" hidden>
          {t.withoutFiles}
        </PartButton>
      </div>
      <OtherWays part="other-ways" />
    </Step>
  )
}

function DoneStep(): VNode {
  const t = useMessages(newReportMessages)
  const href = useHref()
  return (
    <Step name="done" title={t.done}>
      <h3 class="govuk-heading-m">
        <Thai>{t.doneNext}</Thai>
      </h3>
      <ol class="govuk-list govuk-list--number">
        {[t.doneRead, t.doneReturn, t.doneSilence, t.doneClear].map((line) => (
          <li>
            <Thai>{line}</Thai>
          </li>
        ))}
      </ol>
      <ol class="ps-told__receipt" data-part="receipt-again" />
      <div class="ps-told__go">
        <PartButton part="show-receipt">{t.showReceipt}</PartButton>
        <PartButton part="print">{t.print}</PartButton>
        <a class="govuk-link" data-part="to-front" href={href(integrityReportUrls.front())}>
          <Thai>{t.toFront}</Thai>
        </a>
      </div>
    </Step>
  )
}
