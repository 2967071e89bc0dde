import { and, asc, eq } from 'drizzle-orm'
import { z } from 'zod'
import { defineDataset, meaning } from '../../platform/open-data/dataset.ts'
import { division } from '../../platform/identity/schema.ts'
import { publication, publicationSpreading } from './schema.ts'

const text = (th: string, en: string) => z.string().meta(meaning(th, en))

/** The register as open data. */
export const publicationsDataset = defineDataset({
  name: 'publications',
  title: { th: 'ทะเบียนเอกสารทางการ', en: 'Register of official documents' },
  description: {
    th: 'เอกสารที่เผยแพร่แล้วทุกฉบับ รวมที่มีฉบับใหม่แทน',
    en: 'Every published document, those that were replaced too',
  },
  keywords: { th: ['ประกาศ', 'คำสั่ง', 'ทะเบียนเอกสาร'], en: ['announcements', 'orders', 'register'] },
  updated: 'as-it-happens',
  changedBy: ['publications.published', 'publications.replaced', 'publications.withdrawn'],
  people: 'none',
  row: z.object({
    publicationId: text('รหัสเอกสาร', 'Identifier of the document'),
    kind: text('ประเภท', 'Kind'),
    number: z.number().meta(meaning('เลขทะเบียน', 'Number in the register')),
    year: z.number().meta(meaning('ปี พ.ศ. ของเลข', 'Buddhist year of the number')),
    edition: z.number().meta(meaning('ฉบับที่ของเลขเดียวกัน', 'Edition of the same number')),
    title: text('ชื่อเรื่อง', 'Title'),
    datedOn: text('ลงวันที่', 'Date of the document'),
    publishedOn: text('วันที่เผยแพร่', 'Day of publication'),
    division: text('หน่วยงานเจ้าของ', 'Division'),
    topics: z.array(z.string()).meta(meaning('เรื่องที่เกี่ยวข้อง', 'Topics')),
    replacedBy: z.string().nullable().meta(meaning('เอกสารที่แทน', 'Document that took its place')),
  }),
  read: async ({ db, organizationId }) => {
    const rows = await db
      .select({ row: publication, division: division.name })
      .from(publication)
      .innerJoin(
        division,
        and(eq(division.organizationId, organizationId), eq(division.divisionId, publication.divisionId)),
      )
      .where(and(eq(publication.organizationId, organizationId), eq(publication.state, 'published')))
      .orderBy(asc(publication.publishedOn), asc(publication.publicationId))
    return rows.map(({ row, division: name }) => ({
      publicationId: row.publicationId,
      kind: row.kind,
      number: row.number!,
      year: row.numberYear!,
      edition: row.edition,
      title: row.title,
      datedOn: row.datedOn,
      publishedOn: row.publishedOn!,
      division: name,
      topics: row.topics,
      replacedBy: row.replacedBy,
    }))
  },
})

/** The uses of channels as open data. */
export const spreadingDataset = defineDataset({
  name: 'publication-channels',
  title: { th: 'ช่องทางเผยแพร่เอกสาร', en: 'Channels of publication' },
  description: {
    th: 'การใช้ช่องทางแต่ละครั้งของเอกสารที่เผยแพร่',
    en: 'Each use of a channel for a published document',
  },
  keywords: { th: ['ช่องทางเผยแพร่', 'หอกระจายข่าว'], en: ['channels', 'loudspeaker'] },
  updated: 'as-it-happens',
  changedBy: ['publications.published', 'publications.spread', 'publications.spreading-withdrawn'],
  people: 'none',
  row: z.object({
    publicationId: text('รหัสเอกสาร', 'Identifier of the document'),
    channel: text('ช่องทาง', 'Channel'),
    usedOn: text('วันที่ใช้', 'Day of use'),
    note: text('รายละเอียด', 'Details'),
    link: z.string().nullable().meta(meaning('ลิงก์หลักฐาน', 'Link to the evidence')),
  }),
  read: async ({ db, organizationId }) => {
    const rows = await db
      .select({ use: publicationSpreading })
      .from(publicationSpreading)
      .innerJoin(
        publication,
        and(
          eq(publication.organizationId, organizationId),
          eq(publication.publicationId, publicationSpreading.publicationId),
          eq(publication.state, 'published'),
        ),
      )
      .where(eq(publicationSpreading.organizationId, organizationId))
      .orderBy(asc(publicationSpreading.usedOn), asc(publicationSpreading.spreadingId))
    return rows
      .filter(({ use }) => use.withdrawnAt === null)
      .map(({ use: { publicationId, channel, usedOn, note, link } }) => ({
        publicationId,
        channel,
        usedOn,
        note,
        link,
      }))
  },
})
