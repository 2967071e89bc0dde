import { address } from '../../platform/web/address.ts'

/** Where the open formats of the log are written down. */
export const formatSite = 'https://c2sp.org/'

export const ledgerUrls = {
  ledger: address('/ledger'),
  entries: address('/ledger/entries'),
  receipt: address('/ledger/receipts/:index'),
  verify: address('/ledger/verify'),
  // The files of the log, at the names that C2SP tlog-tiles gives them.
  checkpoint: address('/ledger/checkpoint'),
  tile: address('/ledger/tile/*'),
  keys: address('/ledger/keys'),
  handover: address('/ledger/handover/:number'),
  // C2SP tlog-witness.
  addCheckpoint: address('/ledger/add-checkpoint'),
  witnessKeys: address('/ledger/witness-keys'),
}
