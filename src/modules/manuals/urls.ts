import { address } from '../../platform/web/address.ts'

export const manualUrls = {
  manuals: address('/manuals'),
  standards: address('/service-standards'),
  manual: address('/manuals/:key'),
  version: address('/manuals/:key/versions/:number'),
  versionPdf: address('/manuals/:key/versions/:number/manual.pdf'),
  versionFile: address('/manuals/:key/versions/:number/manual.json'),
}

/** Where manuals are written, approved and kept up, by those who work here. */
export const manualWorkUrls = {
  list: address('/manuals/work'),
  begin: address('/manuals/work/begin'),
  work: address('/manuals/work/:manualId'),
  beginDraft: address('/manuals/work/:manualId/draft'),
  preview: address('/manuals/work/:manualId/preview'),
  section: address('/manuals/work/:manualId/sections/:section'),
  forms: address('/manuals/work/:manualId/forms'),
  removeForm: address('/manuals/work/:manualId/forms/:position/remove'),
  send: address('/manuals/work/:manualId/send'),
  publish: address('/manuals/work/:manualId/publish'),
  sendBack: address('/manuals/work/:manualId/send-back'),
  abandon: address('/manuals/work/:manualId/abandon'),
  review: address('/manuals/work/:manualId/review'),
  withdraw: address('/manuals/work/:manualId/withdraw'),
}
