import type { Person } from '../identity/actor.ts'
import type { Problem } from './problem.ts'
import type { Answer } from './route.ts'
import type { View } from './view.ts'

type Page = Extract<Answer, { kind: 'page' }>

/** Turns a page's title and content, or a problem, into a whole HTML document. */
export interface RenderDocument {
  page(view: View, page: Page): string
  /** A page of somebody who works here. */
  staffPage(view: View, person: Person, page: Page): string
  problem(view: View, problem: Problem): string
}
