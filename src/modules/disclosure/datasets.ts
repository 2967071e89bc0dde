import { z } from 'zod'
import { listDivisions } from '../../platform/identity/divisions.ts'
import { defineDataset, meaning, type Dataset } from '../../platform/open-data/dataset.ts'
import { itemStates } from './item-state.ts'
import { listYears } from './items.ts'
import { periods } from './period.ts'
import type { Sources } from './sources.ts'
import { standingsOfYear } from './standing.ts'

const day = z.iso.date().nullable()

const row = z.object({
  itaYear: z.int().meta(meaning('ปีที่ประเมิน (พ.ศ.)', 'Year assessed (B.E.)')),
  code: z.string().meta(meaning('รหัสรายการ', 'Code of the item')),
  title: z.string().meta(meaning('ชื่อรายการ', 'Title of the item in Thai')),
  titleEn: z.string().meta(meaning('ชื่อรายการภาษาอังกฤษ', 'Title of the item in English')),
  topic: z.int().meta(meaning('ประเด็นที่ 1 ถึง 5 ของโครงการ 9', 'Topic of programme 9, 1 to 5')),
  state: z
    .enum(itemStates)
    .meta(
      meaning(
        'สถานะ: met เผยแพร่ครบ, part ยังไม่ครบ, stale ต้องปรับให้เป็นปัจจุบัน, missing ยังไม่เผยแพร่',
        'State: met, part (incomplete), stale (to be renewed), missing',
      ),
    ),
  reasons: z.array(z.string()).meta(meaning('ยังขาดอะไร', 'What is missing, in Thai')),
  published: z.array(z.string()).meta(meaning('ที่อยู่ของสิ่งที่เผยแพร่', 'Addresses of what is published')),
  newest: day.meta(meaning('วันที่ของสิ่งใหม่ที่สุด', 'Day of the newest thing')),
  period: z.enum(periods).meta(meaning('รอบปรับปรุง', 'How often it must be new')),
  currentUntil: day.meta(meaning('เป็นปัจจุบันถึงวันที่', 'Last day on which it is current')),
  deadline: day.meta(meaning('กำหนดเผยแพร่', 'To be published by')),
  division: z.string().nullable().meta(meaning('ส่วนราชการผู้รับผิดชอบ', 'Division responsible, in Thai')),
})

export type ItemRow = z.output<typeof row>

/** The columns of an item, for files of one year. */
export const itemColumns = Object.keys(row.shape) as (keyof ItemRow)[]

/** The items of a year as rows of a table. */
export async function itemRows(
  tx: Parameters<typeof standingsOfYear>[0],
  sources: Sources,
  asked: { readonly itaYear: number; readonly today: Temporal.PlainDate },
): Promise<ItemRow[]> {
  const divisions = new Map((await listDivisions(tx)).map(({ divisionId, name }) => [divisionId, name]))
  const standings = await standingsOfYear(tx, sources, asked)
  return standings.map(({ item, state, reasons, matched, newest, currentUntil }) => ({
    itaYear: item.itaYear,
    code: item.code,
    title: item.title,
    titleEn: item.titleEn,
    topic: item.topic,
    state,
    reasons: reasons.map(({ th }) => th),
    published: matched.map(({ at }) => ('url' in at ? at.url : at.address)),
    newest: newest?.toString() ?? null,
    period: item.period,
    currentUntil: currentUntil?.toString() ?? null,
    deadline: item.deadline?.toString() ?? null,
    division: divisions.get(item.divisionId ?? '') ?? null,
  }))
}

/** The items of all years, with how each stands today. */
export function disclosureItems(sources: Sources): Dataset {
  return defineDataset({
    name: 'disclosure-items',
    title: { th: 'รายการเปิดเผยข้อมูล (OIT)', en: 'Disclosure items (OIT)' },
    description: {
      th: 'ทุกรายการของทุกปี สถานะในวันนี้ สิ่งที่เผยแพร่ และผู้รับผิดชอบ',
      en: 'All items of all years: how each stands today, what is published, and who is responsible',
    },
    keywords: {
      th: ['OIT', 'ITA', 'การเปิดเผยข้อมูลสาธารณะ'],
      en: ['OIT', 'ITA', 'public disclosure'],
    },
    updated: 'daily',
    changedBy: [
      'disclosure.year-opened',
      'disclosure.item-added',
      'disclosure.item-changed',
      'disclosure.item-withdrawn',
      'disclosure.item-restored',
      'disclosure.items-assigned',
      'disclosure.matched',
      'disclosure.unmatched',
      'disclosure.taken-over',
      'disclosure.point-added',
      'disclosure.point-removed',
      'disclosure.point-checked',
      'disclosure.night-checked',
    ],
    people: 'none',
    row,
    async read(tx, { today }) {
      const rows: ItemRow[] = []
      for (const { itaYear } of await listYears(tx)) {
        rows.push(...(await itemRows(tx, sources, { itaYear, today })))
      }
      return rows
    },
  })
}
