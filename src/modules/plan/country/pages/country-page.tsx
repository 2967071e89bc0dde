import type { ComponentChildren, VNode } from 'preact'
import { formatMoment } from '../../../../platform/calendar/moment.ts'
import { formatBaht } from '../../../../platform/language/money.ts'
import { formatNumber } from '../../../../platform/language/numerals.ts'
import { useMessages, useView } from '../../../../platform/web/view.ts'
import { InsetText } from '../../../../ui/govuk/inset-text.tsx'
import { Breadcrumbs, Choices, Figures, Link } from '../../../../ui/page-parts.tsx'
import { Thai } from '../../../../ui/thai.tsx'
import { planMessages } from '../../messages.ts'
import { nameIn } from '../../naming.ts'
import { planUrls } from '../../urls.ts'
import { planCountryMessages } from '../messages.ts'
import {
  organizationOrders,
  organizationsOnPage,
  type OrganizationFigures,
  type OrganizationOrder,
  type ProvinceSums,
  type RollUp,
  type Sums,
} from '../roll-up.ts'

export interface CountryPageProps {
  readonly fiscalYear: number
  readonly rollUp: RollUp
  /** In the order of a dictionary. */
  readonly provinces: readonly ProvinceSums[]
}

/** All organisations of the installation together, and by province. */
export function CountryPage({ fiscalYear, rollUp: { whole, asOf }, provinces }: CountryPageProps): VNode {
  const { language } = useView()
  const t = useMessages(planCountryMessages)
  return (
    <Frame fiscalYear={fiscalYear} title={t.allOf(fiscalYear)}>
      <p class="ps-measure">
        <Thai>{t.lead}</Thai>
      </p>
      {asOf ? (
        <p class="ps-rows__meta">
          <Thai>{t.asOf(formatMoment(asOf.oldest, language), formatMoment(asOf.newest, language))}</Thai>
        </p>
      ) : (
        <InsetText>
          <b>
            <Thai>{t.nothing}</Thai>
          </b>{' '}
          <Thai>{t.nothingAdvice}</Thai>
        </InsetText>
      )}
      {asOf && (
        <>
          <Figures
            figures={[
              { label: t.organizations, value: formatNumber(whole.organizations) },
              {
                label: t.stepsDone,
                value: formatNumber(whole.stepsDone),
                note: t.countOf(formatNumber(whole.stepsDone), formatNumber(whole.steps)),
              },
              {
                label: t.late,
                value: formatNumber(whole.lateProgrammes),
                note: t.countOf(formatNumber(whole.lateProgrammes), formatNumber(whole.programmes)),
              },
              {
                label: t.spent,
                value: formatBaht(whole.spentSatang),
                note: t.countOf(formatBaht(whole.spentSatang), formatBaht(whole.budgetSatang)),
              },
            ]}
          />
          <Table heading={t.province} label={t.allOf(fiscalYear)}>
            <tbody>
              {provinces.map((one) => (
                <tr>
                  <th scope="row">
                    <Link to={planUrls.country({ year: fiscalYear, province: one.province })}>
                      <Thai>{language === 'th' ? one.province : one.provinceEn}</Thai>
                    </Link>
                  </th>
                  <Cells {...one} />
                </tr>
              ))}
            </tbody>
            <tfoot>
              <tr>
                <th scope="row">{t.total}</th>
                <Cells {...whole} />
              </tr>
            </tfoot>
          </Table>
        </>
      )}
    </Frame>
  )
}

function Frame({
  fiscalYear,
  title,
  children,
}: {
  fiscalYear: number
  title: string
  children: ComponentChildren
}): VNode {
  const t = useMessages(planCountryMessages)
  const plan = useMessages(planMessages)
  return (
    <div class="ps-wrap">
      <Breadcrumbs
        above={[
          { label: plan.plan, address: planUrls.plan() },
          { label: t.all, address: planUrls.country({ year: fiscalYear }) },
        ]}
      />
      <h1 class="govuk-heading-l">
        <Thai>{title}</Thai>
      </h1>
      {children}
    </div>
  )
}

function Table({
  heading,
  label,
  children,
}: {
  heading: string
  label: string
  children: ComponentChildren
}): VNode {
  const t = useMessages(planCountryMessages)
  return (
    <div class="ps-scroll" role="region" aria-label={label} tabindex={0}>
      <table class="ps-table">
        <thead>
          <tr>
            <th scope="col">{heading}</th>
            {[t.programmes, t.stepsDone, t.late, t.spent, t.budget, t.reports].map((column) => (
              <th scope="col" class="n">
                <Thai>{column}</Thai>
              </th>
            ))}
          </tr>
        </thead>
        {children}
      </table>
    </div>
  )
}

function Cells({
  programmes,
  stepsDone,
  steps,
  lateProgrammes,
  spentSatang,
  budgetSatang,
  reportsSealed,
}: Omit<Sums, 'organizations' | 'indicators' | 'indicatorsReached'>): VNode {
  const t = useMessages(planCountryMessages)
  return (
    <>
      <td class="n">{formatNumber(programmes)}</td>
      <td class="n">{t.countOf(formatNumber(stepsDone), formatNumber(steps))}</td>
      <td class="n">{formatNumber(lateProgrammes)}</td>
      <td class="n">{formatBaht(spentSatang)}</td>
      <td class="n">{formatBaht(budgetSatang)}</td>
      <td class="n">{formatNumber(reportsSealed)}</td>
    </>
  )
}

export interface ProvincePageProps {
  readonly fiscalYear: number
  readonly province: ProvinceSums
  readonly organizations: readonly OrganizationFigures[]
  readonly order: OrganizationOrder
  readonly page: number
}

/** The organisations of a province, a page at a time. */
export function ProvincePage(props: ProvincePageProps): VNode {
  const { fiscalYear, province, organizations, order, page } = props
  const { language } = useView()
  const t = useMessages(planCountryMessages)
  const name = language === 'th' ? province.province : province.provinceEn
  const pages = Math.max(1, Math.ceil(province.organizations / organizationsOnPage))
  const at = (query: { order?: OrganizationOrder; page?: number }) =>
    planUrls.country({ year: fiscalYear, province: province.province, order, ...query })
  const labels = { name: t.byName, progress: t.byProgress, late: t.byLate, spent: t.bySpent }
  return (
    <Frame fiscalYear={fiscalYear} title={`${t.inProvince(name)} ${fiscalYear}`}>
      <Choices
        label={t.order}
        choices={organizationOrders.map((one) => ({
          label: labels[one],
          address: at({ order: one }),
          chosen: one === order,
        }))}
      />
      <Table heading={t.organization} label={t.inProvince(name)}>
        <tbody>
          {organizations.map((one) => (
            <tr>
              <th scope="row">
                <Thai>{nameIn(language, one)}</Thai>
                <small>
                  <Thai>{language === 'th' ? one.district : one.districtEn}</Thai>
                </small>
              </th>
              <Cells {...one} />
            </tr>
          ))}
        </tbody>
      </Table>
      <p class="ps-inline-links">
        {page > 1 && <Link to={at({ page: page - 1 })}>{t.previous}</Link>}
        <span>
          <Thai>{t.page(page, pages)}</Thai>
        </span>
        {page < pages && <Link to={at({ page: page + 1 })}>{t.next}</Link>}
      </p>
    </Frame>
  )
}
