import type { VNode } from 'preact'
import type { KeptFile } from '../platform/files/kept-file.ts'
import { Thai } from './thai.tsx'

/** A text that somebody typed, as he typed it. */
export function Typed({ children }: { children: string }): VNode {
  return (
    <p class="ps-typed ps-measure">
      <Thai>{children}</Thai>
    </p>
  )
}

/** What is known of a matter, each fact beside its name; those that are left out are not there. */
export function Facts({ facts }: { facts: readonly (Fact | false)[] }): VNode {
  return (
    <dl class="ps-report">
      {facts.map(
        (fact) =>
          fact && (
            <div>
              <dt>
                <Thai>{fact.name}</Thai>
              </dt>
              <dd class={fact.isTyped ? 'ps-typed' : undefined}>
                {typeof fact.value === 'string' ? <Thai>{fact.value}</Thai> : fact.value}
              </dd>
            </div>
          ),
      )}
    </dl>
  )
}

interface Fact {
  readonly name: string
  readonly value: string | VNode
  /** Whether somebody typed it, with lines of his own. */
  readonly isTyped?: boolean
}

/** Files of a matter, each at the address where this reader may have it. */
export function FileList({
  files,
  addressOf,
}: {
  files: readonly KeptFile[]
  addressOf: (fileId: string) => string
}): VNode {
  return (
    <ul class="ps-rows">
      {files.map(({ fileId, name, bytes }) => (
        <li>
          <a class="govuk-link" href={addressOf(fileId)}>
            {name}
          </a>
          <span class="ps-rows__meta">{sizeOf(bytes)}</span>
        </li>
      ))}
    </ul>
  )
}

function sizeOf(bytes: number): string {
  const inMegabytes = bytes >= 1024 * 1024
  return inMegabytes
    ? `${(bytes / 1024 / 1024).toFixed(1)} MB`
    : `${Math.max(1, Math.round(bytes / 1024))} KB`
}
