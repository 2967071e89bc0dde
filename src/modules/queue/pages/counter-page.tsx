import type { VNode } from 'preact'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { FormErrors, SelectField, type FormState } from '../../../ui/form-fields.tsx'
import { PostForm } from '../../../ui/form.tsx'
import { Button } from '../../../ui/govuk/button.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import type { QueueCounter, QueueService, Ticket } from '../line.ts'
import { classNames } from '../messages.ts'
import { labelOf } from '../standing.ts'
import { ticketClasses } from '../ticket-facts.ts'
import { queueUrls, queueWorkUrls } from '../urls.ts'
import { queueWorkMessages } from '../work-messages.ts'

export interface CounterProps {
  readonly counter: QueueCounter
  readonly services: readonly QueueService[]
  readonly otherCounters: readonly QueueCounter[]
  /** Who was called and is here. */
  readonly current: Ticket | undefined
  /** Who may be called here, in the order of calling. */
  readonly turns: readonly Ticket[]
  readonly now: Temporal.Instant
  /** What was refused, in words. */
  readonly form: FormState
}

/** Where somebody calls visitors: who is here, who is next, and one button that does both. */
export function CounterPage(props: CounterProps): VNode {
  const { counter, current, form } = props
  const t = useMessages(queueWorkMessages)
  return (
    <div data-live={queueUrls.live({ follow: 'yes' })} class="ps-counter">
      <p>
        <Link to={queueWorkUrls.counters()}>
          <Thai>{t.counters}</Thai>
        </Link>
      </p>
      <FormErrors errors={form.errors} />
      <h1 class="govuk-heading-l">
        <Thai>{t.counterNumber(counter.number)}</Thai>
      </h1>
      <CounterState counter={counter} />
      {current ? <Current {...props} current={current} /> : <CallNext {...props} />}
      <Line {...props} />
      <Issue {...props} />
    </div>
  )
}

function CounterState({ counter: { counterId, state } }: Pick<CounterProps, 'counter'>): VNode {
  const t = useMessages(queueWorkMessages)
  const words = { open: t.isOpen, paused: t.isPaused, closed: t.isClosed }
  const acts = [
    { value: 'open', label: t.open },
    { value: 'paused', label: t.pause },
    { value: 'closed', label: t.close },
  ].filter(({ value }) => value !== state)
  return (
    <PostForm action={queueWorkUrls.setState({ counterId })} class="ps-counter__state">
      <p>
        <strong class={state === 'open' ? 'govuk-tag govuk-tag--green' : 'govuk-tag govuk-tag--grey'}>
          <Thai>{words[state]}</Thai>
        </strong>
      </p>
      <div class="govuk-button-group">
        {acts.map(({ value, label }) => (
          <Button
            name="state"
            value={value}
            class={value === 'open' ? undefined : 'govuk-button--secondary'}
            id={`state-${value}`}
          >
            <Thai>{label}</Thai>
          </Button>
        ))}
      </div>
    </PostForm>
  )
}

function CallNext({ counter: { counterId, state }, turns, services }: CounterProps): VNode {
  const t = useMessages(queueWorkMessages)
  const [next] = turns
  if (!next) {
    return (
      <p class="govuk-inset-text">
        <Thai>{t.nobody}</Thai>
      </p>
    )
  }
  if (state !== 'open') {
    return (
      <p class="govuk-inset-text">
        <Thai>{t.notOpen}</Thai>
      </p>
    )
  }
  return (
    <PostForm action={queueWorkUrls.next({ counterId })}>
      <Button class="ps-counter__next" id="next">
        <Thai>{t.next}</Thai> {nameOf(next, services)}
      </Button>
    </PostForm>
  )
}

