import type { Person } from '../identity/actor.ts'
import type { Language, Messages } from '../language/messages.ts'
import type { Organization } from '../organization/directory.ts'
import type { Site } from '../organization/site.ts'

/** What every page may know of the request that asked for it. */
export interface View {
  readonly language: Language
  /** Absent on an error page when no organisation could be found. */
  readonly organization: Organization | undefined
  readonly site: Site
  readonly today: Temporal.PlainDate
  /** The address asked for, without the language's prefix. */
  readonly path: string
  readonly search: string
  /** Makes the token that a form sends back; called by a page that has such a form. */
  readonly csrfToken: () => string
  /** Whoever is signed in; unknown on pages that are the same for everybody. */
  readonly person?: Person | undefined
  /** What the form did that led here; told on the next page of the staff, once. */
  readonly done?: string | undefined
}

let current: View | undefined

/**
 * Renders something that asks for the view. A page is rendered in one go, so that one variable serves all
 * requests in turn. A context would need preact/hooks, which watches every node: pages took twice as long.
 */
export function inView(view: View, render: () => string): string {
  current = view
  try {
    return render()
  } finally {
    current = undefined
  }
}

export function useView(): View {
  if (!current) throw new Error('a page is rendered inside a view')
  return current
}

/** The words of a catalogue in the language of the page. */
export function useMessages<M extends Messages>(messages: M): M['th'] {
  return messages[useView().language]
}

/** Turns an address of the site into a link in the language of the page. */
export function useHref(): (address: string) => string {
  const { language } = useView()
  return (address) => localAddress(language, address)
}

/** Thai addresses have no prefix; English ones begin with /en. */
export function localAddress(language: Language, address: string): string {
  if (language === 'th') return address
  return address === '/' ? '/en' : `/en${address.startsWith('/?') ? address.slice(1) : address}`
}
