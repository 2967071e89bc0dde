/** Why a file is none that the recipients alone can open. */
export type AgeFault =
  | 'empty'
  | 'too-large'
  /** It can be read as it is. */
  | 'plaintext'
  /** age's form in letters, which `age -a` makes. */
  | 'armored'
  /** Sealed to a passphrase or to keys of another kind than those of the recipients. */
  | 'other-keys'
  /** It begins as an age file and does not go on as one. */
  | 'damaged'

export const mostBytes = 1024 * 1024
const version = 'age-encryption.org/v1'
const armor = '-----BEGIN AGE ENCRYPTED FILE-----'
/** A header of as many recipients as anybody has: a hybrid stanza has 1,600 characters. */
const longestHeader = 64 * 1024
/** The nonce, and a last chunk of nothing with its tag. */
const shortestPayload = 32

/**
 * Looks whether a file is an age file to hybrid keys (`mlkem768x25519`) and to no others, without any key. Whose keys
 * those are cannot be seen. Undefined where it is one.
 */
export function ageFault(content: Uint8Array): AgeFault | undefined {
  if (content.length === 0) return 'empty'
  if (content.length > mostBytes) return 'too-large'
  const text = Buffer.from(content.subarray(0, longestHeader)).toString('latin1')
  if (text.trimStart().startsWith(armor)) return 'armored'
  if (!text.startsWith(`${version}\n`)) return 'plaintext'
  const end = /\n--- [A-Za-z0-9+/]{43}\n/.exec(text)
  if (!end || content.length - end.index - end[0].length < shortestPayload) return 'damaged'
  const stanzas = stanzasOf(text.slice(version.length + 1, end.index + 1))
  if (!stanzas) return 'damaged'
  return stanzas.every((type) => type === 'mlkem768x25519') ? undefined : 'other-keys'
}

/** The types of the stanzas between the version and the end of a header; undefined where something else stands there. */
function stanzasOf(header: string): string[] | undefined {
  const types: string[] = []
  let rest = header
  while (rest !== '') {
    // Arguments, then lines of 64 characters, and a shorter one that ends the stanza.
    const stanza = /^-> ([!-~]+)(?: [!-~]+)*\n(?:[A-Za-z0-9+/]{64}\n)*[A-Za-z0-9+/]{0,63}\n/.exec(rest)
    if (!stanza) return undefined
    types.push(stanza[1]!)
    rest = rest.slice(stanza[0].length)
  }
  return types.length > 0 ? types : undefined
}