function Current({
  counter: { counterId },
  current,
  services,
  otherCounters,
  form,
}: CounterProps & { current: Ticket }): VNode {
  const { language } = useView()
  const t = useMessages(queueWorkMessages)
  const service = services.find(({ serviceId }) => serviceId === current.serviceId)
  return (
    <section class="ps-counter__current">
      <h2>
        <small>
          <Thai>{t.current}</Thai>
        </small>{' '}
        {nameOf(current, services)}
      </h2>
      <p>
        <Thai>{t.calledFor((language === 'th' ? service?.name : service?.nameEn) ?? '')}</Thai>{' '}
        {current.recalls > 0 && <Thai>{t.timesCalled(current.recalls + 1)}</Thai>}
      </p>
      {[
        { action: queueWorkUrls.served({ counterId }), andNext: t.doneAndNext, alone: t.done, isUsual: true },
        { action: queueWorkUrls.notCome({ counterId }), andNext: t.notComeAndNext, alone: t.notCome },
      ].map(({ action, andNext, alone, isUsual }) => (
        <PostForm action={action}>
          <div class="govuk-button-group">
            <Button
              name="after"
              value="next"
              class={isUsual ? 'ps-counter__next' : 'govuk-button--secondary'}
            >
              <Thai>{andNext}</Thai>
            </Button>
            <Button class="govuk-button--secondary">
              <Thai>{alone}</Thai>
            </Button>
          </div>
        </PostForm>
      ))}
      <PostForm action={queueWorkUrls.again({ counterId })}>
        <Button class="govuk-button--secondary" id="again">
          <Thai>{t.again}</Thai>
        </Button>
      </PostForm>
      {otherCounters.length > 0 && (
        <PostForm action={queueWorkUrls.passOn({ counterId })} class="ps-counter__pass">
          <SelectField
            name="counter"
            label={t.passOn}
            form={form}
            items={otherCounters.map(({ counterId: value, number }) => ({
              value,
              children: t.counterNumber(number),
            }))}
          />
          <Button class="govuk-button--secondary" id="pass-on">
            <Thai>{t.passOnTo}</Thai>
          </Button>
        </PostForm>
      )}
    </section>
  )
}

function Line({ counter: { counterId, state }, current, turns, services, now }: CounterProps): VNode | null {
  const t = useMessages(queueWorkMessages)
  const names = useMessages(classNames)
  const { language } = useView()
  if (turns.length === 0) return null
  const mayCall = state === 'open' && !current
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.line}</Thai>
      </h2>
      <ol class="ps-rows">
        {turns.map((ticket, index) => {
          const service = services.find(({ serviceId }) => serviceId === ticket.serviceId)
          return (
            <li>
              <div>
                <b>{nameOf(ticket, services)}</b>{' '}
                <Thai>{(language === 'th' ? service?.name : service?.nameEn) ?? ''}</Thai>
                <p class="ps-rows__meta">
                  {ticket.class !== 'general' && (
                    <>
                      <Thai>{names[ticket.class]}</Thai>
                      {' · '}
                    </>
                  )}
                  <Thai>{t.waitedMinutes(minutesSince(ticket.issuedAt, now))}</Thai>
                  {mayCall && index > 0 && (
                    <>
                      {' · '}
                      <Link to={queueWorkUrls.before({ counterId, ticketId: ticket.ticketId })}>
                        <Thai>{t.beforeTurn}</Thai>
                        <span class="govuk-visually-hidden"> {nameOf(ticket, services)}</span>
                      </Link>
                    </>
                  )}
                </p>
              </div>
            </li>
          )
        })}
      </ol>
    </section>
  )
}

/** For whoever comes to the counter without a ticket. */
function Issue({ counter: { counterId }, services, form }: CounterProps): VNode | null {
  const { language } = useView()
  const t = useMessages(queueWorkMessages)
  const names = useMessages(classNames)
  const open = services.filter(({ isOpen }) => isOpen)
  if (open.length === 0) return null
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.issue}</Thai>
      </h2>
      <PostForm action={queueWorkUrls.issue({ counterId })} class="ps-measure">
        <SelectField
          name="service"
          label={t.services}
          form={form}
          items={open.map(({ serviceId: value, letter, name, nameEn }) => ({
            value,
            children: `${letter} ${language === 'th' ? name : nameEn}`,
          }))}
        />
        <SelectField
          name="class"
          label={t.class}
          form={form}
          items={ticketClasses.map((value) => ({ value, children: names[value] }))}
        />
        <Button class="govuk-button--secondary" id="issue">
          <Thai>{t.issue}</Thai>
        </Button>
      </PostForm>
    </section>
  )
}

function nameOf({ serviceId, number }: Ticket, services: readonly QueueService[]): string {
  return labelOf(services.find((one) => one.serviceId === serviceId)?.letter ?? '?', number)
}

function minutesSince(then: Temporal.Instant, now: Temporal.Instant): number {
  return Math.max(0, Math.floor(now.since(then).total('minutes')))
}
