import {
  assignItems,
  checkPoint,
  findByCode,
  itemsOfYear,
  joinSources,
  match,
  pointsOf,
} from '../modules/disclosure/operations.ts'
import { modules } from '../modules.ts'
import { fiscalYearOf } from '../platform/calendar/fiscal-year.ts'
import type { Documents } from './documents.ts'
import { done, type Office } from './office.ts'

/** Which document satisfies which item of the list of 2569, on which those of later years rest. */
const matches: readonly {
  readonly code: string
  readonly key: string
  /** Whether somebody has compared it with the minimum content. */
  readonly isChecked: boolean
}[] = [
  { code: 'O1', key: 'structure', isChecked: true },
  // Old news, which the item asks for every quarter.
  { code: 'O4', key: 'clean-up', isChecked: true },
  { code: 'O7', key: 'spending', isChecked: false },
  { code: 'O11', key: 'procurement-plan-corrected', isChecked: false },
  { code: 'O12', key: 'procurement-analysis', isChecked: true },
  // Of the year before last.
  { code: 'O14', key: 'personnel-report', isChecked: true },
  { code: 'O15', key: 'ethics', isChecked: true },
  { code: 'O16', key: 'complaints', isChecked: true },
  { code: 'O19', key: 'forum', isChecked: false },
  { code: 'O20', key: 'no-gift', isChecked: true },
  { code: 'O21', key: 'risks', isChecked: true },
]

/** The place of the division that answers for a topic. Nobody does for the last one, which its clerk has still to say. */
const answering: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 1 }

/** Says who answers for the items of today's year. */
export async function assignDisclosures(office: Office): Promise<void> {
  const { tx } = office
  const itaYear = fiscalYearOf(office.today)
  const items = await itemsOfYear(tx, itaYear)
  for (const [topic, place] of Object.entries(answering)) {
    const itemIds = items.filter((item) => item.topic === Number(topic)).map(({ itemId }) => itemId)
    const { divisionId } = office.division(place)
    const given = { itaYear, itemIds, assignment: { divisionId }, at: office.daysAgo(30).at }
    await assignItems(tx, office.actor('clerk'), given)
  }
}

/** Matches documents to the items of the assessment of today's year: some complete, some not, some too old. */
export async function matchDisclosures(office: Office, documents: Documents): Promise<void> {
  const { tx } = office
  const actor = office.actor('officer')
  const sources = joinSources(modules)
  const itaYear = fiscalYearOf(office.today)
  for (const { code, key, isChecked } of matches) {
    const item = await findByCode(tx, { itaYear, code })
    // A list that ships for a later year may number its items in another way.
    if (!item) continue
    const thingId = documents.get(key)!
    const what = { kind: 'thing', source: 'publications.document', thingId } as const
    done(await match(tx, actor, { item, sources, what, at: office.daysAgo(2).at }))
    if (!isChecked) continue
    for (const { pointId, words } of await pointsOf(tx, [item.itemId])) {
      if (words !== null) continue
      const found = { item, pointId, isMet: true, note: 'ตรวจกับเอกสารแล้ว (ตัวอย่าง)' }
      await checkPoint(tx, actor, { ...found, at: office.daysAgo(1).at })
    }
  }
}
