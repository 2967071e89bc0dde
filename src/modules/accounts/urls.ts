import { address } from '../../platform/web/address.ts'

export const accountUrls = {
  setUp: address('/set-up/:token'),
  signIn: address('/sign-in'),
  signOut: address('/sign-out'),
  forgotten: address('/forgotten-password'),
  forgottenSent: address('/forgotten-password/sent'),
  reset: address('/reset-password/:token'),
  invitation: address('/invitation/:token'),
  me: address('/me'),
  changePassword: address('/me/password'),
  endSession: address('/me/sessions/:sessionId/end'),
  endOtherSessions: address('/me/other-sessions/end'),
}
