import type { Route } from '../../../platform/web/route.ts'
import { evidenceRoutes } from './evidence-routes.tsx'
import { programmeWorkRoutes } from './programme-routes.tsx'
import { publishedEvidenceRoutes } from './published-evidence-routes.tsx'
import { spendingRoutes } from './spending-routes.tsx'
import { stepRoutes } from './step-routes.tsx'
import { yearWorkRoutes } from './year-routes.tsx'

export const planWorkRoutes: readonly Route[] = [
  ...yearWorkRoutes,
  ...programmeWorkRoutes,
  ...stepRoutes,
  ...evidenceRoutes,
  ...publishedEvidenceRoutes,
  ...spendingRoutes,
]
