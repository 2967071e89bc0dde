import type { ComponentChildren, VNode } from 'preact'
import { formatBaht } from '../../../platform/language/money.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Link } from '../../../ui/page-parts.tsx'
import { OfficialText, Thai } from '../../../ui/thai.tsx'
import { fileUrls } from '../../files/module.ts'
import { complaintDoorMessages, complaintUrls } from '../../complaints/module.ts'
import { homeMessages, homeUrls } from '../../home/module.tsx'
import type { AttachedFile, Channel, Fee, ManualContent, ManualKind, NeededDocument } from '../content.ts'
import { manualMessages } from '../messages.ts'
import { durationWords, minutesWords, standardTime, totalMinutes } from '../standard-time.ts'
import { FlowChartDrawing } from './flow-chart.tsx'

interface BodyProps {
  readonly kind: ManualKind
  readonly content: ManualContent
}

/** All that a manual says: the short answer first, the law last. */
export function ManualBody({ kind, content }: BodyProps): VNode {
  return (
    <>
      {kind === 'citizen' && <Answer content={content} />}
      <Steps content={content} />
      {(content.documents.length > 0 || content.needsNoDocuments) && <Documents content={content} />}
      <Forms content={content} />
      {content.fees.length > 0 && <Fees fees={content.fees} />}
      {content.channels.length > 0 && <Channels channels={content.channels} />}
      <Rules content={content} />
      <Complaints kind={kind} content={content} />
      <Laws content={content} />
    </>
  )
}

function Section({ id, title, children }: { id: string; title: string; children: ComponentChildren }): VNode {
  return (
    <section class="ps-block" id={id}>
      <h2 class="govuk-heading-m">
        <Thai>{title}</Thai>
      </h2>
      {children}
    </section>
  )
}

/** Official text as it was typed, lines and all. */
function Text({ children }: { children: string }): VNode {
  const { language } = useView()
  return (
    <p class="ps-measure ps-typed">
      <OfficialText language={language}>{children}</OfficialText>
    </p>
  )
}

function Official({ children }: { children: string }): VNode {
  const { language } = useView()
  return <OfficialText language={language}>{children}</OfficialText>
}

/** The four things that people come for. */
function Answer({ content }: { content: ManualContent }): VNode {
  const t = useMessages(manualMessages)
  const { language } = useView()
  const { documents, fees, channels, promise, steps } = content
  const time = standardTime(content)
  const total = totalMinutes(steps)
  const [first] = channels
  const parts = [
    {
      term: t.prepare,
      main: documents.length > 0 ? t.documentCount(documents.length) : t.noDocuments,
      more: documents.length > 0 && <Official>{documents.map(({ name }) => name).join(' · ')}</Official>,
    },
    {
      term: t.howLong,
      main: time ? minutesWords(time.minutes, language) : t.notStated,
      more: promise && total !== undefined && <Thai>{t.promiseOf(minutesWords(total, language))}</Thai>,
    },
    {
      term: t.cost,
      main: fees.every(({ satang }) => satang === 0) ? t.noFee : t.someFees(fees.length),
      more: fees.some(({ satang }) => satang !== 0) && (
        <FeeWords fee={fees.find(({ satang }) => satang !== 0)!} />
      ),
    },
    {
      term: t.where,
      main: first ? <Official>{first.name}</Official> : t.notStated,
      more: first && <Official>{[first.place, first.hours].filter(Boolean).join(' · ')}</Official>,
    },
  ]
  return (
    <dl class="ps-answer">
      {parts.map(({ term, main, more }) => (
        <div>
          <dt>
            <Thai>{term}</Thai>
          </dt>
          <dd class="ps-answer__main">{typeof main === 'string' ? <Thai>{main}</Thai> : main}</dd>
          {more && <dd>{more}</dd>}
        </div>
      ))}
    </dl>
  )
}

function Steps({ content: { steps } }: { content: ManualContent }): VNode | null {
  const t = useMessages(manualMessages)
  const { language } = useView()
  const total = totalMinutes(steps)
  if (steps.length === 0) return null
  return (
    <Section id="steps" title={t.steps}>
      <div class="ps-cols ps-cols--2">
        <div>
          <ol class="ps-steps">
            {steps.map(({ title, detail, time, responsible, law }) => (
              <li>
                <p class="ps-steps__title">
                  <Official>{title}</Official>
                </p>
                {detail !== '' && <Text>{detail}</Text>}
                <p class="ps-steps__meta">
                  {time && <b>{durationWords(time, language)}</b>}
                  {time && responsible !== '' && ' · '}
                  {responsible !== '' && <Official>{responsible}</Official>}
                </p>
                {law !== '' && (
                  <p class="ps-steps__meta">
                    <Official>{law}</Official>
                  </p>
                )}
              </li>
            ))}
          </ol>
          {total !== undefined && (
            <p>
              <b>
                <Thai>{t.total}</Thai> {minutesWords(total, language)}
              </b>
            </p>
          )}
        </div>
        <FlowChartDrawing steps={steps} />
      </div>
    </Section>
  )
}

