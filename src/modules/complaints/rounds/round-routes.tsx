import { z } from 'zod'
import { parseInteger } from '../../../platform/language/numerals.ts'
import { route, type Act, type Answer } from '../../../platform/web/route.ts'
import { listCategories } from '../categories.ts'
import { RoundPage } from '../pages/round-page.tsx'
import { complaintRoundMessages } from '../round-messages.ts'
import { complaintStatisticsMessages } from '../statistics-messages.ts'
import { complaintUrls } from '../urls.ts'
import { listVillages, villageName } from '../villages.ts'
import { roundDocument } from './round-document.ts'
import { roundFigures } from './round-figures.ts'

const ofRound = z.object({
  fiscalYear: z
    .string()
    .transform((text) => parseInteger(text))
    .pipe(z.number().int().min(2500).max(2699)),
  months: z.literal(['6', '12']).transform((text) => (text === '6' ? 6 : 12)),
})
type RoundAct = Act<z.output<typeof ofRound>>

/** What the keys of the two breakdowns are called. */
async function namesIn({ tx }: RoundAct, language: 'th' | 'en') {
  const categories = await listCategories(tx)
  const villages = await listVillages(tx)
  const t = complaintStatisticsMessages[language]
  return (by: 'category' | 'village', key: string | null): string => {
    if (by === 'category') {
      const found = categories.find(({ category }) => category === key)
      return (language === 'th' ? found?.name : found?.nameEn) ?? t.otherCategory
    }
    const village = villages.find(({ villageId }) => villageId === key)
    return village ? villageName(village, language) : t.noVillage
  }
}

async function page(act: RoundAct): Promise<Answer> {
  const { view, parameters } = act
  const { language } = view
  const figures = await roundFigures(act, parameters)
  if (!figures) return { kind: 'absent' }
  return {
    kind: 'page',
    title: complaintRoundMessages[language].report(parameters.fiscalYear, parameters.months),
    content: (
      <RoundPage
        figures={figures}
        categories={await listCategories(act.tx)}
        nameOf={await namesIn(act, language)}
      />
    ),
  }
}

async function pdf(act: RoundAct): Promise<Answer> {
  const { view, parameters, services } = act
  const { today, organization } = view
  const figures = await roundFigures(act, parameters)
  if (!figures) return { kind: 'absent' }
  const nameOf = await namesIn(act, 'th')
  const document = roundDocument(figures, { organizationName: organization.name, today, nameOf })
  return {
    kind: 'data',
    type: 'application/pdf',
    body: () => services.pdf.writeDocument(document, today),
    filename: `complaints-${parameters.fiscalYear}-${parameters.months}.pdf`,
  }
}

// As the statistics: what is overdue changes with the day.
const ofEverybody = { permission: 'public', event: 'none', reuse: 'never', parameters: ofRound } as const

export const complaintRoundRoutes = [
  route(complaintUrls.round, ofEverybody, page),
  route(complaintUrls.roundPdf, { ...ofEverybody, languages: 'one' }, pdf),
]
