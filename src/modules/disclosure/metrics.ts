import { z } from 'zod'
import { readOnce } from '../../platform/database/reading-once.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { defineMetric, type Metric } from '../../platform/metrics/metric.ts'
import type { Sources } from './sources.ts'
import { standingsOfYear } from './standing.ts'
import { countTopics } from './topics.ts'
import { disclosureUrls } from './urls.ts'

const nothing = z.object({})

/** What programme 9 is measured by: how many of its five topics are current, and the share of items that is met. */
export function disclosureMetrics(sources: Sources): Metric[] {
  const address = ({ fiscalYear }: { fiscalYear: number }) => disclosureUrls.year({ itaYear: fiscalYear })
  const standingsOn = (tx: TenantTransaction, itaYear: number, today: Temporal.PlainDate) =>
    standingsOfYear(tx, sources, { itaYear, today })
  return [
    defineMetric({
      name: 'disclosure.topicsCurrent',
      title: {
        th: 'ประเด็นที่เปิดเผยครบและเป็นปัจจุบัน',
        en: 'Topics disclosed in full and current',
      },
      unit: 'count',
      parameters: nothing,
      address,
      async measure(tx, { fiscalYear, until }) {
        const standings = await readOnce(tx, standingsOn, fiscalYear, until)
        if (standings.length === 0) return undefined
        const numerator = countTopics(standings).filter(({ met, all }) => all > 0 && met === all).length
        return { numerator, denominator: null, measuredOn: until }
      },
    }),
    defineMetric({
      name: 'disclosure.itemsMet',
      title: { th: 'รายการ OIT ที่เผยแพร่ครบ', en: 'OIT items published in full' },
      unit: 'percent',
      parameters: nothing,
      address,
      async measure(tx, { fiscalYear, until }) {
        const standings = await readOnce(tx, standingsOn, fiscalYear, until)
        if (standings.length === 0) return undefined
        const numerator = standings.filter(({ state }) => state === 'met').length
        return { numerator, denominator: standings.length, measuredOn: until }
      },
    }),
  ]
}
