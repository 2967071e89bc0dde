import type { VNode } from 'preact'
import type { Round } from '../../../../platform/approvals/approving.ts'
import { formatDate } from '../../../../platform/calendar/buddhist-date.ts'
import { formatBaht } from '../../../../platform/language/money.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { ApprovalTrail } from '../../../../ui/approval-trail.tsx'
import { Details } from '../../../../ui/govuk/details.tsx'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Breadcrumbs, DimensionName, Link } from '../../../../ui/page-parts.tsx'
import { OfficialText, Thai } from '../../../../ui/thai.tsx'
import { ledgerUrls } from '../../../ledger/module.tsx'
import { planMessages } from '../../messages.ts'
import { nameIn } from '../../naming.ts'
import { ProgrammeSections } from '../../pages/programme-page.tsx'
import type { ShownForm } from '../../programme-reading.ts'
import { planUrls, planVersionUrls } from '../../urls.ts'
import { differences } from '../differences.ts'
import { planVersionMessages } from '../messages.ts'
import { shownRows } from '../shown-form.ts'
import type { Version, WholeVersion } from '../version.ts'
import { DifferenceList } from './difference-list.tsx'

/** All versions of all plans, the newest first. */
export function VersionsPage({
  versions,
  current,
}: {
  versions: readonly Version[]
  current: Version | undefined
}): VNode {
  const { language } = useView()
  const t = useMessages(planVersionMessages)
  const plan = useMessages(planMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs above={[{ label: plan.plan, address: planUrls.plan() }]} />
      <h1 class="govuk-heading-xl">
        <Thai>{t.versions}</Thai>
      </h1>
      <p class="ps-measure">
        <Thai>{t.versionsLead}</Thai>
      </p>
      <ul class="ps-rows">
        {versions.map((version) => (
          <li>
            <Link to={planVersionUrls.version({ versionId: version.versionId })}>
              <Thai>{t.version(version.number, version.firstFiscalYear, version.lastFiscalYear)}</Thai>
            </Link>
            <span>
              <Thai>{version.reason ?? t.first}</Thai>
            </span>
            <span class="ps-rows__meta">
              {version === current && (
                <>
                  <b>
                    <Thai>{t.inForce}</Thai>
                  </b>
                  {' · '}
                </>
              )}
              <Thai>{t.announcedOn(formatDate(version.announcedOn, language, 'short'))}</Thai>
            </span>
            <span class="ps-rows__meta ps-typed">
              <Thai>{t.fingerprint}</Thai> <code>{version.sha256}</code>
            </span>
            <Link to={ledgerUrls.entries({ subject: version.versionId })}>
              <Thai>{t.receipts}</Thai>
            </Link>
          </li>
        ))}
      </ul>
    </div>
  )
}

interface WithCurrent {
  readonly version: WholeVersion
  readonly current: Version | undefined
}

/** Says of a version that is not in force that it is not, and leads to the one that is. */
function NotInForce({ version, current }: WithCurrent): VNode | null {
  const t = useMessages(planVersionMessages)
  if (!current || version.versionId === current.versionId) return null
  const isAhead = version.firstFiscalYear > current.lastFiscalYear
  return (
    <InsetText>
      <Thai>{isAhead ? t.notYetInForce(version.firstFiscalYear) : t.notInForce}</Thai>{' '}
      <Link to={planVersionUrls.version({ versionId: current.versionId })}>
        <Thai>{t.toCurrent}</Thai>
      </Link>
    </InsetText>
  )
}

export interface VersionPageProps extends WithCurrent {
  /** The version before, of the same plan. */
  readonly before: WholeVersion | undefined
  readonly rounds: readonly Round[]
}

