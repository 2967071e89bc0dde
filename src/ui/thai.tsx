import type { VNode } from 'preact'
import { keepTogether } from '../platform/language/segmentation.ts'
import { renderedOnce } from './rendered-once.ts'

const runs = renderedOnce((text: string) => (
  <>{keepTogether(text).map(({ text: run, keep }) => (keep ? <span class="ps-nb">{run}</span> : run))}</>
))

/**
 * A text whose compounds the browser must not break: it knows Thai words, but cuts formal ones in two
 * (ความคืบ/หน้า). English text passes through unchanged.
 */
export function Thai({ children }: { children: string }): VNode {
  return runs(children)
}

/** Official text, which is Thai on English pages too; `lang` tells readers and hyphenation so. */
export function OfficialText({ children, language }: { children: string; language: 'th' | 'en' }): VNode {
  return language === 'th' ? (
    <Thai>{children}</Thai>
  ) : (
    <span lang="th">
      <Thai>{children}</Thai>
    </span>
  )
}
