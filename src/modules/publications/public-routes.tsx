import { z } from 'zod'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { parseInteger } from '../../platform/language/numerals.ts'
import { longestQuery } from '../../platform/search/finding.ts'
import { route, type Act, type Answer } from '../../platform/web/route.ts'
import { calendarFile, calendarType, eventOf } from './calendar-file.ts'
import { meetingEvents } from './committees/calendar-events.ts'
import { feedOf, feedType } from './feed.ts'
import { publicationKinds } from './kinds.ts'
import { loudspeakerText } from './loudspeaker.ts'
import { publicationMessages } from './messages.ts'
import { numberWords, titleIn } from './naming.ts'
import { LoudspeakerPage } from './pages/loudspeaker-page.tsx'
import { PublicationPage, WithdrawnPage } from './pages/publication-page.tsx'
import { RegisterPage } from './pages/register-page.tsx'
import { posterOf } from './poster.ts'
import {
  eventsAfter,
  filesOf,
  findPublication,
  isPublic,
  newestPublications,
  type Publication,
} from './publication.ts'
import { readRegister, registerYears, unpublishedNumbers } from './register.ts'
import { spreadingsOf } from './spreading.ts'
import { topics } from './topics.ts'
import { publicationUrls } from './urls.ts'

const perPage = 20
const mostInFeed = 50

/** An empty field of the form narrows nothing. */
const orNothing = <Schema extends z.ZodType>(schema: Schema) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional())

const wholeNumber = z
  .string()
  .transform((text) => parseInteger(text))
  .pipe(z.number().int().positive())

const registerQuery = z.object({
  words: orNothing(z.string().transform((text) => text.slice(0, longestQuery))),
  kind: orNothing(z.enum(publicationKinds)),
  topic: orNothing(z.enum(topics)),
  division: orNothing(z.uuid()),
  year: orNothing(wholeNumber.pipe(z.number().min(2400).max(2699))),
  replaced: orNothing(z.enum(['yes'])),
  page: orNothing(wholeNumber.pipe(z.number().max(100_000))),
})

const ofPublication = z.object({ publicationId: z.uuid() })
type PublicationAct = Act<z.output<typeof ofPublication>>

async function register({ tx, view, query }: Act<unknown, z.output<typeof registerQuery>>): Promise<Answer> {
  const { page: asked = 1, ...narrowing } = query
  const { words, kind, topic, division, year, replaced } = narrowing
  const filter = { words, kind, topic, divisionId: division, year, withReplaced: replaced === 'yes' }
  const pageOf = (page: number) => readRegister(tx, filter, { limit: perPage, offset: (page - 1) * perPage })
  const first = await pageOf(asked)
  const pages = Math.max(1, Math.ceil(first.total / perPage))
  // Of pages that there are no more, the last one is shown.
  const shown = Math.min(asked, pages)
  const chosen = Object.fromEntries(
    Object.entries(narrowing).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  )
  return {
    kind: 'page',
    title: publicationMessages[view.language].register,
    content: (
      <RegisterPage
        chosen={chosen}
        found={shown === asked ? first : await pageOf(shown)}
        page={shown}
        pages={pages}
        divisions={await listDivisions(tx)}
        years={await registerYears(tx)}
        unpublished={year === undefined ? [] : await unpublishedNumbers(tx, year)}
      />
    ),
  }
}

/** Finds the public document that the address names; one that was withdrawn has its page alone. */
function inPublic(
  answer: (publication: Publication, act: PublicationAct) => Promise<Answer>,
  withdrawn: (publication: Publication, act: PublicationAct) => Answer = () => ({ kind: 'absent' }),
): (act: PublicationAct) => Promise<Answer> {
  return async (act) => {
    const found = await findPublication(act.tx, act.parameters.publicationId)
    if (!found || !isPublic(found)) return { kind: 'absent' }
    return found.state === 'withdrawn' ? withdrawn(found, act) : answer(found, act)
  }
}

async function onePage(publication: Publication, { tx, view }: PublicationAct): Promise<Answer> {
  const { publicationId, replacesId, replacedBy, body } = publication
  const other = async (id: string | null) => {
    const found = id === null ? undefined : await findPublication(tx, id)
    return found?.state === 'published' ? found : undefined
  }
  const uses = await spreadingsOf(tx, publicationId)
  return {
    kind: 'page',
    title: titleIn(view.language, publication),
    description: body.slice(0, 200),
    content: (
      <PublicationPage
        publication={publication}
        files={await filesOf(tx, publicationId)}
        uses={uses.filter(({ withdrawnAt }) => !withdrawnAt)}
        replaces={await other(replacesId)}
        replacedBy={await other(replacedBy)}
      />
    ),
  }
}

const open = { permission: 'public', event: 'none', reuse: 'revision' } as const
const ofOne = { ...open, parameters: ofPublication }
const asFile = { ...ofOne, languages: 'one' } as const

export const publicRoutes = [
  // Not kept: there are more ways to narrow it than pages that would be asked for again.
  route(publicationUrls.register, { ...open, reuse: 'never', query: registerQuery }, register),
  route(publicationUrls.feed, { ...open, languages: 'one' }, async ({ tx, view, services }) => ({
    kind: 'data',
    type: feedType,
    body: feedOf(await newestPublications(tx, mostInFeed), {
      organization: view.organization,
      linkTo: (path) => services.linkTo(view.organization, path),
    }),
  })),
  route(publicationUrls.calendar, { ...open, languages: 'one' }, async ({ tx, view, services, now }) => {
    const from = view.today.subtract({ years: 1 })
    const announced = (await eventsAfter(tx, from)).map(eventOf)
    return {
      kind: 'data',
      type: calendarType,
      filename: 'calendar.ics',
      body: calendarFile([...announced, ...(await meetingEvents(tx, from))], {
        organization: view.organization,
        linkTo: (path) => services.linkTo(view.organization, path),
        at: now,
      }),
    }
  }),
  route(
    publicationUrls.publication,
    ofOne,
    inPublic(onePage, (publication, { view }) => ({
      kind: 'page',
      title: numberWords(publication, view.language),
      content: <WithdrawnPage publication={publication} />,
    })),
  ),
  route(
    publicationUrls.snapshot,
    asFile,
    inPublic(async ({ publicationId, snapshot }) => ({
      kind: 'data',
      type: 'application/json',
      // As it was hashed, to the byte.
      body: snapshot!,
      filename: `publication-${publicationId}.json`,
    })),
  ),
  route(
    publicationUrls.poster,
    // Not kept, so that the limit for what is costly holds: there are as many posters as documents.
    { ...asFile, reuse: 'never' },
    inPublic(async (publication, { view, services }) => {
      const address = publicationUrls.publication({ publicationId: publication.publicationId })
      const url = services.linkTo(view.organization, address)
      const poster = posterOf(publication, { organization: view.organization, url })
      const date = publication.publishedOn!
      return {
        kind: 'data',
        type: 'application/pdf',
        body: () => services.pdf.write('poster', poster, { date, title: publication.title }),
        filename: `โปสเตอร์ ${numberWords(publication, 'th').replace('/', '-')}.pdf`,
      }
    }),
  ),
  route(
    publicationUrls.loudspeaker,
    ofOne,
    inPublic(async (publication, { view }) => ({
      kind: 'page',
      title: publicationMessages[view.language].loudspeakerOf(titleIn(view.language, publication)),
      content: (
        <LoudspeakerPage publication={publication} text={loudspeakerText(publication, view.organization)} />
      ),
    })),
  ),
]
