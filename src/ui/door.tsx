import type { VNode } from 'preact'
import { Link } from './page-parts.tsx'
import { Thai } from './thai.tsx'

/**
 * A door card: one verb, three facts. There are two kinds and never a third; lychee and the lock belong
 * to the confidential one alone.
 */
export function Door({
  kind,
  icon,
  title,
  facts,
  go,
}: {
  kind: 'open' | 'confidential'
  icon: VNode
  title: string
  facts: readonly string[]
  go: { label: string; address: string }
}): VNode {
  const confidential = kind === 'confidential'
  return (
    <section class={confidential ? 'ps-door ps-door--secret' : 'ps-door'}>
      <div class="ps-door__head">
        {icon}
        <h2>
          <Thai>{title}</Thai>
        </h2>
      </div>
      <ul>
        {facts.map((fact) => (
          <li>
            <Thai>{fact}</Thai>
          </li>
        ))}
      </ul>
      <div class="ps-door__go">
        <Link to={go.address} class={confidential ? 'govuk-button ps-button--lychee' : 'govuk-button'}>
          <Thai>{go.label}</Thai>
        </Link>
      </div>
    </section>
  )
}
