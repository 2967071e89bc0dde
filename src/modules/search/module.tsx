import type { VNode } from 'preact'
import { defineModule, nothingSearchable } from '../../platform/module.ts'
import { address } from '../../platform/web/address.ts'

export const searchUrls = { search: address('/search') }
export function SearchForm(_: { label: string }): VNode | null {
  return null
}
export const search = defineModule({
  name: 'search',
  urls: searchUrls,
  routes: [],
  messages: [],
  datasets: [],
  searchable: nothingSearchable,
})
