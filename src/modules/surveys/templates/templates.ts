import { integrityTemplates } from './integrity.ts'
import { satisfactionTemplates } from './satisfaction.ts'
import type { Template } from './template.ts'

/** Nothing yet: for what no other begins well. */
const blank: Template = {
  name: 'blank',
  kind: 'other',
  topic: 'other',
  title: { th: 'แบบสำรวจใหม่', en: 'New survey' },
  intro: { th: '', en: '' },
  rule: 'share',
  threshold: 80,
  passMark: null,
  isUncompared: false,
  questions: [],
}

/** Every survey begins with one of these. */
export const templates: readonly Template[] = [...satisfactionTemplates, ...integrityTemplates, blank]
