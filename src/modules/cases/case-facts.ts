/** From where a case came. */
export const sources = ['integrity-report', 'audit-finding', 'complaint', 'other'] as const
export type CaseSource = (typeof sources)[number]

export const states = ['opened', 'preliminary', 'grounds', 'committee', 'found', 'appeal', 'closed'] as const
export type CaseState = (typeof states)[number]

/** What was found in the end; `no-grounds` after preliminary fact-finding alone. */
export const findings = ['no-grounds', 'no-fault', 'minor', 'serious'] as const

/**
 * The levels of discipline of local employees, from the least (ภาคทัณฑ์, ตัดเงินเดือน, ลดเงินเดือน, ปลดออก, ไล่ออก);
 * `removal` is that of somebody elected from his office. Not compared with the text of the announcements of the
 * personnel committees.
 */
export const disciplines = [
  'none',
  'reprimand',
  'salary-cut',
  'salary-reduction',
  'discharge',
  'expulsion',
  'removal',
] as const

export const authorities = ['nacc', 'pacc', 'police', 'governor', 'other'] as const

/** What an authority may answer: that it takes the matter over, that the office is to go on with it, or what it found. */
export const authorityAnswers = ['taken-over', 'sent-back', 'no-grounds', 'minor', 'serious'] as const

/** Deadlines that may run in a case. */
export const rules = ['preliminary', 'fact-finding', 'disciplinary', 'appeal'] as const
export type RuleName = (typeof rules)[number]
