import type { VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { todayInBangkok } from '../../../platform/calendar/fiscal-year.ts'
import { datasetUrls } from '../../../platform/open-data/dataset.ts'
import { longestQuery } from '../../../platform/search/finding.ts'
import { useHref, useMessages, useView } from '../../../platform/web/view.ts'
import { Button } from '../../../ui/govuk/button.tsx'
import { Input } from '../../../ui/govuk/input.tsx'
import { Select } from '../../../ui/govuk/select.tsx'
import { Breadcrumbs, Link } from '../../../ui/page-parts.tsx'
import { OfficialText, Thai } from '../../../ui/thai.tsx'
import { ledgerUrls } from '../../ledger/module.tsx'
import { titleIn, manualKinds, type ManualContent } from '../content.ts'
import { changedSections } from '../differences.ts'
import type { Manual, ManualVersion, PublishedManual } from '../manual.ts'
import { manualMessages } from '../messages.ts'
import { serviceStandards } from '../datasets.ts'
import { minutesWords, standardTime } from '../standard-time.ts'
import { manualUrls } from '../urls.ts'
import { ManualBody } from './manual-body.tsx'

type DivisionName = NonNullable<ManualContent['division']>

export interface ManualsPageProps {
  readonly manuals: readonly PublishedManual[]
  /** Whether there is any manual before the selection. */
  readonly hasAny: boolean
  readonly divisions: readonly DivisionName[]
  readonly asked: { readonly q: string; readonly division: string | undefined }
}

/** All manuals that stand, those of citizens first, with a field to find one. */
export function ManualsPage({ manuals, hasAny, divisions, asked }: ManualsPageProps): VNode {
  const t = useMessages(manualMessages)
  const isSelection = asked.q !== '' || asked.division !== undefined
  return (
    <div class="ps-wrap">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{t.manuals}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.manualsLead}</Thai>
      </p>
      {hasAny ? <Finding divisions={divisions} asked={asked} /> : <Nothing words={t.none} />}
      {isSelection && manuals.length > 0 && (
        <p>
          <Thai>{t.found(manuals.length)}</Thai>
        </p>
      )}
      {hasAny && manuals.length === 0 && <Nothing words={t.nothingFound} />}
      {manualKinds.map((kind) => (
        <OfKind title={t[kind]} manuals={manuals.filter((one) => one.kind === kind)} />
      ))}
      <p>
        <Link to={manualUrls.standards()}>
          <Thai>{t.standards}</Thai>
        </Link>
      </p>
    </div>
  )
}

function Nothing({ words }: { words: string }): VNode {
  return (
    <p class="govuk-inset-text">
      <Thai>{words}</Thai>
    </p>
  )
}

function Finding({ divisions, asked }: Pick<ManualsPageProps, 'divisions' | 'asked'>): VNode {
  const t = useMessages(manualMessages)
  const { language } = useView()
  const href = useHref()
  return (
    <form class="ps-findin" method="get" role="search" action={href(manualUrls.manuals())}>
      <Input
        name="q"
        label={<Thai>{t.find}</Thai>}
        value={asked.q}
        autoCapitalize="none"
        spellcheck={false}
        attributes={{ maxlength: longestQuery, enterkeyhint: 'search' }}
      />
      <Select
        name="division"
        label={<Thai>{t.division}</Thai>}
        value={asked.division ?? ''}
        items={[
          { value: '', children: t.allDivisions },
          ...divisions.map(({ divisionId, name, nameEn }) => ({
            value: divisionId,
            children: language === 'th' ? name : nameEn,
          })),
        ]}
      />
      <Button>
        <Thai>{t.search}</Thai>
      </Button>
    </form>
  )
}

