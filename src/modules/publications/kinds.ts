import type { Role } from '../../platform/identity/actor.ts'
import { defineMessages } from '../../platform/language/messages.ts'

/** The kinds of official documents that the register has; each counts its own numbers. */
export const publicationKinds = [
  'announcement',
  'order',
  'policy',
  'manual',
  'report',
  'minutes',
  'news',
] as const
export type PublicationKind = (typeof publicationKinds)[number]

export const kindNames = defineMessages({
  th: {
    announcement: 'ประกาศ',
    order: 'คำสั่ง',
    policy: 'นโยบาย',
    manual: 'คู่มือ',
    report: 'รายงาน',
    minutes: 'รายงานการประชุม',
    news: 'ข่าว',
  },
  en: {
    announcement: 'Announcement',
    order: 'Order',
    policy: 'Policy',
    manual: 'Manual',
    report: 'Report',
    minutes: 'Minutes',
    news: 'News',
  },
})

/** Kinds that have no force without a signature. */
const signed: ReadonlySet<PublicationKind> = new Set(['announcement', 'order', 'policy'])

export function needsSignatory(kind: PublicationKind): boolean {
  return signed.has(kind)
}

/** Who may approve a kind: what binds others is for the clerk and the chief executive. */
export function approversOf(kind: PublicationKind): readonly Role[] {
  return needsSignatory(kind)
    ? ['clerk', 'chief-executive']
    : ['head-of-division', 'clerk', 'chief-executive']
}
