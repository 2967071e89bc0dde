import type { Role } from '../../src/platform/identity/actor.ts'
import { testNow, type TestApp } from './app.ts'
import { addPerson, type TestPerson } from './people.ts'
import { Visitor } from './visitor.ts'

/** People of an office, each signed in, by the names that a test gives them. */
export class Team<Name extends string> {
  readonly #app: TestApp
  readonly #people: ReadonlyMap<Name, TestPerson>

  private constructor(app: TestApp, people: ReadonlyMap<Name, TestPerson>) {
    this.#app = app
    this.#people = people
  }

  static async open<Name extends string>(
    app: TestApp,
    roles: Readonly<Record<Name, Role>>,
  ): Promise<Team<Name>> {
    const people = new Map<Name, TestPerson>()
    await app.database.asOwner(await app.database.organizationId(), async (tx) => {
      for (const [name, role] of Object.entries(roles) as [Name, Role][]) {
        people.set(name, await addPerson(tx, { role, at: testNow, name: `ผู้ทดสอบ ${name}` }))
      }
    })
    return new Team(app, people)
  }

  idOf(name: Name): string {
    return this.#people.get(name)!.accountId
  }

  /** A browser in which he is signed in. */
  as(name: Name): Visitor {
    const visitor = new Visitor(this.#app.server)
    visitor.setCookie('session', this.#people.get(name)!.token)
    return visitor
  }
}
