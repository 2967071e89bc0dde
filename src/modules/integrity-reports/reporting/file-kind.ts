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

const beginnings: readonly (readonly [FileKind, RegExp])[] = [
  ['program', /^(?:MZ|\x7fELF|#!|dex\n|\xca\xfe\xba\xbe)/],
  ['program', /^(?:\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe)/],
  ['jpeg', /^\xff\xd8\xff/],
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['webp', /^RIFF[^]{4}WEBP/],
  ['heic', /^[^]{4}ftyp(?:hei[cxms]|hev[cx]|mif1|msf1|avi[fs])/],
  ['audio', /^(?:[^]{4}ftypM4A|ID3|OggS|fLaC|RIFF[^]{4}WAVE|\xff[\xfb\xf3\xf2\xf1\xf9]|#!AMR)/],
  ['video', /^(?:[^]{4}ftyp|\x1a\x45\xdf\xa3|RIFF[^]{4}AVI )/],
  ['pdf', /^%PDF/],
  ['office', /^(?:\xd0\xcf\x11\xe0|\{\\rtf)/],
]

export function kindOf(firstBytes: Uint8Array, name: string): FileKind {
  if (endingsOfPrograms.test(name)) return 'program'
  const text = String.fromCharCode(...firstBytes.subarray(0, bytesOfKind))
  // A telephone's recording begins like a script.
  if (text.startsWith('#!AMR')) return 'audio'
  const [kind] = beginnings.find(([, beginning]) => beginning.test(text)) ?? []
  if (kind) return kind
  return text.startsWith('PK\x03\x04') && endingsOfOffice.test(name) ? 'office' : 'other'
}

export const isPicture = (kind: FileKind): kind is 'jpeg' | 'png' | 'webp' =>
  kind === 'jpeg' || kind === 'png' || kind === 'webp'
