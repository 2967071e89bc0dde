/**
 * A document as a structure, from which PDF and Word are made alike. All texts are plain: nothing in them is
 * markup. Numerals are written as they are to be printed.
 */
export interface OfficialDocument {
  readonly title: string
  /** A picture (PNG) in base64, for the places of the emblem; they stay empty without one. */
  readonly emblem?: string | undefined
  readonly sections: readonly DocumentSection[]
}

/** A stretch of pages of one orientation; each begins on a new page. */
export interface DocumentSection {
  readonly orientation: 'portrait' | 'landscape'
  /** How its pages are numbered; a section that `restarts` begins again with the first number. */
  readonly pageNumbers: 'none' | 'thai-letters' | 'thai-digits'
  readonly restarts: boolean
  readonly blocks: readonly Block[]
}

export type Block =
  | {
      readonly kind: 'heading'
      readonly level: 1 | 2 | 3 | 4
      readonly text: string
      readonly newPage?: boolean
      /** Whether the table of contents names it. */
      readonly inContents?: boolean
      readonly align?: 'left' | 'centre'
    }
  | { readonly kind: 'title'; readonly lines: readonly string[] }
  | {
      readonly kind: 'paragraph'
      readonly text: string
      /** Printed bold before the text, such as เรื่อง. */
      readonly label?: string
      readonly indent?: boolean
      readonly align?: 'left' | 'centre' | 'right'
    }
  | { readonly kind: 'list'; readonly items: readonly ListItem[] }
  | { readonly kind: 'table'; readonly table: DocumentTable }
  /** The contents, with page numbers. */
  | { readonly kind: 'contents' }
  /** The place of the Garuda emblem, whose picture the organisation gives itself. */
  | { readonly kind: 'emblem'; readonly heightMm: number; readonly align: 'left' | 'centre' }
  | { readonly kind: 'space'; readonly heightMm: number }
  /** Dotted lines to write on, then a place to sign above a position; the signer's name is left open. */
  | {
      readonly kind: 'signature'
      readonly opinion?: string
      readonly writingLines: number
      readonly position: string
    }

export interface ListItem {
  /** As printed: `1)`, `(๑)`; empty where the text carries its own. */
  readonly mark: string
  readonly text: string
  readonly items: readonly string[]
}

export interface DocumentTable {
  readonly columns: readonly { readonly share: number; readonly align: 'left' | 'centre' | 'right' }[]
  /** Header rows, repeated on every page. */
  readonly header: readonly (readonly Cell[])[]
  readonly rows: readonly (readonly Cell[])[]
  /** Bold rows at the end, such as totals. */
  readonly footer: readonly (readonly Cell[])[]
}

/** `true` prints a ticked box. */
export type Cell =
  | string
  | boolean
  | { readonly text: string; readonly across?: number; readonly down?: number }
