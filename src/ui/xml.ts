import { h, type VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

/** An element of an XML document; texts in it are escaped when it is written. */
export function element(
  name: string,
  attributes: Readonly<Record<string, string>>,
  ...content: (string | VNode | readonly VNode[])[]
): VNode {
  return h(name, attributes, ...content)
}

/** An XML document, such as a feed. */
export function writeXml(root: VNode): string {
  return `<?xml version="1.0" encoding="utf-8"?>\n${renderToString(root)}`
}
