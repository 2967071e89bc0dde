import { sampleCommittee } from '../support/committees.ts'
import { sampleDocument } from '../support/documents.ts'
import { sampleKioskCode, sampleSurvey, sampleSurveyCode } from '../support/surveys.ts'

/** Every public page that has an address of its own, without the language's prefix. */
const publicPages = [
  '/',
  '/complaints',
  '/complaints/new',
  '/complaints/new/roads',
  '/complaints/new/roads/details',
  '/complaints/track',
  '/complaints/statistics',
  '/complaints/measures',
  '/open311',
  '/complaints/reports/2570/6',
  '/integrity-reports',
  '/integrity-reports/recipients',
  '/queue',
  '/queue/kiosk',
  '/queue/board',
  '/queue/statistics',
  '/queue/statistics/week/2025-11-03',
  '/services',
  '/services/statistics',
  '/services/track',
  '/services/resume',
  '/integrity-reports/code',
  '/information-requests',
  '/information-requests/statistics',
  '/information-requests/new',
  '/information-requests/track',
  '/plan',
  '/plan/2570',
  '/plan/2570/programmes',
  '/plan/2570/programmes?dimension=2&quarter=1&budget=with&sort=budget',
  '/plan/2569/programmes?dimension=4&budget=with',
  '/plan/2570/print',
  '/plan/programmes/24',
  '/plan/programmes/45',
  '/plan/risks',
  '/plan/progress',
  '/plan/versions',
  '/plan/organizations',
  '/publications',
  '/publications?year=2569&words=ตัวอย่าง',
  `/publications/${sampleDocument}`,
  `/publications/${sampleDocument}/loudspeaker`,
  '/surveys',
  `/surveys/answer/${sampleSurveyCode}`,
  `/surveys/answer/${sampleSurveyCode}/thanks`,
  `/surveys/results/${sampleSurvey}`,
  `/surveys/kiosk/${sampleKioskCode}`,
  `/surveys/kiosk/${sampleKioskCode}?thanks=1`,
  '/surveys/reports/2569/12',
  '/corruption-cases',
  '/integrity-reports/statistics',
  '/complaints/reports',
  '/committees',
  `/committees/${sampleCommittee}`,
  '/ita',
  '/ita/2569',
  '/ita/measures',
  '/manuals',
  '/manuals?q=ไม่มีคำนี้แน่นอน',
  '/service-standards',
  '/disclosure',
  '/disclosure/2567',
  '/disclosure/2570/O1',
  '/disclosure/2570/O23',
  '/open-data',
  '/open-data?q=งบประมาณ&order=change',
  '/open-data?q=ไม่มีคำนี้แน่นอน',
  '/open-data/plan-programmes',
  '/open-data/plan-indicator-results',
  '/search',
  '/search?q=จัดซื้อจัดจ้าง',
  '/search?q=ไม่มีคำนี้แน่นอน',
  '/ledger',
  '/ledger/entries',
  '/ledger/verify',
  '/sign-in',
  '/sign-in/passkey',
  '/forgotten-password',
  '/forgotten-password/sent',
  '/accessibility',
  '/privacy',
  '/about',
  '/no-such-page',
] as const

export const everyAddress = publicPages.flatMap((path) => [path, path === '/' ? '/en' : `/en${path}`])

/** Those of the patterns of pages that no address of the list leads to. */
export function unlisted(patterns: readonly string[]): string[] {
  const reached = new Set(
    publicPages.map((page) => {
      const path = page.replace(/\?.*$/, '')
      // As the router does: `/plan/risks` is the page of the risks, not that of a year.
      return patterns.filter((pattern) => matches(pattern, path)).sort(byParameters)[0]
    }),
  )
  return patterns.filter((pattern) => !reached.has(pattern))
}

function matches(pattern: string, path: string): boolean {
  return new RegExp(`^${pattern.replaceAll(/:\w+/g, '[^/]+')}$`).test(path)
}

function byParameters(one: string, other: string): number {
  return one.split(':').length - other.split(':').length
}
