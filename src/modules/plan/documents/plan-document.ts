import type {
  Block,
  DocumentSection,
  OfficialDocument,
} from '../../../platform/documents/official-document.ts'
import { formatOfficialDate } from '../../../platform/calendar/buddhist-date.ts'
import { announcement, memorandum } from './announcing.ts'
import { introduction } from './introduction.ts'
import { planSpan } from './official-words.ts'
import { overview } from './overview.ts'
import type { PlanContent } from './plan-content.ts'
import { preface } from './preface.ts'
import { programmeBlocks } from './programme-blocks.ts'

/**
 * The whole plan in the order of the official document: cover, preface, contents, the three parts, the
 * announcement and the memorandum. Opinions, signatures and the number of the letter are left open.
 */
export function planDocument(content: PlanContent): OfficialDocument {
  const { organization, book } = content
  return {
    title: `${book.plan.title} ของ${organization.name} ${planSpan(book.plan)}`,
    emblem: content.emblem,
    sections: [
      unnumbered(cover(content)),
      {
        orientation: 'portrait',
        pageNumbers: 'thai-letters',
        restarts: true,
        blocks: [
          ...preface(content),
          { kind: 'heading', level: 1, text: 'สารบัญ', newPage: true, align: 'centre' },
          { kind: 'contents' },
        ],
      },
      {
        orientation: 'portrait',
        pageNumbers: 'thai-digits',
        restarts: true,
        blocks: introduction(content),
      },
      {
        orientation: 'landscape',
        pageNumbers: 'thai-digits',
        restarts: false,
        blocks: overview(content),
      },
      {
        orientation: 'portrait',
        pageNumbers: 'thai-digits',
        restarts: false,
        blocks: programmeBlocks(content.forms),
      },
      unnumbered(announcement(content)),
      unnumbered(memorandum(content)),
    ],
  }
}

function cover({ organization, book }: PlanContent): Block[] {
  return [
    { kind: 'space', heightMm: 25 },
    { kind: 'emblem', heightMm: 30, align: 'centre' },
    { kind: 'space', heightMm: 35 },
    { kind: 'title', lines: [book.plan.title, planSpan(book.plan)] },
    { kind: 'space', heightMm: 60 },
    {
      kind: 'title',
      lines: [
        organization.name,
        `อำเภอ${organization.district} จังหวัด${organization.province}`,
        formatOfficialDate(Temporal.PlainDate.from(book.plan.announcedOn)),
      ],
    },
  ]
}

function unnumbered(blocks: readonly Block[]): DocumentSection {
  return { orientation: 'portrait', pageNumbers: 'none', restarts: false, blocks }
}
