import { readdir, readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { z } from 'zod'
import type { Division } from '../../platform/identity/divisions.ts'
import { projectRoot } from '../../platform/project-root.ts'
import { manualContent, manualKinds, sectionNames, type ManualContent, type SectionName } from './content.ts'
import { isWritten } from './differences.ts'

const folder = join(projectRoot, 'data/manuals')

const templateFile = z.strictObject({
  kind: z.enum(manualKinds),
  /** Where its words come from, and what is to be checked. */
  source: z.string().min(1),
  /** The usual name of the division responsible. */
  divisionName: z.string(),
  content: manualContent.omit({ division: true, forms: true }),
})

/** A manual that a division can begin from. It is never published by itself. */
export interface ManualTemplate {
  /** The key that it proposes. */
  readonly key: string
  readonly kind: (typeof manualKinds)[number]
  readonly source: string
  readonly divisionName: string
  readonly content: ManualContent
  /** Its sections that say something, each to be checked. */
  readonly sections: readonly SectionName[]
}

/** The templates that ship with the program, by key. */
export async function shippedTemplates(): Promise<ManualTemplate[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.json')).toSorted()
  return Promise.all(
    names.map(async (name) => {
      const { content: said, ...template } = templateFile.parse(
        JSON.parse(await readFile(join(folder, name), 'utf8')),
      )
      const content: ManualContent = { ...said, division: null, forms: [] }
      return {
        ...template,
        key: basename(name, '.json'),
        content,
        sections: sectionNames.filter((section) => isWritten(content, section)),
      }
    }),
  )
}

/** What a template says, for an organisation with these divisions: the one of its name answers for it. */
export function contentOf(
  { content, divisionName }: ManualTemplate,
  divisions: readonly Division[],
): ManualContent {
  const found = divisions.find(({ name, closedAt }) => name === divisionName && closedAt === null)
  return {
    ...content,
    division: found ? { divisionId: found.divisionId, name: found.name, nameEn: found.nameEn } : null,
  }
}
