import { build } from 'esbuild'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { projectRoot } from '../../src/platform/project-root.ts'

/** The reporter's side, without a page: the module's own functions, bundled as for a browser. */
export interface StagedReporter {
  fileReport(report: {
    org: string
    recipients: readonly { readonly id: string }[]
    excluded: readonly string[]
    concerned: readonly string[]
    text: string
    files: readonly { name: string; type: string; content: Uint8Array }[]
  }): Promise<{ readonly report: string }>
  readAsReporter(
    filed: { readonly report: string },
    directory: readonly { readonly id: string }[],
  ): Promise<{
    readonly refused: unknown
    readonly messages: readonly { readonly head: { readonly kind: string }; readonly content: Uint8Array }[]
  }>
  entriesServed(): Promise<readonly { readonly id: string }[]>
}

/** Bundles them, so that a journey stays outside of the module as a visitor does. */
export async function stagedReporter(folder: string): Promise<StagedReporter> {
  const outfile = join(folder, 'staged-reporter.mjs')
  await build({
    entryPoints: [join(projectRoot, 'src/modules/integrity-reports/receiving/staged-reporter.ts')],
    outfile,
    bundle: true,
    format: 'esm',
    platform: 'browser',
  })
  return (await import(pathToFileURL(outfile).href)) as StagedReporter
}
