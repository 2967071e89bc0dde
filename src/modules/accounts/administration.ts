import { accountRoutes } from './administration-account.tsx'
import { actingRoutes } from './administration-acting.ts'
import { accountListRoutes } from './administration-list.tsx'
import { divisionRoutes } from './divisions.tsx'

/** Everything that an administrator does: accounts, roles, acting periods, divisions. */
export const administrationRoutes = [
  ...accountListRoutes,
  ...accountRoutes,
  ...actingRoutes,
  ...divisionRoutes,
]
