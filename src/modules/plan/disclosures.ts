import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { DisclosureStanding, LiveDisclosure } from '../../platform/disclosures/disclosure.ts'
import { planOfYear } from './reading.ts'
import { planReportMessages } from './reports/messages.ts'
import { listReports } from './reports/report.ts'
import type { Months } from './reports/round.ts'
import { riskProcesses } from './risk-reading.ts'
import { planReportUrls, planUrls } from './urls.ts'

/** The plan that has the year, once it is announced. */
const actionPlan: LiveDisclosure = {
  name: 'plan.actionPlan',
  title: { th: 'แผนปฏิบัติการป้องกันการทุจริต', en: 'Anti-corruption action plan' },
  items: { 2566: ['O36'], 2567: ['O32'], 2568: ['O25'], 2569: ['O23'] },
  async look(tx, { fiscalYear, today }) {
    const plan = await planOfYear(tx, fiscalYear)
    if (!plan || plan.announcedOn > today.toString()) {
      const lack = {
        th: `ยังไม่มีแผนที่ประกาศใช้สำหรับปี ${fiscalYear}`,
        en: `No plan was announced for ${fiscalYear} yet`,
      }
      return { address: planUrls.plan(), lacks: [lack], updatedOn: undefined }
    }
    return {
      address: planUrls.year({ fiscalYear }),
      lacks: [],
      updatedOn: Temporal.PlainDate.from(plan.announcedOn),
    }
  },
}

/** The report of the first six months of the year assessed; the lists since 2567 no longer ask for one. */
const sixMonths: LiveDisclosure = {
  name: 'plan.reportOfSixMonths',
  title: {
    th: 'รายงานผลการป้องกันการทุจริต รอบ 6 เดือน',
    en: 'Progress report on preventing corruption, 6 months',
  },
  items: { 2566: ['O37'] },
  look: (tx, { fiscalYear, today }) => lookAtReport(tx, { fiscalYear, months: 6, today }),
}

/**
 * The report of the whole year before the one assessed, which is not over when it is assessed (from memory of the
 * manuals of 2566 to 2568; the sites of two public organisations have it so for 2568 and 2569).
 */
const wholeYear: LiveDisclosure = {
  name: 'plan.reportOfYear',
  title: {
    th: 'รายงานผลการป้องกันการทุจริตประจำปี',
    en: 'Yearly report on preventing corruption',
  },
  items: { 2566: ['O38'], 2567: ['O33'], 2568: ['O26'], 2569: ['O24'] },
  look: (tx, { fiscalYear, today }) => lookAtReport(tx, { fiscalYear: fiscalYear - 1, months: 12, today }),
}

/**
 * The fraud risks of the plan. They satisfy no item by themselves: the lists ask for an assessment of the year, and
 * the plan's was made once for its five years. An officer may match it where he finds that it serves.
 */
const fraudRisks: LiveDisclosure = {
  name: 'plan.fraudRisks',
  title: {
    th: 'ความเสี่ยงการทุจริตในแผน 5 ปี และสิ่งที่ใช้ควบคุม',
    en: 'Fraud risks of the five-year plan and what controls them',
  },
  items: {},
  async look(tx, { fiscalYear, today }) {
    const plan = await planOfYear(tx, fiscalYear)
    const address = planUrls.risks()
    const lacks = [{ th: 'แผนของปีนี้ไม่มีตารางความเสี่ยง', en: 'The plan of the year has no table of risks' }]
    if (!plan || plan.announcedOn > today.toString()) return { address, lacks, updatedOn: undefined }
    if ((await riskProcesses(tx, plan)).length === 0) return { address, lacks, updatedOn: undefined }
    return { address, lacks: [], updatedOn: Temporal.PlainDate.from(plan.announcedOn) }
  },
}

/** The last edition of a report that was sealed by the day. */
async function lookAtReport(
  tx: TenantTransaction,
  { fiscalYear, months, today }: { fiscalYear: number; months: Months; today: Temporal.PlainDate },
): Promise<DisclosureStanding> {
  const sealed = (await listReports(tx))
    .filter((one) => one.fiscalYear === fiscalYear && one.months === months && one.state === 'sealed')
    .map(({ reportId, edition, sealedAt }) => ({ reportId, edition, on: todayInBangkok(sealedAt!) }))
    .filter(({ on }) => Temporal.PlainDate.compare(on, today) <= 0)
    .toSorted((a, b) => b.edition - a.edition)
  const [last] = sealed
  if (last) {
    const { reportId, on } = last
    return { address: planReportUrls.sealedReport({ reportId }), lacks: [], updatedOn: on }
  }
  const lack = {
    th: `${planReportMessages.th.reportOf(months, fiscalYear)} ยังไม่ได้รับอนุมัติ`,
    en: `${planReportMessages.en.reportOf(months, fiscalYear)} has not been approved yet`,
  }
  return { address: planReportUrls.sealedReports(), lacks: [lack], updatedOn: undefined }
}

export const planDisclosures: readonly LiveDisclosure[] = [actionPlan, sixMonths, wholeYear, fraudRisks]
