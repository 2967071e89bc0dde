import type { VNode } from 'preact'
import type { Answer } from '../../../platform/web/route.ts'
import { element, writeXml } from '../../../ui/xml.ts'

export const formats = ['xml', 'json'] as const
export type Format = (typeof formats)[number]

/** The content types that GeoReport v2 asks for. */
export const contentTypes = {
  xml: 'text/xml; charset=utf-8',
  json: 'application/json; charset=utf-8',
} as const satisfies Record<Format, string>

type Value = string | number | boolean | null | readonly Value[] | { readonly [name: string]: Value }

/** What the elements of a list are called; JSON has none of these names (the Spark convention). */
const ofList: Readonly<Record<string, string>> = {
  services: 'service',
  service_requests: 'request',
  errors: 'error',
  attributes: 'attribute',
  values: 'value',
  endpoints: 'endpoint',
  formats: 'format',
}

function elementOf(name: string, value: Value): VNode {
  if (value === null) return element(name, {})
  if (Array.isArray(value)) {
    return element(
      name,
      {},
      value.map((one: Value) => elementOf(ofList[name] ?? 'item', one)),
    )
  }
  if (typeof value === 'object') {
    return element(
      name,
      {},
      Object.entries(value).map(([inner, one]) => elementOf(inner, one)),
    )
  }
  return element(name, {}, String(value))
}

/** An answer of GeoReport v2: XML under the name of its root, or JSON without it. */
export function georeport(format: Format, root: string, value: Value): Extract<Answer, { kind: 'data' }> {
  const body = format === 'json' ? JSON.stringify(value) : writeXml(elementOf(root, value))
  return { kind: 'data', type: contentTypes[format], body }
}

/**
 * A refusal as the standard has it: 404 for what is not there, 403 for a key, 400 for all else. The code in the body may
 * say more. What was counted stays counted.
 */
export function refusal(
  format: Format,
  status: 400 | 403 | 404,
  description: string,
  code: number = status,
): Answer {
  return { ...georeport(format, 'errors', [{ code, description }]), status, keepsWrites: true }
}

/** The last part of an address, such as `roads.json`; XML, which every server has, where it names no format. */
export function readFileName(file: string): { readonly name: string; readonly format: Format } {
  const [, name = file, format = 'xml'] = /^(.*)\.(xml|json)$/.exec(file) ?? []
  return { name, format: format as Format }
}
