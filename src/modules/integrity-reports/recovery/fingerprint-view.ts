import type { CanonicalObject } from '../protocol/canonical-json.ts'
import { fingerprint } from '../protocol/directory.ts'
import { element } from '../receiving/elements.ts'

/** A fingerprint in its groups, as it is compared aloud. */
export function groupsOf(digits: string): readonly HTMLElement[] {
  return digits.split(' ').map((group) => element('span', '', group))
}

export function fingerprintOf(value: CanonicalObject): HTMLElement {
  return element('code', 'ps-fingerprint', ...groupsOf(fingerprint(value)))
}
