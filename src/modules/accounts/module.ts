import { roleNames } from '../../platform/identity/role-names.ts'
import { defineModule, nothingSearchable } from '../../platform/module.ts'
import { accountEvents } from './events.ts'
import { meRoutes } from './me.tsx'
import { accountMessages } from './messages.ts'
import { openingRoutes } from './opening.tsx'
import { secondFactorMessages } from './second-factor-messages.ts'
import { secondFactorRoutes } from './second-factor.tsx'
import { signInRoutes } from './sign-in.tsx'
import { accountUrls } from './urls.ts'

export { accountMessages } from './messages.ts'
export { accountUrls } from './urls.ts'

/** Who may come in, as whom, and what he may be. */
export const accounts = defineModule({
  name: 'accounts',
  urls: accountUrls,
  routes: [...signInRoutes, ...secondFactorRoutes, ...openingRoutes, ...meRoutes],
  capabilities: {
    'accounts.manage': ['administrator'],
    'accounts.audit': ['internal-auditor', 'clerk', 'chief-executive', 'overseer'],
  },
  events: accountEvents,
  messages: [accountMessages, secondFactorMessages, roleNames],
  datasets: [],
  searchable: nothingSearchable,
})
