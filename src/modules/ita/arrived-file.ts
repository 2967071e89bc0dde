import type { StagedFile } from '../../platform/files/staging.ts'
import type { Act } from '../../platform/web/route.ts'
import { fileRefusals } from '../../ui/file-refusals.ts'

/** The one file that a form may bring, or in words why it was not taken. */
export function arrivedFile({ uploads, view }: Pick<Act, 'uploads' | 'view'>): {
  file: StagedFile | undefined
  fault: string | undefined
} {
  const arrived = uploads['file'] ?? []
  const refused = arrived.find(({ ok }) => !ok)
  if (refused && !refused.ok) {
    return { file: undefined, fault: fileRefusals[view.language][refused.reason] }
  }
  const [first] = arrived
  return { file: first?.ok ? first.staged : undefined, fault: undefined }
}
