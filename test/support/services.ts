import { secretBox } from '../../src/platform/identity/secret-box.ts'
import type { Services } from '../../src/platform/web/services.ts'

/** What a test gives the program beside its database. */
export function testServices(): Services {
  return {
    linkTo: (_, path) => `http://localhost:3000${path}`,
    sendsMail: true,
    secrets: secretBox(Buffer.alloc(32, 7)),
  }
}
