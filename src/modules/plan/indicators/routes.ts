import type { Route } from '../../../platform/web/route.ts'
import { figureRoutes } from './figure-routes.tsx'
import { resultRoutes } from './result-routes.tsx'
import { settingRoutes } from './setting-routes.tsx'
import { indicatorYearRoutes } from './year-routes.tsx'

export const indicatorRoutes: readonly Route[] = [
  ...indicatorYearRoutes,
  ...figureRoutes,
  ...settingRoutes,
  ...resultRoutes,
]
