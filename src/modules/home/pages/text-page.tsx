import type { VNode } from 'preact'
import { useView } from '../../../platform/web/view.ts'
import type { Language } from '../../../platform/language/messages.ts'
import { Breadcrumbs } from '../../../ui/page-parts.tsx'
import { Thai } from '../../../ui/thai.tsx'

/** A page of plain text in two languages. */
export interface TextPageContent {
  readonly title: string
  readonly sections: readonly { readonly heading?: string; readonly paragraphs: readonly string[] }[]
}

export function TextPage({ content }: { content: Readonly<Record<Language, TextPageContent>> }): VNode {
  const { title, sections } = content[useView().language]
  return (
    <div class="ps-wrap ps-text">
      <Breadcrumbs />
      <h1 class="govuk-heading-xl">
        <Thai>{title}</Thai>
      </h1>
      {sections.map(({ heading, paragraphs }) => (
        <>
          {heading && (
            <h2 class="govuk-heading-m">
              <Thai>{heading}</Thai>
            </h2>
          )}
          {paragraphs.map((paragraph) => (
            <p class="ps-measure">
              <Thai>{paragraph}</Thai>
            </p>
          ))}
        </>
      ))}
    </div>
  )
}
