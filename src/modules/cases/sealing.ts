import { randomBytes } from 'node:crypto'
import { secretBox, type SecretBox } from '../../platform/identity/secret-box.ts'

const keyBytes = 32

/** The box of a new case, and its key in a box of the program's. */
export function newCaseBox(secrets: SecretBox, caseId: string): { box: SecretBox; keyBox: Buffer } {
  const key = randomBytes(keyBytes)
  return { box: secretBox(key), keyBox: secrets.seal(key.toString('base64'), aboutKey(caseId)) }
}

/** Opens the box of a case. Throws where its key was put to another case or made with another secret. */
export function openCaseBox(secrets: SecretBox, caseId: string, keyBox: Buffer): SecretBox {
  return secretBox(Buffer.from(secrets.open(keyBox, aboutKey(caseId)), 'base64'))
}

const aboutKey = (caseId: string): string => `cases.key ${caseId}`
