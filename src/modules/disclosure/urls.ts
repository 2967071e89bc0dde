import { address } from '../../platform/web/address.ts'

/** The items and what satisfies them, for everybody, at addresses that stay. */
export const disclosureUrls = {
  now: address('/disclosure'),
  year: address('/disclosure/:itaYear'),
  yearCsv: address('/disclosure/:itaYear/items.csv'),
  yearJson: address('/disclosure/:itaYear/items.json'),
  yearArchive: address('/disclosure/:itaYear/all.zip'),
  item: address('/disclosure/:itaYear/:code'),
}

/** The same for those who see to it. */
export const disclosureWorkUrls = {
  workNow: address('/disclosure/work'),
  workYear: address('/disclosure/work/:itaYear'),
  assign: address('/disclosure/work/:itaYear/assign'),
  openYear: address('/disclosure/work/:itaYear/open'),
  yearChecked: address('/disclosure/work/:itaYear/checked'),
  addItem: address('/disclosure/work/:itaYear/add'),
  workItem: address('/disclosure/work/items/:itemId'),
  editItem: address('/disclosure/work/items/:itemId/edit'),
  withdrawItem: address('/disclosure/work/items/:itemId/withdraw'),
  restoreItem: address('/disclosure/work/items/:itemId/restore'),
  matchThing: address('/disclosure/work/items/:itemId/match'),
  matchLink: address('/disclosure/work/items/:itemId/link'),
  takeOver: address('/disclosure/work/items/:itemId/take-over'),
  unmatch: address('/disclosure/work/items/:itemId/matches/:matchId/remove'),
  addPoint: address('/disclosure/work/items/:itemId/points'),
  checkPoint: address('/disclosure/work/items/:itemId/points/:pointId/check'),
  removePoint: address('/disclosure/work/items/:itemId/points/:pointId/remove'),
}
