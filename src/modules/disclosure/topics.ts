import { fiscalYearOf } from '../../platform/calendar/fiscal-year.ts'
import type { TenantTransaction } from '../../platform/database/tenant.ts'
import type { ItemState } from './item-state.ts'
import { listYears } from './items.ts'
import { topics, type Topic } from './messages.ts'
import type { Sources } from './sources.ts'
import { standingsOfYear, type ItemStanding } from './standing.ts'
import type { Words } from './state-words.ts'

/** How many items of a topic of programme 9 there are, and how many of them are met. */
export interface TopicStanding {
  readonly topic: Topic
  readonly met: number
  readonly all: number
}

/** The five topics of the year of today, or of the nearest before it; undefined where there is no list. */
export interface TopicsNow {
  readonly itaYear: number
  readonly topics: readonly TopicStanding[]
}

/** Counts the items of each topic. */
export function countTopics(standings: readonly Pick<ItemStanding, 'item' | 'state'>[]): TopicStanding[] {
  return topics.map((topic) => {
    const own = standings.filter(({ item }) => item.topic === topic)
    return { topic, met: own.filter(({ state }) => state === 'met').length, all: own.length }
  })
}

/** The year whose list is that of a day: its own, or the nearest before it; undefined where there is none. */
export async function itaYearOf(
  tx: TenantTransaction,
  today: Temporal.PlainDate,
): Promise<number | undefined> {
  const years = (await listYears(tx)).map(({ itaYear }) => itaYear)
  return years.find((year) => year <= fiscalYearOf(today)) ?? years.at(-1)
}

/** The five topics as they stand today. */
export async function topicsNow(
  tx: TenantTransaction,
  sources: Sources,
  today: Temporal.PlainDate,
): Promise<TopicsNow | undefined> {
  const itaYear = await itaYearOf(tx, today)
  if (itaYear === undefined) return undefined
  return { itaYear, topics: countTopics(await standingsOfYear(tx, sources, { itaYear, today })) }
}

/** How an item stands, for the readiness for the assessment. */
export interface ItemReadiness {
  readonly code: string
  readonly title: Words
  readonly state: ItemState
  /** Why it is not met, in words for everybody. */
  readonly reasons: readonly Words[]
}

/** How the items of a year stand on a day, in their order; empty where the year has no list. */
export async function itemReadiness(
  tx: TenantTransaction,
  sources: Sources,
  asked: { readonly itaYear: number; readonly today: Temporal.PlainDate },
): Promise<ItemReadiness[]> {
  return (await standingsOfYear(tx, sources, asked)).map(({ item, state, reasons }) => ({
    code: item.code,
    title: { th: item.title, en: item.titleEn },
    state,
    reasons,
  }))
}
