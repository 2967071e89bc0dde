import { roleNames } from '../../platform/identity/role-names.ts'
import { defineModule, nothingSearchable } from '../../platform/module.ts'
import type { Module } from '../../platform/module.ts'
import { administrationMessages } from './administration-messages.ts'
import { administrationRoutes } from './administration.ts'
import { auditRoutes } from './audit.tsx'
import { accountEvents } from './events.ts'
import { meRoutes } from './me.tsx'
import { accountMessages } from './messages.ts'
import { openingRoutes } from './opening.tsx'
import { openidMessages } from './openid-messages.ts'
import { openidRoutes } from './openid.tsx'
import { passkeyMessages } from './passkeys-messages.ts'
import { passkeyRoutes } from './passkeys.tsx'
import { secondFactorMessages } from './second-factor-messages.ts'
import { secondFactorRoutes } from './second-factor.tsx'
import { signInRoutes } from './sign-in.tsx'
import { accountUrls, administrationUrls } from './urls.ts'

export { accountMessages } from './messages.ts'
export { administrationMessages } from './administration-messages.ts'
export { accountUrls, administrationUrls } from './urls.ts'

/**
 * Who may come in, as whom, and what he may be; and who did what, in the words of the modules beside it.
 */
export function accountsOf(siblings: readonly Pick<Module, 'events'>[]): Module {
  const events = Object.assign({}, ...siblings.map((sibling) => sibling.events), accountEvents)
  return defineModule({
    name: 'accounts',
    urls: { ...accountUrls, ...administrationUrls },
    routes: [
      ...signInRoutes,
      ...secondFactorRoutes,
      ...passkeyRoutes,
      ...openidRoutes,
      ...openingRoutes,
      ...meRoutes,
      ...administrationRoutes,
      ...auditRoutes(events),
    ],
    capabilities: {
      'accounts.manage': ['administrator'],
      'accounts.audit': ['internal-auditor', 'clerk', 'chief-executive', 'overseer'],
    },
    events: accountEvents,
    messages: [
      accountMessages,
      administrationMessages,
      secondFactorMessages,
      passkeyMessages,
      openidMessages,
      roleNames,
    ],
    datasets: [],
    searchable: nothingSearchable,
  })
}