function OfKind({ title, manuals }: { title: string; manuals: readonly PublishedManual[] }): VNode | null {
  const { language } = useView()
  if (manuals.length === 0) return null
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{title}</Thai>
      </h2>
      <ul class="ps-rows ps-rows--strong">
        {manuals.map(({ key, version: { content } }) => {
          const time = standardTime(content)
          const summary = language === 'th' ? content.summary : content.summaryEn
          return (
            <li>
              <Link to={manualUrls.manual({ key })}>
                <Thai>{titleIn(language, content)}</Thai>
              </Link>
              {summary !== '' && (
                <span>
                  <Thai>{summary}</Thai>
                </span>
              )}
              <span class="ps-rows__meta">
                <Thai>
                  {[divisionIn(language, content), time && minutesWords(time.minutes, language)]
                    .filter(Boolean)
                    .join(' · ')}
                </Thai>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

function divisionIn(language: 'th' | 'en', { division }: ManualContent): string {
  return division ? (language === 'th' ? division.name : division.nameEn) : ''
}

export interface ManualPageProps {
  readonly manual: Manual
  readonly version: ManualVersion
  /** All of them, the last one first. */
  readonly versions: readonly ManualVersion[]
}

/** A manual as one of its versions says it; the last one at the manual's own address. */
export function ManualPage({ manual, version, versions }: ManualPageProps): VNode {
  const { language } = useView()
  const t = useMessages(manualMessages)
  const { key, kind, reviewBy, withdrawn } = manual
  const { content, number, publishedOn, sha256, versionId } = version
  const isLast = versions[0]?.number === number
  const summary = language === 'th' ? content.summary : content.summaryEn
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.manuals, address: manualUrls.manuals() }]} />
      <h1 class="govuk-heading-l">
        <Thai>{titleIn(language, content)}</Thai>
      </h1>
      {withdrawn && (
        <div class="govuk-inset-text">
          <p>
            <b>
              <Thai>{t.withdrawn(formatDate(todayInBangkok(withdrawn.at), language))}</Thai>
            </b>
          </p>
          <p class="ps-typed">
            <OfficialText language={language}>{t.withdrawnReason(withdrawn.reason)}</OfficialText>
          </p>
        </div>
      )}
      {!isLast && (
        <p class="govuk-inset-text">
          <Thai>{t.notCurrent}</Thai>{' '}
          <Link to={manualUrls.manual({ key })}>
            <Thai>{t.toCurrent}</Thai>
          </Link>
        </p>
      )}
      {summary !== '' && (
        <p class="ps-measure">
          <Thai>{summary}</Thai>
        </p>
      )}
      <p class="ps-rows__meta">
        <Thai>
          {[
            t[kind],
            divisionIn(language, content),
            t.version(number),
            t.publishedOn(formatDate(publishedOn, language, 'short')),
            isLast && !withdrawn && reviewBy ? t.reviewBy(formatDate(reviewBy, language, 'short')) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Thai>
      </p>
      <p class="ps-inline-links">
        <a class="govuk-link" href={manualUrls.versionPdf({ key, number })}>
          <Thai>{t.downloadPdf}</Thai>
        </a>
        <a class="govuk-link" href={manualUrls.versionFile({ key, number })}>
          <Thai>{t.downloadJson}</Thai>
        </a>
      </p>
      <ManualBody kind={kind} content={content} />
      <Versions manual={manual} versions={versions} />
      <dl class="ps-report">
        <div>
          <dt>
            <Thai>{t.fingerprint}</Thai>
          </dt>
          <dd>
            <code>{sha256}</code>
          </dd>
        </div>
      </dl>
      <p class="ps-inline-links">
        <Link to={ledgerUrls.entries({ subject: versionId })}>
          <Thai>{t.receipts}</Thai>
        </Link>
      </p>
    </div>
  )
}

function Versions({ manual: { key }, versions }: Pick<ManualPageProps, 'manual' | 'versions'>): VNode {
  const { language } = useView()
  const t = useMessages(manualMessages)
  return (
    <section class="ps-block">
      <h2 class="govuk-heading-m">
        <Thai>{t.versionsOf}</Thai>
      </h2>
      <ul class="ps-rows">
        {versions.map(({ number, publishedOn, content }, index) => {
          const before = versions[index + 1]
          const changed = before && changedSections(before.content, content).map((section) => t[section])
          return (
            <li>
              <Link to={manualUrls.version({ key, number })}>
                <Thai>{`${t.version(number)} · ${formatDate(publishedOn, language)}`}</Thai>
              </Link>
              <span class="ps-rows__meta">
                <Thai>{changed ? t.changed(changed.join(', ') || t.empty) : t.firstVersion}</Thai>
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}

/** The standard time of every service for citizens, and who answers for it. */
export function StandardsPage({ manuals }: { manuals: readonly PublishedManual[] }): VNode {
  const { language } = useView()
  const t = useMessages(manualMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: t.manuals, address: manualUrls.manuals() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.standards}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.standardsLead}</Thai>
      </p>
      {manuals.length === 0 ? (
        <Nothing words={t.noStandards} />
      ) : (
        <div class="ps-scroll" role="region" aria-label={t.standards} tabindex={0}>
          <table class="ps-table">
            <thead>
              <tr>
                <th scope="col">
                  <Thai>{`${t.service} · ${t.responsible}`}</Thai>
                </th>
                <th scope="col">
                  <Thai>{t.standardTime}</Thai>
                </th>
                <th scope="col" class="n">
                  <Thai>{t.stepCount}</Thai>
                </th>
              </tr>
            </thead>
            <tbody>
              {manuals.map(({ key, version: { content } }) => {
                const time = standardTime(content)
                return (
                  <tr>
                    <th scope="row">
                      <Link to={manualUrls.manual({ key })}>
                        <Thai>{titleIn(language, content)}</Thai>
                      </Link>
                      <small>
                        <Thai>{divisionIn(language, content)}</Thai>
                      </small>
                    </th>
                    <td>
                      <Thai>{time ? minutesWords(time.minutes, language) : t.notStated}</Thai>
                    </td>
                    <td class="n">{content.steps.length}</td>
                  </tr>
                )
              })}
            </tbody>
          </table>
        </div>
      )}
      <p class="ps-inline-links">
        <a class="govuk-link" href={datasetUrls(serviceStandards.name).csv()}>
          <Thai>{t.downloadCsv}</Thai>
        </a>
      </p>
    </div>
  )
}
