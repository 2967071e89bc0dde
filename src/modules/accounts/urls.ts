import { address } from '../../platform/web/address.ts'

export const accountUrls = {
  setUp: address('/set-up/:token'),
  signIn: address('/sign-in'),
  signOut: address('/sign-out'),
  forgotten: address('/forgotten-password'),
  forgottenSent: address('/forgotten-password/sent'),
  reset: address('/reset-password/:token'),
  invitation: address('/invitation/:token'),
  secondFactor: address('/second-factor'),
  secondFactorSetUp: address('/second-factor/set-up'),
  recoveryCodes: address('/me/recovery-codes'),
  replaceSecondFactor: address('/me/second-factor/replace'),
  me: address('/me'),
  changePassword: address('/me/password'),
  endSession: address('/me/sessions/:sessionId/end'),
  endOtherSessions: address('/me/other-sessions/end'),
}

/** Where accounts and divisions are managed, and where auditors see who did what. */
export const administrationUrls = {
  accounts: address('/accounts'),
  invite: address('/accounts/invite'),
  account: address('/accounts/:accountId'),
  changeDetails: address('/accounts/:accountId/details'),
  changeRoles: address('/accounts/:accountId/roles'),
  inviteAgain: address('/accounts/:accountId/invitation'),
  makeResetLink: address('/accounts/:accountId/reset-link'),
  close: address('/accounts/:accountId/close'),
  reopen: address('/accounts/:accountId/reopen'),
  recordActing: address('/accounts/:accountId/acting'),
  endActing: address('/accounts/:accountId/acting/:actingId/end'),
  grant: address('/accounts/:accountId/grants'),
  withdraw: address('/accounts/:accountId/grants/:capability/withdraw'),
  divisions: address('/divisions'),
  addDivision: address('/divisions/add'),
  division: address('/divisions/:divisionId'),
  renameDivision: address('/divisions/:divisionId/name'),
  closeDivision: address('/divisions/:divisionId/close'),
  reopenDivision: address('/divisions/:divisionId/reopen'),
  audit: address('/who-did-what'),
  auditFile: address('/who-did-what/entries.csv'),
}
