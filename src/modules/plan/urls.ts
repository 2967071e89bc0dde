import { address } from '../../platform/web/address.ts'

export const planUrls = {
  plan: address('/plan'),
  risks: address('/plan/risks'),
  programme: address('/plan/programmes/:number'),
  year: address('/plan/:fiscalYear'),
  yearProgrammes: address('/plan/:fiscalYear/programmes'),
  yearPrint: address('/plan/:fiscalYear/print'),
}

/** The pages on which the plan is carried out, for those who work here. */
export const planWorkUrls = {
  work: address('/plan/work'),
  workYear: address('/plan/work/:fiscalYear'),
  openYear: address('/plan/work/:fiscalYear/open'),
  setDivision: address('/plan/work/:fiscalYear/division'),
  workProgramme: address('/plan/work/:fiscalYear/:number'),
  planSteps: address('/plan/work/:fiscalYear/:number/steps'),
  addStep: address('/plan/work/:fiscalYear/:number/steps/add'),
  reportStep: address('/plan/work/:fiscalYear/:number/steps/:stepId'),
  addEvidence: address('/plan/work/:fiscalYear/:number/evidence'),
  withdrawEvidence: address('/plan/work/:fiscalYear/:number/evidence/:evidenceId/withdraw'),
  spending: address('/plan/work/:fiscalYear/:number/spending'),
  decideSpending: address('/plan/work/:fiscalYear/:number/spending/:spendingId'),
}
