/** A secret in one of the forms in which it could be written down. */
interface Trace {
  readonly form: string
  readonly bytes: Buffer
}

/** Every form of a secret that is looked for. */
function tracesOf(secret: Buffer): readonly Trace[] {
  const text = secret.toString('utf8')
  const isText = Buffer.from(text, 'utf8').equals(secret)
  return [
    { form: 'raw', bytes: secret },
    { form: 'hex', bytes: Buffer.from(secret.toString('hex')) },
    { form: 'HEX', bytes: Buffer.from(secret.toString('hex').toUpperCase()) },
    ...[0, 1, 2].flatMap((offset) => [
      { form: `base64 at ${offset}`, bytes: Buffer.from(base64At(secret, offset, 'base64')) },
      { form: `base64url at ${offset}`, bytes: Buffer.from(base64At(secret, offset, 'base64url')) },
    ]),
    ...(isText
      ? [
          { form: 'utf-16le', bytes: Buffer.from(text, 'utf16le') },
          { form: 'utf-16be', bytes: Buffer.from(text, 'utf16le').swap16() },
          { form: 'percent', bytes: Buffer.from(encodeURIComponent(text)) },
          { form: 'json', bytes: Buffer.from(escapedJson(text)) },
        ]
      : []),
  ]
}

/** What is the same whatever stands before and behind, when the secret begins at this offset of three bytes. */
function base64At(secret: Buffer, offset: number, form: 'base64' | 'base64url'): string {
  const written = Buffer.concat([Buffer.alloc(offset), secret])
    .toString(form)
    .replaceAll('=', '')
  const before = [0, 2, 3][offset]!
  const isCut = (offset + secret.length) % 3 !== 0
  return written.slice(before, isCut ? -1 : undefined)
}

function escapedJson(text: string): string {
  return text.replaceAll(/[^ -~]/g, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)
}

/** Which of the secrets stand in which of the places, in whatever form; no secret itself is in the answer. */
export function findTraces(
  secrets: ReadonlyMap<string, Buffer>,
  places: ReadonlyMap<string, readonly Buffer[]>,
): string[] {
  const found: string[] = []
  for (const [place, pieces] of places) {
    for (const [name, secret] of secrets) {
      for (const { form, bytes } of tracesOf(secret)) {
        if (pieces.some((piece) => piece.includes(bytes))) found.push(`${name} (${form}) in ${place}`)
      }
    }
  }
  return found
}
