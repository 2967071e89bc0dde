import { address } from '../../platform/web/address.ts'

/** Surveys for everybody. */
export const surveyUrls = {
  surveys: address('/surveys'),
  answer: address('/surveys/answer/:code'),
  thanks: address('/surveys/answer/:code/thanks'),
  invited: address('/surveys/invited/:token'),
  results: address('/surveys/results/:surveyId'),
  resultsCsv: address('/surveys/results/:surveyId/figures.csv'),
  report: address('/surveys/reports/:fiscalYear/:months'),
  kiosk: address('/surveys/kiosk/:code'),
  kioskAnswers: address('/surveys/kiosk/:code/answers'),
}

/** Surveys at work, for those who make and read them. */
export const surveyWorkUrls = {
  work: address('/surveys/work'),
  add: address('/surveys/work/new'),
  summary: address('/surveys/work/summary'),
  giveReport: address('/surveys/work/reports/:fiscalYear/:months'),
  survey: address('/surveys/work/:surveyId'),
  settings: address('/surveys/work/:surveyId/settings'),
  question: address('/surveys/work/:surveyId/questions/:place'),
  moveQuestion: address('/surveys/work/:surveyId/questions/:place/up'),
  removeQuestion: address('/surveys/work/:surveyId/questions/:place/remove'),
  open: address('/surveys/work/:surveyId/open'),
  close: address('/surveys/work/:surveyId/close'),
  addPlace: address('/surveys/work/:surveyId/places'),
  closePlace: address('/surveys/work/:surveyId/places/:placeId/close'),
  poster: address('/surveys/work/:surveyId/places/:placeId/poster.pdf'),
  invite: address('/surveys/work/:surveyId/invitations'),
  paper: address('/surveys/work/:surveyId/paper'),
  texts: address('/surveys/work/:surveyId/texts'),
}
