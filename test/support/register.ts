import { expect } from 'vitest'
import { publicationWorkUrls } from '../../src/modules/publications/module.ts'
import { workUrls } from '../../src/modules/work/module.ts'
import type { Role } from '../../src/platform/identity/actor.ts'
import { listDivisions } from '../../src/platform/identity/divisions.ts'
import { textOf } from '../house/reading.ts'
import { testNow, type TestApp } from './app.ts'
import { addPerson } from './people.ts'
import { Visitor } from './visitor.ts'

const people = {
  officer: 'officer',
  other: 'officer',
  head: 'head-of-division',
  clerk: 'clerk',
  mayor: 'chief-executive',
  auditor: 'internal-auditor',
} as const satisfies Readonly<Record<string, Role>>
type Name = keyof typeof people

type Typed = Readonly<Record<string, string>>

/** A PDF as small as one can be. */
export const smallPdf = new TextEncoder().encode('%PDF-1.7\n1 0 obj\n<< >>\nendobj\n%%EOF\n')

/** The register of documents in the hands of those who work with it. */
export class Register {
  readonly #server: TestApp['server']
  readonly #tokens: ReadonlyMap<string, string>
  readonly divisionId: string

  private constructor(server: TestApp['server'], tokens: ReadonlyMap<string, string>, divisionId: string) {
    this.#server = server
    this.#tokens = tokens
    this.divisionId = divisionId
  }

  /** Who works with it, as a text by which another process opens it again. */
  get people(): string {
    return JSON.stringify({ tokens: [...this.#tokens], divisionId: this.divisionId })
  }

  static again(server: TestApp['server'], known: string): Register {
    const { tokens, divisionId } = JSON.parse(known) as { tokens: [string, string][]; divisionId: string }
    return new Register(server, new Map(tokens), divisionId)
  }

  /** With people whose sessions begin at a moment. */
  static async open(app: TestApp, at = testNow): Promise<Register> {
    const tokens = new Map<string, string>()
    return app.database.asOwner(await app.database.organizationId(), async (tx) => {
      for (const [name, role] of Object.entries(people)) {
        tokens.set(name, (await addPerson(tx, { role, at, name: `ผู้ทดสอบ ${name}` })).token)
      }
      const [division] = await listDivisions(tx)
      return new Register(app.server, tokens, division!.divisionId)
    })
  }

  /** Somebody of the office, or a citizen. */
  as(name?: Name): Visitor {
    const visitor = new Visitor(this.#server)
    if (name) visitor.setCookie('session', this.#tokens.get(name)!)
    return visitor
  }

  /** An announcement as somebody types it. */
  announcement(typed: Typed = {}): Record<string, string> {
    return {
      kind: 'announcement',
      title: 'รับสมัครคณะทำงานศูนย์ข้อมูลข่าวสาร',
      body: 'ขอเชิญประชาชนสมัครเป็นคณะทำงาน\nสมัครได้ที่สำนักปลัด',
      datedOn: '23/11/2569',
      divisionId: this.divisionId,
      signatoryPosition: 'นายกองค์การบริหารส่วนตำบล',
      topics: 'information-centre',
      ...typed,
    }
  }

  /** Enters a document; its id. */
  async draft(typed: Typed = {}, by: Name = 'officer'): Promise<string> {
    const visitor = this.as(by)
    await visitor.open(publicationWorkUrls.draftNew())
    await visitor.submit(publicationWorkUrls.draftNew(), this.announcement(typed))
    expect(visitor.page!.statusCode, textOf(visitor.page!.body).slice(0, 600)).toBe(200)
    return visitor.url.split('/').at(-1)!
  }

  async send(publicationId: string, by: Name = 'officer'): Promise<void> {
    const visitor = this.as(by)
    await visitor.open(publicationWorkUrls.draft({ publicationId }))
    await visitor.submit(publicationWorkUrls.send({ publicationId }))
  }

  async decide(
    publicationId: string,
    decision: 'publish' | 'approve' | 'send-back',
    { by = 'clerk', reason = '' }: { by?: Name; reason?: string } = {},
  ): Promise<Visitor> {
    const visitor = this.as(by)
    await visitor.open(publicationWorkUrls.draft({ publicationId }))
    await visitor.submit(publicationWorkUrls.decide({ publicationId }), { decision, reason })
    return visitor
  }

  /** Takes a published document out of the public. */
  async withdraw(publicationId: string, reason: string): Promise<void> {
    const visitor = this.as('clerk')
    await visitor.open(publicationWorkUrls.withdraw({ publicationId }))
    const page = await visitor.submit(publicationWorkUrls.withdraw({ publicationId }), { reason })
    expect(page.statusCode, textOf(page.body).slice(0, 600)).toBe(200)
  }

  /** Enters a document, sends it and publishes it; its id. */
  async published(typed: Typed = {}): Promise<string> {
    const publicationId = await this.draft(typed)
    await this.send(publicationId)
    await this.decide(publicationId, 'publish')
    return publicationId
  }

  /** Sends a form of the house to an address that this person's page does not offer. */
  async forge(by: Name, url: string, typed: Typed) {
    const visitor = this.as(by)
    await visitor.open(workUrls.contact())
    const { payload, headers } = visitor.filled(workUrls.contact(), typed)
    return visitor.send({ method: 'POST', url, payload: payload!, headers: headers! })
  }
}