/** A version whole: who approved it, what it changed, every year's table, and what proves that it is the same. */
export function VersionPage({ version, current, before, rounds }: VersionPageProps): VNode {
  const { language } = useView()
  const t = useMessages(planVersionMessages)
  const plan = useMessages(planMessages)
  const { versionId, number, firstFiscalYear, lastFiscalYear, reason, announcedOn, content, sha256 } = version
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: plan.plan, address: planUrls.plan() },
          { label: t.versions, address: planVersionUrls.versions() },
        ]}
      />
      <h1 class="govuk-heading-l">
        <Thai>{t.version(number, firstFiscalYear, lastFiscalYear)}</Thai>
      </h1>
      <NotInForce version={version} current={current} />
      <p>
        <OfficialText language={language}>{content.title}</OfficialText>
      </p>
      <p class="ps-rows__meta">
        {versionId === current?.versionId && (
          <>
            <b>
              <Thai>{t.inForce}</Thai>
            </b>
            {' · '}
          </>
        )}
        <Thai>{t.announcedOn(formatDate(announcedOn, language))}</Thai>
      </p>
      {reason !== null && (
        <p class="ps-measure">
          <Thai>{t.reasonOf(reason)}</Thai>
        </p>
      )}
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
        <a class="govuk-link" href={planVersionUrls.versionFile({ versionId })}>
          <Thai>{t.downloadJson}</Thai>
        </a>
        <Link to={ledgerUrls.entries({ subject: versionId })}>
          <Thai>{t.receipts}</Thai>
        </Link>
      </p>
      {before && (
        <section class="ps-block">
          <h2 class="govuk-heading-m">
            <Thai>{t.changes}</Thai>
          </h2>
          <DifferenceList differences={differences(before.content, content)} content={content} />
        </section>
      )}
      <ApprovalTrail rounds={rounds} />
      <section class="ps-block">
        {content.fiscalYears.map((fiscalYear) => (
          <Details summary={<Thai>{t.year(fiscalYear)}</Thai>}>
            <YearTable version={version} fiscalYear={fiscalYear} />
          </Details>
        ))}
        <Details summary={<Thai>{t.programmes}</Thai>}>
          <ul class="ps-rows">
            {content.programmes.map((programme) => (
              <li>
                <Link to={planVersionUrls.versionProgramme({ versionId, number: programme.number })}>
                  <Thai>{`${programme.number} ${nameIn(language, programme)}`}</Thai>
                </Link>
              </li>
            ))}
          </ul>
        </Details>
      </section>
    </div>
  )
}

function YearTable({ version, fiscalYear }: { version: WholeVersion; fiscalYear: number }): VNode {
  const { language } = useView()
  const t = useMessages(planVersionMessages)
  const plan = useMessages(planMessages)
  const { versionId, content } = version
  return (
    <div class="ps-scroll" role="region" aria-label={t.year(fiscalYear)} tabindex={0}>
      <table class="ps-table">
        <thead>
          <tr>
            <th scope="col">{plan.order}</th>
            <th scope="col">{plan.programme}</th>
            <th scope="col">{plan.dimension}</th>
            <th scope="col" class="n">
              <Thai>{t.budget}</Thai>
            </th>
            <th scope="col">
              <Thai>{t.quarters}</Thai>
            </th>
            <th scope="col">{plan.remark}</th>
          </tr>
        </thead>
        <tbody>
          {shownRows(content, fiscalYear).map((row) => (
            <tr>
              <td>{row.position}</td>
              <th scope="row">
                <Link to={planVersionUrls.versionProgramme({ versionId, number: row.number })}>
                  <Thai>{`${row.number} ${nameIn(language, row)}`}</Thai>
                </Link>
              </th>
              <td>{row.dimension}</td>
              <td class="n">{row.budgetSatang === null ? '–' : formatBaht(row.budgetSatang)}</td>
              <td>{row.quarters.join(', ')}</td>
              <td>{row.remark && <OfficialText language={language}>{row.remark}</OfficialText>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** A programme as a version had it. */
export function VersionProgrammePage({ version, current, form }: WithCurrent & { form: ShownForm }): VNode {
  const { language } = useView()
  const t = useMessages(planVersionMessages)
  const plan = useMessages(planMessages)
  const { versionId, number, firstFiscalYear, lastFiscalYear } = version
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: plan.plan, address: planUrls.plan() },
          { label: t.versions, address: planVersionUrls.versions() },
          {
            label: t.version(number, firstFiscalYear, lastFiscalYear),
            address: planVersionUrls.version({ versionId }),
          },
        ]}
      />
      <DimensionName number={form.dimension.number} name={nameIn(language, form.dimension)} />
      <h1 class="govuk-heading-l ps-title">
        <span class="ps-title__number">{form.programme.number}</span>{' '}
        <Thai>{nameIn(language, form.programme)}</Thai>
      </h1>
      <NotInForce version={version} current={current} />
      <ProgrammeSections form={form} plan={version} currentYear={lastFiscalYear} />
    </div>
  )
}
