/**
 * The channel on which processes hear that the ledger of an organisation has grown, and so that something
 * of it changed: pages rendered before are not served after.
 */
export const revisionChannel = 'organization_revision'
