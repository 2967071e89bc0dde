import type { ComponentChildren, VNode } from 'preact'
import { formatDate } from '../../../platform/calendar/buddhist-date.ts'
import { fileKinds } from '../../../platform/files/file-kind.ts'
import type { KeptFile } from '../../../platform/files/kept-file.ts'
import { useMessages, useView } from '../../../platform/web/view.ts'
import { Link } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'
import { fileUrls } from '../../files/module.ts'
import { disclosureMessages } from '../messages.ts'
import type { ItemStanding, Matched } from '../standing.ts'

/** What satisfies an item: each thing with its day, its files, and what is wrong with it. */
export function MatchedList({
  standing: { matched, deadLinks, missingFiles },
  files,
  after,
}: {
  standing: Pick<ItemStanding, 'matched' | 'deadLinks' | 'missingFiles'>
  files: readonly KeptFile[]
  /** What stands under each of them. */
  after?: (one: Matched) => ComponentChildren
}): VNode | null {
  const { language } = useView()
  const t = useMessages(disclosureMessages)
  if (matched.length === 0) return null
  return (
    <ul class="ps-evidence">
      {matched.map((one) => (
        <li>
          <MatchedTitle one={one} />
          {one.on && (
            <small>
              <Thai>{t.dated(formatDate(one.on, language, 'short'))}</Thai>
            </small>
          )}
          {one.kind !== 'thing' && (
            <small>
              <Thai>{one.kind === 'live' ? t.live : t.outside}</Thai>
            </small>
          )}
          {one.replacedBy !== null && (
            <small>
              <Thai>{t.replaced}</Thai>{' '}
              <Link to={one.replacedBy}>
                <Thai>{t.seeNewer}</Thai>
              </Link>
            </small>
          )}
          {one.lacks.map((lack) => (
            <small>
              <Thai>{lack[language]}</Thai>
            </small>
          ))}
          {one.links.some((url) => deadLinks.includes(url)) && (
            <small>
              <b>
                <Thai>{t.dead}</Thai>
              </b>
            </small>
          )}
          {one.fileIds.map((fileId) => (
            <small>
              <FileLink
                file={files.find((file) => file.fileId === fileId)}
                isMissing={missingFiles.includes(fileId)}
              />
            </small>
          ))}
          {after?.(one)}
        </li>
      ))}
    </ul>
  )
}

function MatchedTitle({ one: { at, title } }: { one: Matched }): VNode {
  const { language } = useView()
  if ('address' in at) {
    return (
      <Link to={at.address}>
        <Thai>{title[language]}</Thai>
      </Link>
    )
  }
  return (
    <a class="govuk-link" href={at.url} rel="noreferrer nofollow">
      <Thai>{title[language]}</Thai>
    </a>
  )
}

/** A file with its kind and size; one that is missing says so and leads nowhere. */
function FileLink({ file, isMissing }: { file: KeptFile | undefined; isMissing: boolean }): VNode {
  const t = useMessages(disclosureMessages)
  if (!file || isMissing) {
    return (
      <b>
        <Thai>{t.fileMissing}</Thai>
      </b>
    )
  }
  const kind = fileKinds[file.kind].endings[0].slice(1).toUpperCase()
  return (
    <>
      <a class="govuk-link" href={fileUrls.file({ fileId: file.fileId })}>
        <Thai>{file.name}</Thai>
      </a>{' '}
      {`${kind} ${sizeOf(file.bytes)}`}
    </>
  )
}

function sizeOf(bytes: number): string {
  const kilobytes = Math.ceil(bytes / 1024)
  return kilobytes < 1024 ? `${kilobytes}\u00A0KB` : `${(kilobytes / 1024).toFixed(1)}\u00A0MB`
}
