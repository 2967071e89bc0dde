import { address } from '../../platform/web/address.ts'

export const planUrls = {
  plan: address('/plan'),
  document: address('/plan/document.pdf'),
  documentWord: address('/plan/document.docx'),
  risks: address('/plan/risks'),
  country: address('/plan/organizations'),
  programme: address('/plan/programmes/:number'),
  year: address('/plan/:fiscalYear'),
  yearProgrammes: address('/plan/:fiscalYear/programmes'),
  yearPrint: address('/plan/:fiscalYear/print'),
  yearTable: address('/plan/:fiscalYear/table.pdf'),
  yearSpreadsheet: address('/plan/:fiscalYear/table.xlsx'),
  yearCsv: address('/plan/:fiscalYear/table.csv'),
}

/** The pages on which the plan is carried out, for those who work here. */
export const planWorkUrls = {
  work: address('/plan/work'),
  overviewNow: address('/plan/overview'),
  workYear: address('/plan/work/:fiscalYear'),
  overview: address('/plan/overview/:fiscalYear'),
  indicators: address('/plan/overview/:fiscalYear/indicators'),
  figures: address('/plan/figures'),
  emblem: address('/plan/emblem'),
  enterFigure: address('/plan/figures/:position/:fiscalYear'),
  openYear: address('/plan/work/:fiscalYear/open'),
  setDivision: address('/plan/work/:fiscalYear/division'),
  confirmImport: address('/plan/work/:fiscalYear/import/confirm'),
  importYear: address('/plan/work/:fiscalYear/import'),
  workProgramme: address('/plan/work/:fiscalYear/:number'),
  planSteps: address('/plan/work/:fiscalYear/:number/steps'),
  addStep: address('/plan/work/:fiscalYear/:number/steps/add'),
  reportStep: address('/plan/work/:fiscalYear/:number/steps/:stepId'),
  addEvidence: address('/plan/work/:fiscalYear/:number/evidence'),
  choosePublished: address('/plan/work/:fiscalYear/:number/evidence/published'),
  addPublished: address('/plan/work/:fiscalYear/:number/evidence/published/:source/:thingId'),
  withdrawEvidence: address('/plan/work/:fiscalYear/:number/evidence/:evidenceId/withdraw'),
  addIndicator: address('/plan/work/:fiscalYear/:number/indicators/add'),
  indicator: address('/plan/work/:fiscalYear/:number/indicators/:indicatorId'),
  showIndicator: address('/plan/work/:fiscalYear/:number/indicators/:indicatorId/evidence'),
  setIndicator: address('/plan/work/:fiscalYear/:number/indicators/:indicatorId/set'),
  spending: address('/plan/work/:fiscalYear/:number/spending'),
  decideSpending: address('/plan/work/:fiscalYear/:number/spending/:spendingId'),
}

/** The progress reports: written and approved by those who work here, read by everybody once they are sealed. */
export const planReportUrls = {
  reports: address('/plan/reports'),
  report: address('/plan/reports/:reportId'),
  sendReport: address('/plan/reports/:reportId/send'),
  decideReport: address('/plan/reports/:reportId/opinion'),
  reportPdf: address('/plan/reports/:reportId/report.pdf'),
  reportWord: address('/plan/reports/:reportId/report.docx'),
  correctReport: address('/plan/reports/:reportId/correct'),
  writeReport: address('/plan/reports/:reportId/programmes/:number'),
  sealedReports: address('/plan/progress'),
  sealedReport: address('/plan/progress/:reportId'),
  sealedReportPdf: address('/plan/progress/:reportId/report.pdf'),
  sealedReportWord: address('/plan/progress/:reportId/report.docx'),
  sealedReportFile: address('/plan/progress/:reportId/report.json'),
}

/** Drafts of the plan, for those who work here; and its versions, for everybody. */
export const planDraftUrls = {
  drafts: address('/plan/drafts'),
  beginAmendment: address('/plan/drafts/amendment'),
  beginNewPlan: address('/plan/drafts/new-plan'),
  draft: address('/plan/drafts/:draftId'),
  reason: address('/plan/drafts/:draftId/reason'),
  send: address('/plan/drafts/:draftId/send'),
  decide: address('/plan/drafts/:draftId/opinion'),
  announce: address('/plan/drafts/:draftId/announce'),
  abandon: address('/plan/drafts/:draftId/abandon'),
  editPlan: address('/plan/drafts/:draftId/plan'),
  editYear: address('/plan/drafts/:draftId/years/:fiscalYear'),
  addProgramme: address('/plan/drafts/:draftId/programmes/add'),
  editProgramme: address('/plan/drafts/:draftId/programmes/:number'),
  removeProgramme: address('/plan/drafts/:draftId/programmes/:number/remove'),
}

export const planVersionUrls = {
  versions: address('/plan/versions'),
  version: address('/plan/versions/:versionId'),
  versionFile: address('/plan/versions/:versionId/plan.json'),
  versionProgramme: address('/plan/versions/:versionId/programmes/:number'),
}
