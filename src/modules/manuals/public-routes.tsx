import { z } from 'zod'
import { todayInBangkok } from '../../platform/calendar/fiscal-year.ts'
import { parseInteger } from '../../platform/language/numerals.ts'
import { longestQuery } from '../../platform/search/finding.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { titleIn, type ManualContent } from './content.ts'
import { manualDocument } from './manual-document.ts'
import { findPublished, standingManuals, type Manual, type ManualVersion } from './manual.ts'
import { manualMessages } from './messages.ts'
import { ManualPage, ManualsPage, StandardsPage } from './pages/public-pages.tsx'
import { withWords } from './searchable.ts'
import { manualUrls } from './urls.ts'

const ofKey = z.object({ key: z.string() })
const ofVersion = ofKey.extend({
  number: z
    .string()
    .transform((text) => parseInteger(text))
    .pipe(z.number().int().positive()),
})
const asked = z.object({
  q: z.string().max(longestQuery).default(''),
  division: z.union([z.literal('').transform(() => undefined), z.uuid()]).optional(),
})

async function list({ tx, view, query }: Act<unknown, z.output<typeof asked>>): Promise<Answer> {
  const all = await standingManuals(tx)
  const { division } = query
  const divisions = new Map<string, NonNullable<ManualContent['division']>>()
  for (const { version } of all) {
    const own = version.content.division
    if (own) divisions.set(own.divisionId, own)
  }
  const ofDivision = all.filter(
    ({ version: { content } }) => !division || content.division?.divisionId === division,
  )
  return {
    kind: 'page',
    title: manualMessages[view.language].manuals,
    content: (
      <ManualsPage
        manuals={withWords(ofDivision, query.q)}
        hasAny={all.length > 0}
        divisions={[...divisions.values()].toSorted((a, b) => a.name.localeCompare(b.name, 'th'))}
        asked={{ q: query.q, division }}
      />
    ),
  }
}

interface Found {
  readonly manual: Manual
  readonly version: ManualVersion
  readonly versions: readonly ManualVersion[]
}

/** Finds the version that the address names; the last one where it names none. */
function inVersion<Parameters extends { key: string; number?: number }>(
  answer: (found: Found, act: Act<Parameters>) => Promise<Answer>,
): (act: Act<Parameters>) => Promise<Answer> {
  return async (act) => {
    const { key, number } = act.parameters
    const found = await findPublished(act.tx, key)
    const version = found?.versions.find((one) => number === undefined || one.number === number)
    return found && version ? answer({ ...found, version }, act) : { kind: 'absent' }
  }
}

async function page({ manual, version, versions }: Found, { view }: Pick<Act, 'view'>): Promise<Answer> {
  const { content } = version
  const summary = view.language === 'th' ? content.summary : content.summaryEn
  return {
    kind: 'page',
    title: titleIn(view.language, content),
    ...(summary !== '' && { description: summary }),
    content: <ManualPage manual={manual} version={version} versions={versions} />,
  }
}

const open = { permission: 'public', event: 'none', reuse: 'revision' } as const
const file = { ...open, languages: 'one' } as const

export const manualPublicRoutes = [
  route(manualUrls.manuals, { ...open, query: asked }, list),
  route(manualUrls.standards, open, async ({ tx, view }) => ({
    kind: 'page',
    title: manualMessages[view.language].standards,
    content: <StandardsPage manuals={(await standingManuals(tx)).filter(({ kind }) => kind === 'citizen')} />,
  })),
  route(manualUrls.manual, { ...open, parameters: ofKey }, inVersion(page)),
  route(manualUrls.version, { ...open, parameters: ofVersion }, inVersion(page)),
  route(
    manualUrls.versionPdf,
    { ...file, parameters: ofVersion },
    inVersion(async (found, { view, services, now }) => ({
      kind: 'data',
      type: 'application/pdf',
      body: () =>
        services.pdf.writeDocument(
          manualDocument({ ...found, organization: view.organization }),
          todayInBangkok(now),
        ),
      filename: `${found.version.content.title} ฉบับที่ ${found.version.number}.pdf`,
    })),
  ),
  route(
    manualUrls.versionFile,
    { ...file, parameters: ofVersion },
    inVersion(async ({ manual: { key }, version: { snapshot, number } }) => ({
      kind: 'data',
      type: 'application/json',
      // As it was hashed, to the byte.
      body: snapshot,
      filename: `${key}-${number}.json`,
    })),
  ),
]
