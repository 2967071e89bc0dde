/** What people do with this module, for a demonstration that does the same; no sibling is given it. */

export { attachForm } from './attached-forms.ts'
export { emptyContent, type ManualContent } from './content.ts'
export { publishDraft, sendDraft } from './deciding.ts'
export { beginManual, changeDraft, draftOf, type NewManual } from './draft.ts'
export { findManual } from './manual.ts'
export { contentOf, shippedTemplates } from './templates.ts'
