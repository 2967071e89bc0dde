import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const sarabun = dirname(createRequire(import.meta.url).resolve('@expo-google-fonts/sarabun/package.json'))

/** The folders of the faces that documents are set in, each with one file. */
export const fontFolders = [join(sarabun, '400Regular'), join(sarabun, '700Bold')] as const

/** Their files: Word shows a document in its own font only where the document brings it along. */
export const fontFiles = {
  regular: join(fontFolders[0], 'Sarabun_400Regular.ttf'),
  bold: join(fontFolders[1], 'Sarabun_700Bold.ttf'),
}
