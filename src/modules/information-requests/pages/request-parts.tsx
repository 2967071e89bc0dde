import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { KeptFile } from '../../../platform/files/kept-file.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Thai } from '../../../ui/thai.tsx'
import { groundNames, stateNames } from '../fact-names.ts'
import { informationRegisterMessages } from '../register-messages.ts'
import type { GroundCode } from '../request-facts.ts'
import type { RequestStep } from '../step.ts'
import { informationTrackingMessages } from '../tracking-messages.ts'

/** A text that somebody typed, as he typed it. */
export function Typed({ children }: { children: string }): VNode {
  return (
    <p class="ps-typed ps-measure">
      <Thai>{children}</Thai>
    </p>
  )
}

/** What is known of a request, each fact beside its name; those that are left out are not there. */
export function Facts({ facts }: { facts: readonly (Fact | false)[] }): VNode {
  return (
    <dl class="ps-report">
      {facts.map(
        (fact) =>
          fact && (
            <div>
              <dt>
                <Thai>{fact.name}</Thai>
              </dt>
              <dd class={fact.isTyped ? 'ps-typed' : undefined}>
                {typeof fact.value === 'string' ? <Thai>{fact.value}</Thai> : fact.value}
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}

interface Fact {
  readonly name: string
  readonly value: string | VNode
  /** Whether somebody typed it, with lines of his own. */
  readonly isTyped?: boolean
}

/** The paragraphs of the law by which something is kept back. */
export function Grounds({ grounds }: { grounds: readonly GroundCode[] }): VNode {
  const names = useMessages(groundNames)
  return (
    <ul class="govuk-list govuk-list--bullet">
      {grounds.map((ground) => (
        <li>
          <Thai>{names[ground]}</Thai>
        </li>
      ))}
    </ul>
  )
}

/** Files of an answer, each at the address where this reader may have it. */
export function AnswerFiles({
  files,
  addressOf,
}: {
  files: readonly KeptFile[]
  addressOf: (fileId: string) => string
}): VNode {
  return (
    <ul class="ps-rows">
      {files.map(({ fileId, name, bytes }) => (
        <li>
          <a class="govuk-link" href={addressOf(fileId)}>
            {name}
          </a>
          <span class="ps-rows__meta">{sizeOf(bytes)}</span>
        </li>
      ))}
    </ul>
  )
}

function sizeOf(bytes: number): string {
  const inMegabytes = bytes >= 1024 * 1024
  return inMegabytes
    ? `${(bytes / 1024 / 1024).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`
}

/** Every step with its day; `showsWho` names whoever did it, for the staff. */
export function Steps({
  steps,
  showsWho = false,
}: {
  steps: readonly RequestStep[]
  showsWho?: boolean
}): VNode {
  const { language } = useView()
  const t = useMessages(informationTrackingMessages)
  const staff = useMessages(informationRegisterMessages)
  const states = useMessages(stateNames)
  const title = ({ kind, divisionName, divisionNameEn, dueOn }: RequestStep): string => {
    if (kind === 'received') return t.stepReceived
    if (kind === 'assigned') return t.stepAssigned((language === 'th' ? divisionName : divisionNameEn) ?? '')
    if (kind !== 'extended') return states[kind]
    return t.stepExtended(dueOn ? formatDate(Temporal.PlainDate.from(dueOn), language) : '')
  }
  return (
    <ol class="ps-steps">
      {steps.map((step) => (
        <li>
          <p class="ps-steps__title">
            <Thai>{title(step)}</Thai>
          </p>
          <p class="ps-steps__meta">
            {formatDate(todayInBangkok(step.madeAt), language)}
            {showsWho && (
              <>
                {' · '}
                <Thai>{step.madeByName === null ? staff.byRequester : staff.by(step.madeByName)}</Thai>
              </>
            )}
          </p>
          {step.words !== null && <Typed>{step.words}</Typed>}
        </li>
      ))}
    </ol>
  )
}
