import { z } from 'zod'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import { readOnce } from '../../platform/database/reading-once.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import { defineMetric, type Metric } from '../../platform/metrics/metric.ts'
import { manualKinds, type ManualKind } from './content.ts'
import { manualLacks } from './lacks.ts'
import { publishedManuals, versionsOf, type ManualVersion } from './manual.ts'
import { manualMessages } from './messages.ts'
import { manualUrls } from './urls.ts'

/** The manuals of a kind that stood on a day, each as its version of that day. */
async function standingOn(
  tx: TenantTransaction,
  kind: ManualKind,
  day: Temporal.PlainDate,
): Promise<ManualVersion[]> {
  const isBy = (other: Temporal.PlainDate) => Temporal.PlainDate.compare(other, day) <= 0
  const standing: ManualVersion[] = []
  for (const one of await readOnce(tx, publishedManuals)) {
    if (one.kind !== kind) continue
    if (one.withdrawn && isBy(todayInBangkok(one.withdrawn.at))) continue
    const version = (await readOnce(tx, versionsOf, one.manualId)).find(({ publishedOn }) =>
      isBy(publishedOn),
    )
    if (version) standing.push(version)
  }
  return standing
}

const published = defineMetric({
  name: 'manuals.published',
  title: { th: 'คู่มือที่เผยแพร่', en: 'Manuals published' },
  unit: 'count',
  parameters: z.object({ kind: z.enum(manualKinds) }),
  choices: manualKinds.map((kind) => ({
    parameters: { kind },
    title: { th: manualMessages.th[kind], en: manualMessages.en[kind] },
  })),
  address: () => manualUrls.manuals(),
  async measure(tx, { until, parameters: { kind } }) {
    const standing = await standingOn(tx, kind, until)
    return standing.length === 0
      ? undefined
      : { numerator: standing.length, denominator: null, measuredOn: until }
  },
})

/** Of the citizen manuals that stand, those that have everything that the facilitation act 2558 demands. */
const complete = defineMetric({
  name: 'manuals.complete',
  title: {
    th: 'คู่มือประชาชนที่ครบตาม พ.ร.บ.การอำนวยความสะดวกฯ 2558',
    en: 'Citizen manuals with all that the facilitation act 2558 demands',
  },
  unit: 'percent',
  parameters: z.object({}),
  address: () => manualUrls.manuals(),
  async measure(tx, { until }) {
    const standing = await standingOn(tx, 'citizen', until)
    if (standing.length === 0) return undefined
    const whole = standing.filter(({ content }) => manualLacks('citizen', content).length === 0)
    return { numerator: whole.length, denominator: standing.length, measuredOn: until }
  },
})

export const manualMetrics: readonly Metric[] = [published, complete]
