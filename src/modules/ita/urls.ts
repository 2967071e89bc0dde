import { address } from '../../platform/web/address.ts'

/** What everybody reads of the assessment. */
export const itaUrls = {
  ita: address('/ita'),
  measures: address('/ita/measures'),
  year: address('/ita/:itaYear'),
}

/** The pages on which results are entered and measures carried out, for those who work here. */
export const itaWorkUrls = {
  work: address('/ita/work'),
  measure: address('/ita/work/measures/:measureId'),
  changeMeasure: address('/ita/work/measures/:measureId/change'),
  reportMeasure: address('/ita/work/measures/:measureId/report'),
  workYear: address('/ita/work/:itaYear'),
  enterResult: address('/ita/work/:itaYear/result'),
  setFrame: address('/ita/work/:itaYear/frame'),
  readiness: address('/ita/work/:itaYear/readiness'),
  addMeasure: address('/ita/work/:itaYear/measures/add'),
}
