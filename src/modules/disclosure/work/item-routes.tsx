import { and, eq, inArray } from 'drizzle-orm'
import { z } from 'zod'
import type { TenantTransaction } from '../../../platform/database/tenant.ts'
import { holdsRoleFor } from '../../../platform/identity/capabilities.ts'
import { listDivisions } from '../../../platform/identity/divisions.ts'
import { account } from '../../../platform/identity/schema.ts'
import { readOutsideLink } from '../../../platform/links/outside-link.ts'
import { searchPublished } from '../../../platform/publishing/published.ts'
import { textIn, typedIn } from '../../../platform/web/form-input.ts'
import { route, type Act, type Answer, type Route } from '../../../platform/web/route.ts'
import { ownActor } from '../../../platform/web/own-actor.ts'
import { emptyForm, type FormState } from '../../../ui/form-fields.tsx'
import { readTypedDay } from '../../../ui/typed-day.ts'
import { disclosureCapabilities } from '../capabilities.ts'
import { filesOf } from '../download.ts'
import { lastNight } from '../facts.ts'
import type { Item } from '../items.ts'
import { earlierMatches, match, takeOver, unmatch, type ToMatch } from '../matching.ts'
import { WorkItemPage } from '../pages/work-item-page.tsx'
import { addPoint, checkPoint, removePoint } from '../points.ts'
import { liveFor, type Sources } from '../sources.ts'
import { standingsOf, type ItemStanding } from '../standing.ts'
import { disclosureWorkUrls } from '../urls.ts'
import { disclosureWorkMessages } from '../work-messages.ts'
import { inItem, ofItem, type ItemAct } from './in-item.ts'
import { posted, reading } from './year-routes.tsx'

const ofMatch = ofItem.extend({ matchId: z.uuid() })
const ofPoint = ofItem.extend({ pointId: z.uuid() })
const searched = z.object({ words: z.string().max(200).default('') })
/** A person reads no further. */
const mostFound = 20

