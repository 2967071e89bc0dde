import { address } from '../../platform/web/address.ts'

/** The waiting room for everybody. */
export const queueUrls = {
  queue: address('/queue'),
  kiosk: address('/queue/kiosk'),
  take: address('/queue/tickets'),
  ticket: address('/queue/tickets/:ticketId'),
  leave: address('/queue/tickets/:ticketId/leave'),
  rate: address('/queue/tickets/:ticketId/rate'),
  board: address('/queue/board'),
  live: address('/queue/live'),
  poster: address('/queue/poster.pdf'),
  statistics: address('/queue/statistics'),
  summary: address('/queue/statistics/:part/:from'),
  summaryCsv: address('/queue/statistics/:part/:from/figures.csv'),
}

/** The counters, for those who call visitors. */
export const queueWorkUrls = {
  counters: address('/queue/counters'),
  counter: address('/queue/counters/:counterId'),
  issue: address('/queue/counters/:counterId/tickets'),
  setState: address('/queue/counters/:counterId/state'),
  next: address('/queue/counters/:counterId/next'),
  before: address('/queue/counters/:counterId/before-turn/:ticketId'),
  again: address('/queue/counters/:counterId/again'),
  served: address('/queue/counters/:counterId/served'),
  notCome: address('/queue/counters/:counterId/not-come'),
  passOn: address('/queue/counters/:counterId/pass-on'),
  settings: address('/queue/settings'),
  setService: address('/queue/settings/services'),
  setCounter: address('/queue/settings/counters'),
  setRule: address('/queue/settings/rule'),
}
