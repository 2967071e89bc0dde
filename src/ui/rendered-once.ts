import type { VNode } from 'preact'
import { jsxTemplate } from 'preact/jsx-runtime'
import { renderToString } from 'preact-render-to-string'
import type { Language } from '../platform/language/messages.ts'
import { useView } from '../platform/web/view.ts'

const mostKept = 4096
const longestKept = 300

/**
 * A part of pages that depends on nothing but the language of the page and a few texts: rendered once for
 * each of them, then copied, because pages repeat such parts by the hundred. The oldest goes first; what is
 * made of long texts is rarely shown twice and would fill the memory.
 */
export function renderedOnce<Texts extends readonly string[]>(
  render: (...texts: Texts) => VNode,
): (...texts: Texts) => VNode {
  const kept: Record<Language, Map<string, string[]>> = { th: new Map(), en: new Map() }
  return (...texts) => {
    const ofLanguage = kept[useView().language]
    const name = texts.length === 1 ? texts[0]! : texts.join('\0')
    const known = ofLanguage.get(name)
    if (known) return jsxTemplate(known)
    const part = render(...texts)
    if (name.length > longestKept) return part
    // The only markup that enters a page as text is what Preact has just escaped.
    const rendered = [renderToString(part)]
    if (ofLanguage.size >= mostKept) ofLanguage.delete(ofLanguage.keys().next().value!)
    ofLanguage.set(name, rendered)
    return jsxTemplate(rendered)
  }
}
