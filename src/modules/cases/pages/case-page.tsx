import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { DeadlineTag, PlainTag } from '../../../ui/deadline-tag.tsx'
import { Details } from '../../../ui/govuk/details.tsx'
import { Facts, Typed } from '../../../ui/matter-parts.tsx'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { concernedWords } from '../concerned.ts'
import type { Deadline } from '../deadlines.ts'
import { groupedHash } from '../dossier/authority.ts'
import { dossierMessages } from '../dossier/messages.ts'
import { CaseFiles } from '../evidence/case-files.tsx'
import { evidenceMessages } from '../evidence/messages.ts'
import { caseStateNames, choiceNames, sourceNames, stepNames, type Choice } from '../fact-names.ts'
import { caseMessages } from '../messages.ts'
import type { Case } from '../reading.ts'
import type { Reader } from '../reads.ts'
import type { CaseStep } from '../step.ts'
import { mayRecord, recordKinds } from '../step-kinds.ts'
import { caseUrls } from '../urls.ts'

export interface CaseProps {
  readonly found: Case
  readonly steps: readonly CaseStep[]
  readonly deadlines: readonly Deadline[]
  readonly readers: readonly Reader[]
}

/** One case for its team: where it stands, what happened, what can be recorded next, and who has read it. */
export function CasePage({ found, steps, deadlines, readers }: CaseProps): VNode {
  const { language } = useView()
  const t = useMessages(caseMessages)
  const d = useMessages(dossierMessages)
  const e = useMessages(evidenceMessages)
  const { caseId, registerNumber, registerYear } = found
  return (
    <>
      <p>
        <Link to={caseUrls.cases()}>
          <Thai>{t.cases}</Thai>
        </Link>
      </p>
      <h1 class="govuk-heading-l">
        <Thai>{t.caseOf(registerNumber, registerYear)}</Thai>
      </h1>
      <CaseFacts found={found} />
      <Deadlines deadlines={deadlines} />
      <NextSteps found={found} />
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.steps}</Thai>
        </h2>
        <ol class="ps-rows">
          {steps.map((step) => (
            <StepRow caseId={caseId} step={step} />
          ))}
        </ol>
      </section>
      <ul class="ps-rows ps-block">
        <li>
          <Link to={caseUrls.team({ caseId })}>
            <Thai>{t.team}</Thai>
          </Link>
        </li>
        <li>
          <Link to={caseUrls.evidence({ caseId })}>
            <Thai>{e.evidence}</Thai>
          </Link>
        </li>
        <li>
          <Link to={caseUrls.dossiers({ caseId })}>
            <Thai>{d.dossiers}</Thai>
          </Link>
        </li>
      </ul>
      <Details summary={<Thai>{t.readers}</Thai>}>
        <ul class="ps-rows">
          {readers.map(({ name, reads, lastAt }) => (
            <li>
              <b>
                <Thai>{name}</Thai>
              </b>
              <span class="ps-rows__meta">
                <Thai>{t.readCount(reads)}</Thai>{' '}
                <Thai>{t.lastRead(formatDate(todayInBangkok(lastAt), language, 'short'))}</Thai>
              </span>
            </li>
          ))}
        </ul>
      </Details>
      <p class="ps-rows__meta">
        <Thai>{t.kept}</Thai>
      </p>
    </>
  )
}

function CaseFacts({ found }: Pick<CaseProps, 'found'>): VNode {
  const { language } = useView()
  const t = useMessages(caseMessages)
  const states = useMessages(caseStateNames)
  const sources = useMessages(sourceNames)
  const choices = useMessages(choiceNames)
  const { concerned, finding, discipline, referredTo } = found
  const outcome = [finding, discipline, referredTo].flatMap((one) => (one ? [choices[one]] : []))
  return (
    <Facts
      facts={[
        { name: t.state, value: <PlainTag>{states[found.state]}</PlainTag> },
        outcome.length > 0 && { name: t.outcome, value: outcome.join(', ') },
        { name: t.source, value: sources[found.source] },
        { name: t.nature, value: found.isCorruption ? t.corruption : t.misconduct },
        { name: t.receivedOn, value: formatDate(Temporal.PlainDate.from(found.receivedOn), language) },
        { name: t.concerned, value: concernedWords(concerned, language) || t.concernedNobody, isTyped: true },
      ]}
    />
  )
}

function Deadlines({ deadlines }: Pick<CaseProps, 'deadlines'>): VNode {
  const { language } = useView()
  const t = useMessages(caseMessages)
  const choices = useMessages(choiceNames)
  const day = (iso: string) => formatDate(Temporal.PlainDate.from(iso), language)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.deadlines}</Thai>
      </h2>
      {deadlines.length === 0 && (
        <p class="ps-rows__meta">
          <Thai>{t.noDeadlines}</Thai>
        </p>
      )}
      <ul class="ps-rows">
        {deadlines.map(({ rule, dueOn, doneOn }) => (
          <li>
            <b>
              <Thai>{choices[rule]}</Thai>
            </b>
            <span class="ps-rows__meta">
              <Thai>{t.dueOn(day(dueOn))}</Thai>
            </span>
            {doneOn ? (
              <PlainTag>{t.doneOn(day(doneOn))}</PlainTag>
            ) : (
              <DeadlineTag due={Temporal.PlainDate.from(dueOn)} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}

function NextSteps({ found }: Pick<CaseProps, 'found'>): VNode {
  const t = useMessages(caseMessages)
  const names = useMessages(stepNames)
  const { caseId } = found
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.record}</Thai>
      </h2>
      <ul class="ps-rows">
        {recordKinds
          .filter((kind) => mayRecord(kind, found))
          .map((kind) => (
            <li>
              <Link to={caseUrls.step({ caseId, kind })}>
                <Thai>{names[kind]}</Thai>
              </Link>
            </li>
          ))}
      </ul>
    </section>
  )
}

function StepRow({ caseId, step }: { caseId: string; step: CaseStep }): VNode {
  const { language } = useView()
  const t = useMessages(caseMessages)
  const names = useMessages(stepNames)
  const choices = useMessages(choiceNames)
  const { kind, madeAt, madeByName, ledgerIndex, content } = step
  const date = content.day ? Temporal.PlainDate.from(content.day) : todayInBangkok(madeAt)
  const { order } = content
  return (
    <li>
      <b>
        <Thai>{content.choice ? `${names[kind]}: ${choices[content.choice as Choice]}` : names[kind]}</Thai>
      </b>
      <span class="ps-rows__meta">
        {formatDate(date, language)} {madeByName && <Thai>{madeByName}</Thai>}
      </span>
      {[content.reference, content.who, content.name, content.words].map(
        (text) => text && <Typed>{text}</Typed>,
      )}
      {content.files && <CaseFiles caseId={caseId} files={content.files} />}
      {content.sha256 && <p>SHA-256 {groupedHash(content.sha256)}</p>}
      {content.until && (
        <p>
          <Thai>{t.until}</Thai> {formatDate(Temporal.PlainDate.from(content.until), language)}
        </p>
      )}
      {order && (
        <p>
          {'published' in order ? (
            <Link to={order.address}>
              <Thai>{order.title}</Thai>
            </Link>
          ) : (
            <>
              <Thai>{t.orderNumber}</Thai> {order.number},{' '}
              {formatDate(Temporal.PlainDate.from(order.date), language)}
            </>
          )}
        </p>
      )}
      <span class="ps-rows__meta">
        <Thai>{t.ledgerEntry(ledgerIndex.toLocaleString('en'))}</Thai>
      </span>
    </li>
  )
}
