/**
 * What a page knows of the ledger before it asks the server anything. It stands in the page itself, so that another
 * log or another witness makes another page, whose hash is in the ledger.
 */
export interface KnownLog {
  /** The vkeys with which the log is signed. */
  readonly keys: readonly string[]
  /** The vkeys of independent witnesses, of which one must have signed; none where the operator has found nobody. */
  readonly witnesses: readonly string[]
}
