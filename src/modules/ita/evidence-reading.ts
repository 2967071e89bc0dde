import type { FileReaders } from '../../platform/files/file-reading.ts'
import { mayAct } from '../../platform/identity/capabilities.ts'
import { itaCapabilities } from './capabilities.ts'
import { evidencePurpose } from './measures.ts'

/** Evidence of a measure that is not for everybody is read by whoever may see how the measures go. */
export const itaFiles: FileReaders = {
  [evidencePurpose]: async (tx, { person }) =>
    person !== undefined &&
    (await mayAct(tx, { person, capability: 'ita.reading', table: itaCapabilities })) !== undefined,
}
