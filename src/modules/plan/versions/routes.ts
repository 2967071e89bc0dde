import type { Route } from '../../../platform/web/route.ts'
import { draftRoutes } from './draft-routes.tsx'
import { draftEditingRoutes } from './editing-routes.tsx'
import { versionRoutes } from './version-routes.tsx'

export const planVersionRoutes: readonly Route[] = [...versionRoutes, ...draftRoutes, ...draftEditingRoutes]
