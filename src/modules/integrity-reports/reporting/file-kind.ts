/** What a file is by its first bytes; a name says what whoever named it wanted. */
export type FileKind =
  | 'jpeg'
  | 'png'
  | 'webp'
  | 'heic'
  | 'pdf'
  | 'office'
  | 'audio'
  | 'video'
  | 'program'
  | 'other'

/** How many bytes {@link kindOf} looks at. */
export const bytesOfKind = 16

const endingsOfPrograms =
  /\.(?:exe|com|scr|msi|bat|cmd|ps1|vbs|js|jse|wsf|hta|lnk|apk|jar|app|sh|dll|reg|iso|dmg)$/i
const endingsOfOffice = /\.(?:docx?|xlsx?|pptx?|odt|ods|odp|rtf)$/i

/** What stands where in a file of a kind; the first that fits decides. */
const signs: readonly (readonly [kind: FileKind, at: number, sign: string])[] = [
  // A telephone's recording begins like a script.
  ['audio', 0, '#!AMR'],
  ...[
    'MZ',
    '\x7fELF',
    '#!',
    'dex\n',
    '\xca\xfe\xba\xbe',
    '\xfe\xed\xfa',
    '\xce\xfa\xed\xfe',
    '\xcf\xfa\xed\xfe',
  ].map((sign) => ['program', 0, sign] as const),
  ['jpeg', 0, '\xff\xd8\xff'],
  ['png', 0, '\x89PNG\r\n\x1a\n'],
  ['webp', 8, 'WEBP'],
  ['audio', 8, 'WAVE'],
  ['video', 8, 'AVI '],
  ...['ftyphei', 'ftyphev', 'ftypmif1', 'ftypmsf1', 'ftypavi'].map((sign) => ['heic', 4, sign] as const),
  ['audio', 4, 'ftypM4A'],
  ['video', 4, 'ftyp'],
  ['video', 0, '\x1a\x45\xdf\xa3'],
  ...['ID3', 'OggS', 'fLaC', '\xff\xfb', '\xff\xf3', '\xff\xf2', '\xff\xf1', '\xff\xf9'].map(
    (sign) => ['audio', 0, sign] as const,
  ),
  ['pdf', 0, '%PDF'],
  ['office', 0, '\xd0\xcf\x11\xe0'],
  ['office', 0, '{\\rtf'],
]

export function kindOf(firstBytes: Uint8Array, name: string): FileKind {
  if (endingsOfPrograms.test(name)) return 'program'
  const text = String.fromCharCode(...firstBytes.subarray(0, bytesOfKind))
  const [kind] = signs.find(([, at, sign]) => text.startsWith(sign, at)) ?? []
  if (kind) return kind
  return text.startsWith('PK\x03\x04') && endingsOfOffice.test(name) ? 'office' : 'other'
}

export const isPicture = (kind: FileKind): kind is 'jpeg' | 'png' | 'webp' =>
  kind === 'jpeg' || kind === 'png' || kind === 'webp'
