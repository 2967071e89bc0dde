import { defineMessages } from '../../../platform/language/messages.ts'

export const committeeKinds = ['committee', 'sub-committee', 'working-group'] as const
export type CommitteeKind = (typeof committeeKinds)[number]

export const committeeKindNames = defineMessages({
  th: { committee: 'คณะกรรมการ', 'sub-committee': 'คณะอนุกรรมการ', 'working-group': 'คณะทำงาน' },
  en: { committee: 'Committee', 'sub-committee': 'Sub-committee', 'working-group': 'Working group' },
})

/** Where a member comes from; the plan wants citizens among them (programmes 35 and 37). */
export const memberOrigins = ['inside', 'outside', 'citizen'] as const
export type MemberOrigin = (typeof memberOrigins)[number]

export const memberOriginNames = defineMessages({
  th: { inside: 'ในหน่วยงาน', outside: 'หน่วยงานอื่น', citizen: 'ภาคประชาชน' },
  en: { inside: 'Of the organisation', outside: 'Of another agency', citizen: 'Citizen' },
})

export const memberRoles = ['chair', 'vice-chair', 'member', 'secretary', 'assistant-secretary'] as const
export type MemberRole = (typeof memberRoles)[number]

export const memberRoleNames = defineMessages({
  th: {
    chair: 'ประธาน',
    'vice-chair': 'รองประธาน',
    member: 'กรรมการ',
    secretary: 'เลขานุการ',
    'assistant-secretary': 'ผู้ช่วยเลขานุการ',
  },
  en: {
    chair: 'Chair',
    'vice-chair': 'Vice-chair',
    member: 'Member',
    secretary: 'Secretary',
    'assistant-secretary': 'Assistant secretary',
  },
})

/** Whether a committee works: not before its order is published, nor after its end or the withdrawal of its order. */
export const committeeStandings = ['draft', 'coming', 'in-force', 'ended', 'withdrawn'] as const
export type CommitteeStanding = (typeof committeeStandings)[number]

export type MeetingState = 'planned' | 'held' | 'cancelled'
export type ResolutionState = 'open' | 'done' | 'dropped'