/** One item for those who see to it: what is matched to it, and its minimum content. */
export function workItemRoutes(sources: Sources): Route[] {
  async function page(
    item: Item,
    { tx, view, visitor }: Pick<Act, 'tx' | 'view' | 'visitor'>,
    { words = '', form = emptyForm }: { words?: string; form?: FormState } = {},
  ): Promise<Answer> {
    const [standing] = await standingsOf(tx, sources, [item], view.today)
    const title = view.language === 'th' ? item.title : item.titleEn
    return {
      kind: 'page',
      status: form === emptyForm ? 200 : 422,
      title: `${item.code} ${title}`,
      content: (
        <WorkItemPage
          standing={standing!}
          files={[...(await filesOf(tx, sources, { standings: [standing!], today: view.today })).values()]}
          divisions={await listDivisions(tx)}
          night={await lastNight(tx)}
          offer={await earlierMatches(tx, item)}
          found={
            sources.published.size === 0
              ? undefined
              : await searchPublished(tx, sources.published, { words: words.trim(), limit: mostFound })
          }
          words={words}
          live={liveOffers(sources, standing!)}
          names={await namesOf(
            tx,
            standing!.points.flatMap(({ point }) => point.checkedBy ?? []),
          )}
          mayWork={holdsRoleFor(visitor.person!, 'disclosure.work', disclosureCapabilities)}
          form={form}
        />
      ),
    }
  }

  const back = ({ parameters: { itemId } }: Pick<ItemAct, 'parameters'>): Answer => ({
    kind: 'redirect',
    to: disclosureWorkUrls.workItem({ itemId }),
  })

  async function matchOne(item: Item, act: ItemAct, what: ToMatch, field: string): Promise<Answer> {
    const { tx, view, body, now } = act
    const t = disclosureWorkMessages[view.language]
    const matched = await match(tx, ownActor(act), { item, sources, what, at: now })
    if (matched.ok) return back(act)
    const words = { absent: t.matchGone, 'matched-already': t.matchedAlready }[matched.reason]
    return page(item, act, { form: { typed: typedIn(body), errors: { [field]: words } } })
  }

  async function matchPublished(item: Item, act: ItemAct): Promise<Answer> {
    const live = textIn(act.body, 'live')
    const what: ToMatch = live
      ? { kind: 'live', source: live }
      : { kind: 'thing', source: textIn(act.body, 'source'), thingId: textIn(act.body, 'thing') }
    return matchOne(item, act, what, 'words')
  }

  async function matchLink(item: Item, act: ItemAct): Promise<Answer> {
    const read = linkIn(act)
    if (read.ok) return matchOne(item, act, read.link, 'url')
    return page(item, act, { form: { typed: typedIn(act.body), errors: read.errors } })
  }

  async function addOne(item: Item, act: ItemAct): Promise<Answer> {
    const { tx, view, body, actor, now } = act
    const t = disclosureWorkMessages[view.language]
    const [text, textEn, words] = ['text', 'textEn', 'pointWords'].map((field) => textIn(body, field)) as [
      string,
      string,
      string,
    ]
    const isWrong = (given: string) => given === '' || given.length > 300
    const errors = {
      ...(isWrong(text) && { text: t.pointMissing }),
      ...(isWrong(textEn) && { textEn: t.pointMissing }),
      ...(words.length > 100 && { pointWords: t.pointWordsLong }),
    }
    if (Object.keys(errors).length > 0) return page(item, act, { form: { typed: typedIn(body), errors } })
    await addPoint(tx, actor, { item, text, textEn, words: words === '' ? null : words, at: now })
    return back(act)
  }

  async function check(item: Item, act: Act<z.output<typeof ofPoint>>): Promise<Answer> {
    const { tx, view, body, now, parameters } = act
    const t = disclosureWorkMessages[view.language]
    const { pointId } = parameters
    const result = z.enum(['met', 'failed']).safeParse(body[`result-${pointId}`])
    const note = textIn(body, `note-${pointId}`)
    const typed = { ...typedIn(body), point: pointId }
    const refuse = (field: string, words: string) =>
      page(item, act, { form: { typed, errors: { [`${field}-${pointId}`]: words } } })
    if (!result.success) return refuse('result', t.resultMissing)
    if (note.length > 500) return refuse('note', t.noteLong)
    const found = { item, pointId, isMet: result.data === 'met', note, at: now }
    return (await checkPoint(tx, ownActor(act), found)) ? back(act) : { kind: 'absent' }
  }

  return [
    route(
      disclosureWorkUrls.workItem,
      { ...reading, parameters: ofItem, query: searched },
      inItem((item, act) => page(item, act, { words: act.query.words })),
    ),
    route(
      disclosureWorkUrls.matchThing,
      { ...posted, event: 'disclosure.matched', parameters: ofItem },
      inItem(matchPublished),
    ),
    route(
      disclosureWorkUrls.matchLink,
      { ...posted, event: 'disclosure.matched', parameters: ofItem },
      inItem(matchLink),
    ),
    route(
      disclosureWorkUrls.takeOver,
      { ...posted, event: 'disclosure.taken-over', parameters: ofItem },
      inItem(async (item, act) => {
        const { tx, view, body, now } = act
        if ((await takeOver(tx, ownActor(act), { item, sources, at: now })) > 0) return back(act)
        const words = disclosureWorkMessages[view.language].nothingTaken
        return page(item, act, { form: { typed: typedIn(body), errors: { words } } })
      }),
    ),
    route(
      disclosureWorkUrls.unmatch,
      { ...posted, event: 'disclosure.unmatched', parameters: ofMatch },
      inItem(async (item, act) => {
        const { tx, actor, now, parameters } = act
        const isTaken = await unmatch(tx, actor, { item, matchId: parameters.matchId, at: now })
        return isTaken ? back(act) : { kind: 'absent' }
      }),
    ),
    route(
      disclosureWorkUrls.addPoint,
      { ...posted, event: 'disclosure.point-added', parameters: ofItem },
      inItem(addOne),
    ),
    route(
      disclosureWorkUrls.checkPoint,
      { ...posted, event: 'disclosure.point-checked', parameters: ofPoint },
      inItem(check),
    ),
    route(
      disclosureWorkUrls.removePoint,
      { ...posted, event: 'disclosure.point-removed', parameters: ofPoint },
      inItem(async (item, act) => {
        const { tx, actor, now, parameters } = act
        const isDone = await removePoint(tx, actor, { item, pointId: parameters.pointId, at: now })
        return isDone ? back(act) : { kind: 'absent' }
      }),
    ),
  ]
}

/** A link as it was typed, or in words what is wrong with it. */
function linkIn({
  body,
  view,
}: Pick<Act, 'body' | 'view'>):
  | { ok: true; link: Extract<ToMatch, { kind: 'link' }> }
  | { ok: false; errors: Record<string, string> } {
  const t = disclosureWorkMessages[view.language]
  const link = readOutsideLink(textIn(body, 'url'))
  const title = textIn(body, 'title')
  const day = readTypedDay(textIn(body, 'datedOn'), { language: view.language, to: view.today })
  const errors = {
    ...(!link.ok && { url: link.reason === 'internal' ? t.linkInternal : t.linkWrong }),
    ...(link.ok && link.url === undefined && { url: t.linkMissing }),
    ...((title === '' || title.length > 300) && { title: t.titleMissing }),
    ...(!day.ok && { datedOn: day.fault }),
  }
  if (!link.ok || link.url === undefined || !day.ok || errors.title !== undefined)
    return { ok: false, errors }
  return { ok: true, link: { kind: 'link', url: link.url, title, datedOn: day.date } }
}

/** The live disclosures that an item neither has by itself nor was given. */
function liveOffers(sources: Sources, { item, matched }: ItemStanding) {
  const byItself = liveFor(sources, item)
  const titles = new Set(matched.filter(({ kind }) => kind === 'live').map(({ title }) => title))
  return [...sources.live.values()].filter((one) => !byItself.includes(one) && !titles.has(one.title))
}

async function namesOf(
  { db, organizationId }: TenantTransaction,
  accountIds: readonly string[],
): Promise<Map<string, string>> {
  if (accountIds.length === 0) return new Map()
  const rows = await db
    .select({ accountId: account.accountId, name: account.name })
    .from(account)
    .where(and(eq(account.organizationId, organizationId), inArray(account.accountId, [...accountIds])))
  return new Map(rows.map(({ accountId, name }) => [accountId, name]))
}
