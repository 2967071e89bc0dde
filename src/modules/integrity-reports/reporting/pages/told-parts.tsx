import type { ComponentChildren, VNode } from 'preact'
import { useHref, useMessages } from '../../../../platform/web/view.ts'
import { Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { reportFrontMessages } from '../messages/front.ts'
import { newReportMessages } from '../messages/new-report.ts'
import { integrityReportUrls } from '../../urls.ts'

/** What works without this site, on every page where something may not. */
export function OtherWays({ part }: { part?: string }): VNode {
  const t = useMessages(reportFrontMessages)
  const href = useHref()
  return (
    <div data-part={part} class="ps-told__ways">
      <h2 class="govuk-heading-m">
        <Thai>{t.otherWays}</Thai>
      </h2>
      <ul class="govuk-list govuk-list--bullet">
        <li>
          <a class="govuk-link" href="tel:1205">
            <Thai>{t.nacc}</Thai>
          </a>
        </li>
        <li>
          <a class="govuk-link" href="tel:1206">
            <Thai>{t.pacc}</Thai>
          </a>
        </li>
        <li>
          <Thai>{t.letter}</Thai>
        </li>
        <li>
          <a class="govuk-link" href={href(integrityReportUrls.form())}>
            <Thai>{t.form}</Thai>
          </a>
        </li>
      </ul>
    </div>
  )
}

/** Where a report goes that somebody has encrypted by himself. */
export function OfflineWay(): VNode {
  const t = useMessages(reportFrontMessages)
  return (
    <p class="ps-measure">
      <Link to={integrityReportUrls.offline()}>
        <Thai>{t.offline}</Thai>
      </Link>
    </p>
  )
}

/** Shown until the script has begun; without scripts, why nothing is offered here and what works. */
export function BeforeScript(): VNode {
  const t = useMessages(reportFrontMessages)
  return (
    <>
      <noscript>
        <p class="ps-measure">
          <Thai>{t.needsScript}</Thai>
        </p>
        <p class="ps-measure">
          <Thai>{t.needsScriptDevice}</Thai>
        </p>
        <OfflineWay />
        <OtherWays />
      </noscript>
      <p class="ps-measure ps-told__waiting" data-part="waiting">
        <Thai>{t.waiting}</Thai>
      </p>
    </>
  )
}

export interface StepProps {
  readonly name: string
  readonly title: string
  readonly next?: string
  readonly back?: boolean
  readonly children?: ComponentChildren
}

/** One thing at a time; hidden until the script shows it. */
export function Step({ name, title, next, back = true, children }: StepProps): VNode {
  const t = useMessages(newReportMessages)
  return (
    <section data-part={`step-${name}`} aria-labelledby={`title-${name}`} hidden>
      <h2 class="govuk-heading-l" id={`title-${name}`} tabIndex={-1}>
        <Thai>{title}</Thai>
      </h2>
      {children}
      {next && (
        <>
          <p class="govuk-error-message" role="alert" data-part="error" hidden />
          <div class="ps-told__go">
            <button type="button" class="govuk-button ps-button--lychee" data-part="next">
              <Thai>{next}</Thai>
            </button>
            {back && (
              <button type="button" class="govuk-button govuk-button--secondary" data-part="back">
                <Thai>{t.back}</Thai>
              </button>
            )}
          </div>
        </>
      )}
    </section>
  )
}

/** A plain paragraph of a step. */
export function Words({ children }: { children: string }): VNode {
  return (
    <p class="ps-measure">
      <Thai>{children}</Thai>
    </p>
  )
}

/** Keyboards and spelling services send what is typed elsewhere unless they are told not to. */
export const keptFromKeyboards = { autocomplete: 'off', autocorrect: 'off', autocapitalize: 'off' }

/** A button of a step that is not the way on. */
export function PartButton({
  part,
  hidden,
  children,
}: {
  part: string
  hidden?: boolean
  children: string
}): VNode {
  return (
    <button type="button" class="govuk-button govuk-button--secondary" data-part={part} hidden={hidden}>
      <Thai>{children}</Thai>
    </button>
  )
}
