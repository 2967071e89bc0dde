import type { LightMyRequestResponse } from 'fastify'
import { expect } from 'vitest'
import { languages, type Language } from '../../src/platform/language/messages.ts'
import { problemMessages, problems, type ProblemCode } from '../../src/platform/web/problem.ts'

const entities: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
}

function decoded(html: string): string {
  return html.replaceAll(/&(?:amp|lt|gt|quot|#39);/g, (entity) => entities[entity] ?? entity)
}

/** What a page says, without its markup: words that the markup cuts in two stand together again. */
export function textOf(html: string): string {
  return decoded(html.replaceAll(/<[^>]*>/g, ''))
}

/** Where the links of a page lead. */
export function linksOf(html: string): string[] {
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]*)"/g)].map(([, href = '']) => decoded(href))
}

/** Expects a page that says what is wrong and what to do, in the page's language and in the other one. */
export function expectProblem(
  answer: Pick<LightMyRequestResponse, 'statusCode' | 'headers' | 'body'>,
  code: ProblemCode,
  language: Language = 'th',
): void {
  expect(answer.statusCode).toBe(problems[code])
  expect(answer.headers['content-type']).toBe('text/html; charset=utf-8')
  expect(answer.headers['cache-control']).toBe('no-store')
  expect(answer.body).toContain(`<html lang="${language}"`)
  for (const each of languages) {
    const { title, advice } = problemMessages(code)[each]
    expect(textOf(answer.body)).toContain(title)
    expect(textOf(answer.body)).toContain(advice)
  }
  const title = /<h1[^>]*>(.*?)<\/h1>/.exec(answer.body)?.[1] ?? ''
  expect(textOf(title)).toBe(problemMessages(code)[language].title)
}
