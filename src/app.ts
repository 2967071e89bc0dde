import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { mainMenu, staffMenu, wholeMenu } from './menus.ts'
import { accountUrls } from './modules/accounts/module.ts'
import { integrityReportUrls } from './modules/integrity-reports/module.tsx'
import { modules as allModules } from './modules.ts'
import { joinCapabilities } from './platform/identity/capabilities.ts'
import type { Module } from './platform/module.ts'
import { projectRoot } from './platform/project-root.ts'
import { createServer, type ServerOptions } from './platform/web/server.ts'
import { documentsOf, type Site } from './ui/document.tsx'

type AppOptions = Omit<ServerOptions, 'routes' | 'capabilities' | 'renderDocument' | 'build' | 'assetsFolder'>

interface Build {
  readonly version: string
  readonly assets: Readonly<Record<string, string>>
  readonly integrity: Readonly<Record<string, string>>
}

/** Assembles the server: the platform first, then every module. */
export async function createApp(
  options: AppOptions,
  modules: readonly Module[] = allModules,
): Promise<FastifyInstance> {
  const built = join(projectRoot, 'dist')
  const { version, assets, integrity } = JSON.parse(readFileSync(join(built, 'build.json'), 'utf8')) as Build
  const capabilities = joinCapabilities(modules.map((module) => module.capabilities ?? {}))
  return createServer({
    ...options,
    routes: modules.flatMap((module) => module.routes),
    capabilities,
    renderDocument: documentsOf({
      assets,
      integrity,
      mainMenu,
      wholeMenu,
      staffMenu: (language, person) => staffMenu(language, person, capabilities),
      eventNames: Object.assign({}, ...modules.map(({ events }) => events ?? {})) as Site['eventNames'],
      leave: integrityReportUrls.leave(),
      ownPage: accountUrls.me(),
      signOut: accountUrls.signOut(),
    }),
    build: version,
    assetsFolder: join(built, 'assets'),
  })
}
