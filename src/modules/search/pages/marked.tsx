import type { VNode } from 'preact'
import type { Term } from '../../../platform/search/finding.ts'
import { foundIn } from '../../../platform/search/marking.ts'
import { Thai } from '../../../ui/thai.tsx'

/** A text in which the words that were looked for are marked. */
export function Marked({ text, terms }: { text: string; terms: readonly Term[] }): VNode {
  return (
    <>
      {foundIn(text, terms).map((stretch) =>
        stretch.isFound ? (
          <mark>
            <Thai>{stretch.text}</Thai>
          </mark>
        ) : (
          <Thai>{stretch.text}</Thai>
        ),
      )}
    </>
  )
}
