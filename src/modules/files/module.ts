import { z } from 'zod'
import { fileAnswer } from '../../platform/files/file-answer.ts'
import { mayReadFile, type FileReaders } from '../../platform/files/file-reading.ts'
import { findFile, type KeptFile } from '../../platform/files/kept-file.ts'
import { previewOf } from '../../platform/files/previews.ts'
import { previewSizes, type PreviewSize } from '../../platform/files/store.ts'
import { defineModule, nothingSearchable, type Module } from '../../platform/module.ts'
import { route, type Act } from '../../platform/web/route.ts'
import { fileUrls } from './urls.ts'

export { fileUrls } from './urls.ts'

const ofFile = z.object({ fileId: z.uuid() })
const ofPreview = ofFile.extend({
  size: z.enum(Object.keys(previewSizes) as [PreviewSize, ...PreviewSize[]]),
})

/**
 * Files at their addresses. Who may read one that is not for everybody is told neither from a file that
 * there is nor from one that there is not.
 */
export function filesOf(sources: readonly Module[]): Module {
  const readers: FileReaders = Object.assign({}, ...sources.map((module) => module.files))
  const readable = async ({ tx, view, visitor }: Act, fileId: string): Promise<KeptFile | undefined> => {
    const file = await findFile(tx, fileId)
    const { person } = visitor
    return file && (await mayReadFile(readers, tx, { file, person, today: view.today })) ? file : undefined
  }
  return defineModule({
    name: 'files',
    urls: fileUrls,
    routes: [
      route(
        fileUrls.file,
        { permission: 'public', event: 'none', reuse: 'never', languages: 'one', parameters: ofFile },
        async (act) => {
          const { services, tx, parameters } = act
          const file = await readable(act, parameters.fileId)
          return file ? fileAnswer(services.files, tx.organizationId, file) : { kind: 'absent' }
        },
      ),
      route(
        fileUrls.preview,
        { permission: 'public', event: 'none', reuse: 'never', languages: 'one', parameters: ofPreview },
        async (act) => {
          const { services, tx, parameters } = act
          const file = await readable(act, parameters.fileId)
          const picture =
            file && (await previewOf(services.files, tx.organizationId, { file, size: parameters.size }))
          return picture ? { kind: 'data', type: 'image/webp', body: picture } : { kind: 'absent' }
        },
      ),
    ],
    events: {
      'files.kept': { th: 'เก็บไฟล์', en: 'File kept' },
      'files.removed': { th: 'ลบไฟล์', en: 'File removed' },
    },
    messages: [],
    datasets: [],
    searchable: nothingSearchable,
  })
}
