import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import type { KeptFile } from '../../../platform/files/kept-file.ts'
import type { Division } from '../../../platform/identity/divisions.ts'
import { roleNames } from '../../../platform/identity/role-names.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { InsetText } from '../../../ui/govuk/inset-text.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { ledgerUrls } from '../../ledger/module.tsx'
import type { Night, Point } from '../facts.ts'
import type { PointResult } from '../item-state.ts'
import { disclosureMessages, topicName } from '../messages.ts'
import type { ItemStanding } from '../standing.ts'
import { disclosureUrls } from '../urls.ts'
import { CheckTag, ItemStateTag, Reasons, useDivisionName, useItemTitle } from './item-parts.tsx'
import { MatchedList } from './matched-list.tsx'

export interface ItemPageProps {
  readonly standing: ItemStanding
  readonly files: readonly KeptFile[]
  readonly divisions: readonly Division[]
  readonly night: Night | undefined
  /** The same item in other years. */
  readonly related: readonly { readonly itaYear: number; readonly code: string }[]
}

/** One item: what is published first, then what must be in it and who answers for it. */
export function ItemPage({ standing, files, divisions, night, related }: ItemPageProps): VNode {
  const t = useMessages(disclosureMessages)
  const titleOf = useItemTitle()
  const { item, state, reasons, matched } = standing
  const { itaYear, itemId } = item
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.disclosureOf(itaYear), address: disclosureUrls.year({ itaYear }) }]} />
      <h1 class="govuk-heading-l">
        {`${item.code} `}
        <Thai>{titleOf(item)}</Thai>
      </h1>
      <p class="ps-rows__meta">
        <Thai>{`${t.itemSummary(itaYear)} · ${topicName(t, item.topic)}`}</Thai>
      </p>
      {item.withdrawnAt ? (
        <InsetText>
          <b>
            <Thai>{t.withdrawn}</Thai>
          </b>{' '}
          <Thai>{t.withdrawnText}</Thai>
        </InsetText>
      ) : (
        <p>
          <ItemStateTag state={state} />
        </p>
      )}
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.things}</Thai>
        </h2>
        {matched.length === 0 && (
          <p>
            <Thai>{t.nothing}</Thai>
          </p>
        )}
        <MatchedList standing={standing} files={files} />
        {matched.length > 0 && reasons.length > 0 && (
          <>
            <h3 class="govuk-heading-s">
              <Thai>{t.why}</Thai>
            </h3>
            <Reasons reasons={reasons} />
          </>
        )}
      </section>
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.minimum}</Thai>
        </h2>
        <PointList standing={standing} />
        <h3 class="govuk-heading-s ps-block">
          <Thai>{t.checks}</Thai>
        </h3>
        <Checks standing={standing} night={night} />
      </section>
      <section class="ps-block">
        <h2 class="govuk-heading-m">
          <Thai>{t.about}</Thai>
        </h2>
        <About standing={standing} divisions={divisions} />
        <p class="ps-inline-links">
          <Link to={ledgerUrls.entries({ subject: itemId })}>
            <Thai>{t.receipts}</Thai>
          </Link>
        </p>
      </section>
      {related.length > 0 && (
        <section class="ps-block">
          <h2 class="govuk-heading-m">
            <Thai>{t.otherYears}</Thai>
          </h2>
          <p class="ps-inline-links">
            {related.map(({ itaYear: year, code }) => (
              <Link to={disclosureUrls.item({ itaYear: year, code })}>
                <Thai>{`${t.yearOf(year)}: ${code}`}</Thai>
              </Link>
            ))}
          </p>
        </section>
      )}
    </div>
  )
}

function PointList({ standing: { points } }: { standing: ItemStanding }): VNode {
  const { language } = useView()
  const t = useMessages(disclosureMessages)
  if (points.length === 0) {
    return (
      <p>
        <Thai>{t.noPoints}</Thai>
      </p>
    )
  }
  return (
    <ul class="ps-rows">
      {points.map(({ point, result }) => (
        <li>
          <span>
            <Thai>{language === 'th' ? point.text : point.textEn}</Thai>
          </span>
          <PointStanding point={point} result={result} />
        </li>
      ))}
    </ul>
  )
}

/** What came of a point, and who found it when. */
export function PointStanding({ point, result }: { point: Point; result: PointResult }): VNode {
  const { language } = useView()
  const t = useMessages(disclosureMessages)
  const roles = useMessages(roleNames)
  const words = {
    met: t.pointMet,
    failed: t.pointFailed,
    unchecked: t.pointUnchecked,
    vouched: t.pointVouched,
  }
  const role = roles[(point.checkedRole ?? '') as keyof typeof roles] as string | undefined
  const isFound = result === 'met' || result === 'failed'
  return (
    <span class="ps-rows__meta">
      <b>
        <Thai>{words[result]}</Thai>
      </b>
      {isFound && point.words !== null && (
        <>
          {' · '}
          <Thai>{t.programFound(point.words)}</Thai>
        </>
      )}
      {isFound && point.checkedAt && role && (
        <>
          {' · '}
          <Thai>{t.personFound(role, formatDate(todayInBangkok(point.checkedAt), language, 'short'))}</Thai>
        </>
      )}
    </span>
  )
}

/** What the program looks at by itself, of every item. */
export function Checks({ standing, night }: Pick<ItemPageProps, 'standing' | 'night'>): VNode {
  const { language } = useView()
  const t = useMessages(disclosureMessages)
  const { isCurrent, newest, links, files } = standing
  const isPresent = newest !== undefined
  const rows = [
    { name: t.checkPresent, result: isPresent ? 'met' : 'failed' },
    { name: t.checkCurrent, result: !isPresent ? 'none' : isCurrent ? 'met' : 'failed' },
    { name: t.checkLinks, result: links },
    { name: t.checkFiles, result: files },
  ] as const
  return (
    <>
      <ul class="ps-rows ps-rows--2">
        {rows.map(({ name, result }) => (
          <li>
            <span>
              <Thai>{name}</Thai>
            </span>
            <CheckTag result={result} />
          </li>
        ))}
      </ul>
      <p class="ps-rows__meta">
        <Thai>
          {night
            ? t.nightly(formatDate(Temporal.PlainDate.from(night.night), language, 'short'))
            : t.neverNightly}
        </Thai>
      </p>
    </>
  )
}

function About({ standing, divisions }: Pick<ItemPageProps, 'standing' | 'divisions'>): VNode {
  const { language } = useView()
  const t = useMessages(disclosureMessages)
  const divisionName = useDivisionName(divisions)
  const {
    item: { topic, period, deadline, divisionId },
    newest,
    currentUntil,
  } = standing
  const day = (date: Temporal.PlainDate) => formatDate(date, language)
  const rows = [
    [t.topic, `${topic}. ${topicName(t, topic)}`],
    [t.division, divisionName(divisionId)],
    [t.deadline, deadline ? day(deadline) : t.noDeadline],
    [t.period, t[period]],
    ...(newest && currentUntil ? [[t.currentUntil, day(currentUntil)]] : []),
  ] as const
  return (
    <dl class="ps-report">
      {rows.map(([name, value]) => (
        <div>
          <dt>
            <Thai>{name!}</Thai>
          </dt>
          <dd>
            <Thai>{value!}</Thai>
          </dd>
        </div>
      ))}
    </dl>
  )
}
