import { address } from '../../platform/web/address.ts'

/** Cases for everybody: how many, and what came of them. */
export const caseStatisticsUrls = {
  statistics: address('/corruption-cases'),
}

/** The cases, for their teams. */
export const caseUrls = {
  cases: address('/cases'),
  open: address('/cases/new'),
  settings: address('/cases/settings'),
  setRule: address('/cases/settings/rule'),
  addAuthority: address('/cases/settings/authority'),
  closeAuthority: address('/cases/settings/authority/:authorityId/close'),
  readCounts: address('/cases/reads'),
  case: address('/cases/:caseId'),
  step: address('/cases/:caseId/record/:kind'),
  team: address('/cases/:caseId/team'),
  addMember: address('/cases/:caseId/team/add'),
  removeMember: address('/cases/:caseId/team/remove'),
  setConcerned: address('/cases/:caseId/concerned'),
  evidence: address('/cases/:caseId/evidence'),
  evidenceFile: address('/cases/:caseId/evidence/:fileId'),
  dossiers: address('/cases/:caseId/dossiers'),
  makeDossier: address('/cases/:caseId/dossiers/new'),
  dossier: address('/cases/:caseId/dossiers/:dossierId'),
}
