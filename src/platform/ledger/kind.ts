/** The name of a kind of act in the ledger: the module, then what was done. */
export type LedgerKind = `${string}.${string}`