function Documents({ content: { documents } }: { content: ManualContent }): VNode {
  const t = useMessages(manualMessages)
  return (
    <Section id="documents" title={t.documents}>
      {documents.length === 0 ? (
        <p>
          <Thai>{t.noDocuments}</Thai>
        </p>
      ) : (
        <>
          <p class="ps-small">
            <Thai>{t.documentsHint}</Thai>
          </p>
          <ul class="ps-tickable">
            {documents.map((document) => (
              <DocumentRow document={document} />
            ))}
          </ul>
        </>
      )}
    </Section>
  )
}

function DocumentRow({
  document: { name, issuer, originals, copies, when, note },
}: {
  document: NeededDocument
}): VNode {
  const t = useMessages(manualMessages)
  const counts = [originals > 0 && t.originals(originals), copies > 0 && t.copies(copies)]
  const more = [issuer && t.issuedBy(issuer), when && t.onlyWhen(when), note].filter(Boolean).join(' · ')
  return (
    <li>
      <b>
        <Official>{name}</Official>
      </b>{' '}
      <Thai>{counts.filter(Boolean).join(' ')}</Thai>
      {more !== '' && (
        <span class="ps-rows__meta">
          <Official>{more}</Official>
        </span>
      )}
    </li>
  )
}

function Forms({ content: { forms } }: { content: ManualContent }): VNode | null {
  const t = useMessages(manualMessages)
  if (forms.length === 0) return null
  const file = ({ fileId }: AttachedFile, words: string) => (
    <a class="govuk-link" href={fileUrls.file({ fileId })}>
      <Official>{words}</Official>
    </a>
  )
  return (
    <Section id="forms" title={t.forms}>
      <ul class="ps-rows">
        {forms.map(({ title, blank, example }) => (
          <li>
            {file(blank, t.blankForm(title))}
            {example && file(example, t.exampleForm(title))}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function FeeWords({ fee: { what, satang, rule } }: { fee: Fee }): VNode {
  const t = useMessages(manualMessages)
  const amount = satang === null ? '' : satang === 0 ? t.noFee : t.baht(formatBaht(satang))
  return (
    <>
      <Official>{what}</Official> {amount && <b>{amount}</b>} {rule && <Official>{rule}</Official>}
    </>
  )
}

function Fees({ fees }: { fees: readonly Fee[] }): VNode {
  const t = useMessages(manualMessages)
  return (
    <Section id="fees" title={t.fees}>
      <ul class="ps-rows">
        {fees.map((fee) => (
          <li>
            <span>
              <FeeWords fee={fee} />
            </span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Channels({ channels }: { channels: readonly Channel[] }): VNode {
  const t = useMessages(manualMessages)
  return (
    <Section id="channels" title={t.channels}>
      <ul class="ps-rows">
        {channels.map(({ name, place, hours, phone, url }) => (
          <li>
            <b>
              <Official>{name}</Official>
            </b>
            {place !== '' && (
              <span>
                <Official>{place}</Official>
              </span>
            )}
            {hours !== '' && (
              <span>
                <Thai>{t.hours}</Thai> <Official>{hours}</Official>
              </span>
            )}
            {phone !== '' && (
              <span>
                <Thai>{t.phone}</Thai> {phone}
              </span>
            )}
            {url !== '' && (
              <a class="govuk-link" href={url} rel="noreferrer">
                {url}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Rules({
  content: { audience, criteria, method, conditions },
}: {
  content: ManualContent
}): VNode | null {
  const t = useMessages(manualMessages)
  const parts = [
    { title: t.audience, text: audience },
    { title: t.criteria, text: criteria },
    { title: t.method, text: method },
    { title: t.conditions, text: conditions },
  ].filter(({ text }) => text !== '')
  if (parts.length === 0) return null
  return (
    <Section id="rules" title={t.rules}>
      {parts.map(({ title, text }) => (
        <>
          <h3 class="govuk-heading-s">
            <Thai>{title}</Thai>
          </h3>
          <Text>{text}</Text>
        </>
      ))}
    </Section>
  )
}

function Complaints({ kind, content: { complaints, remarks } }: BodyProps): VNode {
  const t = useMessages(manualMessages)
  const home = useMessages(homeMessages)
  const door = useMessages(complaintDoorMessages)
  return (
    <>
      {kind === 'citizen' && (
        <Section id="complaints" title={t.complaints}>
          <ul class="ps-rows">
            <li>
              <Link to={complaintUrls.door()}>
                <Thai>{door.door}</Thai>
              </Link>
            </li>
            <li>
              <Link to={homeUrls.integrityReports()}>
                <Thai>{home.report}</Thai>
              </Link>
            </li>
          </ul>
          {complaints !== '' && <Text>{complaints}</Text>}
        </Section>
      )}
      {remarks !== '' && (
        <Section id="remarks" title={t.remarks}>
          <Text>{remarks}</Text>
        </Section>
      )}
    </>
  )
}

function Laws({ content: { laws } }: { content: ManualContent }): VNode | null {
  const t = useMessages(manualMessages)
  if (laws.length === 0) return null
  return (
    <Section id="laws" title={t.laws}>
      <ul class="ps-rows">
        {laws.map(({ text, url }) => (
          <li>
            {url === '' ? (
              <span>
                <Official>{text}</Official>
              </span>
            ) : (
              <a class="govuk-link" href={url} rel="noreferrer">
                <Official>{text}</Official>
              </a>
            )}
          </li>
        ))}
      </ul>
    </Section>
  )
}
