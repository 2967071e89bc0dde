import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify'

/** A browser without scripts: keeps cookies, opens pages, fills in forms as they stand on them. */
export class Visitor {
  readonly #server: FastifyInstance
  readonly #cookies = new Map<string, string>()
  readonly #headers: Readonly<Record<string, string>>
  page: LightMyRequestResponse | undefined
  url = '/'

  constructor(server: FastifyInstance, headers: Readonly<Record<string, string>> = {}) {
    this.#server = server
    this.#headers = headers
  }

  cookie(name: string): string | undefined {
    return this.#cookies.get(name)
  }

  setCookie(name: string, value: string): void {
    this.#cookies.set(name, value)
  }

  /** Opens an address and follows where it leads. */
  async open(url: string): Promise<LightMyRequestResponse> {
    return this.#go({ method: 'GET', url })
  }

  /** Sends the form of the page whose action ends so, with its hidden fields and what is typed. */
  async submit(
    action: string,
    typed: Readonly<Record<string, string | readonly string[]>> = {},
  ): Promise<LightMyRequestResponse> {
    return this.#go(this.filled(action, typed))
  }

  /** As {@link submit}, for a form with files; `files` go into the field of that name, or of their own. */
  async submitFiles(
    action: string,
    typed: Readonly<Record<string, string>>,
    files: readonly { name: string; content: Uint8Array<ArrayBuffer>; into?: string }[],
    field = 'files',
  ): Promise<LightMyRequestResponse> {
    const { url, payload } = this.filled(action, typed)
    const form = new FormData()
    for (const [name, value] of new URLSearchParams(String(payload))) form.append(name, value)
    for (const { name, content, into } of files) form.append(into ?? field, new Blob([content]), name)
    const encoded = new Response(form)
    return this.#go({
      method: 'POST',
      url: url!,
      headers: { 'content-type': encoded.headers.get('content-type')! },
      payload: Buffer.from(await encoded.arrayBuffer()),
    })
  }

  /** The request that {@link submit} would send. */
  filled(action: string, typed: Readonly<Record<string, string | readonly string[]>> = {}): InjectOptions {
    const form = formsOf(this.page?.body ?? '').find((found) => (found.action || this.url).endsWith(action))
    if (!form) throw new Error(`${this.url} has no form to ${action}`)
    const fields = new URLSearchParams([...form.hidden])
    for (const [name, value] of Object.entries(typed)) {
      fields.delete(name)
      for (const one of [value].flat()) fields.append(name, one)
    }
    return {
      method: 'POST',
      url: form.action || this.url,
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: fields.toString(),
    }
  }

  /** Sends one request as it is and follows nothing. */
  async send(request: InjectOptions): Promise<LightMyRequestResponse> {
    const answer = await this.#server.inject({
      ...request,
      headers: {
        host: 'localhost:3000',
        ...this.#headers,
        ...(request.headers as Record<string, string> | undefined),
        cookie: [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; '),
      },
    })
    for (const { name, value, maxAge, expires } of answer.cookies) {
      const isGone = maxAge === 0 || (expires !== undefined && expires.getTime() <= 0)
      if (isGone || value === '') this.#cookies.delete(name)
      else this.#cookies.set(name, value)
    }
    return answer
  }

  async #go(request: InjectOptions): Promise<LightMyRequestResponse> {
    let answer = await this.send(request)
    let url = String(request.url)
    for (let hops = 0; answer.statusCode >= 300 && answer.statusCode < 400 && hops < 10; hops += 1) {
      url = String(answer.headers.location)
      answer = await this.send({ method: 'GET', url })
    }
    this.url = url
    this.page = answer
    return answer
  }
}

interface PageForm {
  readonly action: string
  readonly hidden: readonly [string, string][]
}

function formsOf(html: string): PageForm[] {
  return [...html.matchAll(/<form\b([^>]*)>([\s\S]*?)<\/form>/g)].map(
    ([, attributes = '', content = '']) => ({
      action: attribute(attributes, 'action') ?? '',
      hidden: [...content.matchAll(/<input\b[^>]*type="hidden"[^>]*>/g)].map(([input]) => [
        attribute(input, 'name') ?? '',
        attribute(input, 'value') ?? '',
      ]),
    }),
  )
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1]
  return value?.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
}
