import { defineModule, nothingSearchable } from '../../platform/module.ts'
import { searchMessages } from './messages.ts'
import { searchRoutes } from './routes.tsx'
import { searchUrls } from './urls.ts'

export { searchMessages } from './messages.ts'
export { Marked } from './pages/marked.tsx'
export { SearchForm } from './pages/search-form.tsx'
export { searchUrls } from './urls.ts'

/** One search over everything public that the other modules have. */
export const search = defineModule({
  name: 'search',
  urls: searchUrls,
  routes: searchRoutes,
  messages: [searchMessages],
  datasets: [],
  searchable: nothingSearchable,
})
