import type { VNode } from 'preact'
import { fileSize } from '../../../platform/files/file-size.ts'
import { groupedHash } from '../dossier/authority.ts'
import type { CaseFile } from '../step.ts'
import { caseUrls } from '../urls.ts'

/** Files of a case, each with what it hashes to. */
export function CaseFiles({
  caseId,
  files,
}: {
  readonly caseId: string
  readonly files: readonly CaseFile[]
}): VNode {
  return (
    <ul class="govuk-list">
      {files.map(({ fileId, name, bytes, sha256 }) => (
        <li>
          <a class="govuk-link" href={caseUrls.evidenceFile({ caseId, fileId })}>
            {name}
          </a>{' '}
          <span class="ps-rows__meta">{fileSize(bytes)}</span>
          <span class="ps-rows__meta">SHA-256 {groupedHash(sha256)}</span>
        </li>
      ))}
    </ul>
  )
}
