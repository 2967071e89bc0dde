import { z } from 'zod'
import { fiscalYearOf } from '../../../platform/calendar/fiscal-year.ts'
import { compareBy } from '../../../platform/language/collation.ts'
import { route } from '../../../platform/web/route.ts'
import { numberInAddress } from '../selection.ts'
import { planUrls } from '../urls.ts'
import { planCountryMessages } from './messages.ts'
import { CountryPage, ProvincePage } from './pages/country-page.tsx'
import { organizationOrders, organizationsIn, rollUp } from './roll-up.ts'

const asked = z.object({
  year: numberInAddress.optional(),
  province: z.string().max(100).optional(),
  order: z.enum(organizationOrders).default('name'),
  page: numberInAddress.pipe(z.number().max(1_000)).default(1),
})

export const planCountryRoutes = [
  route(
    planUrls.country,
    // Other organisations change it too, of whom this one's revision knows nothing.
    { permission: 'public', event: 'none', reuse: 'never', query: asked },
    async ({ tx, view, query }) => {
      const { order, page } = query
      const fiscalYear = query.year ?? fiscalYearOf(view.today)
      const all = await rollUp(tx, fiscalYear)
      const title = planCountryMessages[view.language].allOf(fiscalYear)
      if (query.province === undefined) {
        const provinces = all.provinces.toSorted(compareBy(({ province }) => province))
        return {
          kind: 'page',
          title,
          content: <CountryPage fiscalYear={fiscalYear} rollUp={all} provinces={provinces} />,
        }
      }
      const province = all.provinces.find((one) => one.province === query.province)
      if (!province) return { kind: 'absent' }
      const within = { fiscalYear, province: province.province, order, page }
      const organizations = await organizationsIn(tx, within)
      if (organizations.length === 0) return { kind: 'absent' }
      return {
        kind: 'page',
        title,
        content: (
          <ProvincePage
            fiscalYear={fiscalYear}
            province={province}
            organizations={organizations}
            order={order}
            page={page}
          />
        ),
      }
    },
  ),
]
