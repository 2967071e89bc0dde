import { z } from 'zod'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { parseInteger } from '../../platform/language/numerals.ts'
import { route, type Act, type Answer, type Route } from '../../platform/web/route.ts'
import { filesOf, yearArchive, yearCsv, yearJson } from './download.ts'
import { lastNight } from './facts.ts'
import { findByCode, listYears, relatedItems } from './items.ts'
import { disclosureMessages } from './messages.ts'
import { ItemPage } from './pages/item-page.tsx'
import { NoListPage, YearPage } from './pages/year-page.tsx'
import type { Sources } from './sources.ts'
import { standingsOf, standingsOfYear } from './standing.ts'
import { itaYearOf } from './topics.ts'
import { disclosureUrls } from './urls.ts'

/** A year in an address, in Arabic or Thai digits; whether it has a list is looked for. */
export const yearInAddress = z
  .string()
  .transform((text) => parseInteger(text))
  .pipe(z.number().int().min(1).max(9_999))

const ofYear = z.object({ itaYear: yearInAddress })
const ofItem = ofYear.extend({ code: z.string().regex(/^[A-Z]{1,3}\d{1,3}$/) })

/** The pages and files for everybody; their addresses stay, whatever becomes of the items. */
export function publicRoutes(sources: Sources): Route[] {
  async function year(act: Pick<Act, 'tx' | 'view'>, itaYear: number): Promise<Answer> {
    const { tx, view } = act
    const years = await listYears(tx)
    const found = years.find((one) => one.itaYear === itaYear)
    if (!found) return { kind: 'absent' }
    return {
      kind: 'page',
      title: disclosureMessages[view.language].disclosureOf(itaYear),
      description: disclosureMessages[view.language].lead,
      content: (
        <YearPage
          year={found}
          years={years.map((one) => one.itaYear)}
          standings={await standingsOfYear(tx, sources, { itaYear, today: view.today })}
        />
      ),
    }
  }

  async function item({ tx, view, parameters }: Act<z.output<typeof ofItem>>): Promise<Answer> {
    const found = await findByCode(tx, parameters)
    const [standing] = found ? await standingsOf(tx, sources, [found], view.today) : []
    if (!found || !standing) return { kind: 'absent' }
    return {
      kind: 'page',
      title: `${found.code} ${view.language === 'th' ? found.title : found.titleEn} (${found.itaYear})`,
      content: (
        <ItemPage
          standing={standing}
          files={[...(await filesOf(tx, sources, { standings: [standing], today: view.today })).values()]}
          divisions={await listDivisions(tx)}
          night={await lastNight(tx)}
          related={await relatedItems(tx, found)}
        />
      ),
    }
  }

  /** A file of a year that has a list. */
  function file(answer: (act: Act<z.output<typeof ofYear>>) => Promise<Answer>) {
    return async (act: Act<z.output<typeof ofYear>>): Promise<Answer> => {
      const isKnown = (await listYears(act.tx)).some(({ itaYear }) => itaYear === act.parameters.itaYear)
      return isKnown ? answer(act) : { kind: 'absent' }
    }
  }

  const open = { permission: 'public', event: 'none', reuse: 'revision' } as const
  const oneLanguage = { ...open, languages: 'one', parameters: ofYear } as const
  return [
    route(disclosureUrls.now, open, async (act) => {
      const itaYear = await itaYearOf(act.tx, act.view.today)
      if (itaYear !== undefined) return year(act, itaYear)
      const title = disclosureMessages[act.view.language].disclosure
      return { kind: 'page', title, content: <NoListPage /> }
    }),
    route(disclosureUrls.year, { ...open, parameters: ofYear }, (act) => year(act, act.parameters.itaYear)),
    route(
      disclosureUrls.yearCsv,
      oneLanguage,
      file(async ({ tx, view, parameters: { itaYear } }) => ({
        kind: 'data',
        type: 'text/csv; charset=utf-8',
        filename: `oit-${itaYear}.csv`,
        body: await yearCsv(tx, sources, { itaYear, today: view.today }),
      })),
    ),
    route(
      disclosureUrls.yearJson,
      oneLanguage,
      file(async ({ tx, view, parameters: { itaYear } }) => ({
        kind: 'data',
        type: 'application/json; charset=utf-8',
        body: await yearJson(tx, sources, { itaYear, today: view.today }),
      })),
    ),
    route(
      disclosureUrls.yearArchive,
      { ...oneLanguage, reuse: 'never' },
      file(async ({ tx, view, services, parameters: { itaYear } }) => {
        const asked = { itaYear, today: view.today, store: services.files }
        const { bytes, body } = await yearArchive(tx, sources, asked)
        return {
          kind: 'stream',
          type: 'application/zip',
          bytes,
          body,
          etag: `"oit-${itaYear}-${view.organization.revision}-${view.today.toString()}"`,
          headers: { 'content-disposition': `attachment; filename="oit-${itaYear}.zip"` },
        }
      }),
    ),
    route(disclosureUrls.item, { ...open, parameters: ofItem }, item),
  ]
}
